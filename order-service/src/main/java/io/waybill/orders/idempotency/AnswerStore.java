package io.waybill.orders.idempotency;

import io.waybill.kit.erasure.PersonalTraces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Answers as rows. All of it happens in the caller's transaction, which is that of the request itself. The database's clock
 * tells how old one is: no instance whose own clock is wrong forgets what the others still owe.
 */
@Repository
class AnswerStore implements PersonalTraces {

    private static final String CLAIM = "select pg_try_advisory_xact_lock(:lock)";

    private static final String FIND = """
            select request_hash, status, location, etag, content_type, body
              from stored_answer where key_hash = :key and made_at > now() - make_interval(secs => :kept)""";

    private static final String KEEP = """
            insert into stored_answer (key_hash, request_hash, order_id, status, location, etag, content_type, body,
                                       made_at)
            values (:key, :request, :orderId, :status, :location, :etag, :contentType, :body, now())
            on conflict (key_hash) do update
               set request_hash = excluded.request_hash, order_id = excluded.order_id, status = excluded.status,
                   location = excluded.location, etag = excluded.etag, content_type = excluded.content_type,
                   body = excluded.body, made_at = excluded.made_at""";

    private static final String FORGET = """
            delete from stored_answer where key_hash in (
                select key_hash from stored_answer where made_at <= now() - make_interval(secs => :kept) order by made_at limit :limit
                   for update skip locked)""";

    private static final String ERASE = "delete from stored_answer where order_id = any(:ids)";

    /** An answer, and whether it is that of the request which is asked for. */
    record Found(boolean sameRequest, StoredAnswer answer) {}

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False while another request with this key has not ended. Held until the transaction ends, however it does. */
    boolean claim(RequestHashes hashes) {
        return jdbc.sql(CLAIM).param("lock", hashes.lock()).query(Boolean.class).single();
    }

    /** To be asked after the claim: what was committed before it is then seen. */
    Optional<Found> find(RequestHashes hashes, Duration keptFor) {
        return jdbc.sql(FIND)
                .param("key", hashes.key())
                .param("kept", keptFor.toSeconds())
                .query((row, _) -> new Found(row.getString("request_hash").equals(hashes.request()),
                        answer(row)))
                .optional();
    }

    /** In the place of an answer to the same key that is too old to be given. */
    void keep(RequestHashes hashes, String orderId, StoredAnswer answer) {
        jdbc.sql(KEEP)
                .param("key", hashes.key())
                .param("request", hashes.request())
                .param("orderId", orderId)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .update();
    }

    /** Returns how many there were, at most {@code limit}. */
    int forget(Duration keptFor, int limit) {
        return jdbc.sql(FORGET).param("kept", keptFor.toSeconds()).param("limit", limit).update();
    }

    @Override
    public void erase(Collection<String> orderIds) {
        jdbc.sql(ERASE).param("ids", orderIds.toArray(String[]::new)).update();
    }

    private static StoredAnswer answer(ResultSet row) throws SQLException {
        return new StoredAnswer(row.getInt("status"), row.getString("location"), row.getString("etag"),
                row.getString("content_type"), row.getString("body"));
    }
}
