package io.waybill.dropship.aliexpress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The tokens in force, the same for all instances. The configured pair is only where each account begins: configuring
 * another one, after a new authorisation, begins anew.
 */
final class AliExpressTokens {

    private static final Duration BETWEEN_RENEWALS_MIN = Duration.ofMinutes(1);
    private static final String MINE = " where account = :account and given = :given";

    private static final String SEED = """
            insert into aliexpress_token (account, given, access_token, refresh_token, renew_at)
            values (:account, :given, :access, :refresh, :renewAt)
            on conflict do nothing
            """;

    private static final String RENEW = """
            update aliexpress_token
               set access_token = :access, refresh_token = :refresh, renewed_at = :now, renew_at = :renewAt,
                   access_refused = false, lost = :lost
            """ + MINE + " and refresh_token = :used";

    private static final String LOSE = "update aliexpress_token set lost = :why, renew_at = null" + MINE
            + " and refresh_token = :used";

    private static final String REFUSE = """
            update aliexpress_token
               set access_refused = true,
                   renew_at = case when refresh_token = '' or lost <> '' then null
                                   else least(renew_at, greatest(:now, renewed_at + :pauseMillis * interval '1 millisecond'))
                              end
            """ + MINE + " and access_token = :used and not access_refused";

    private final JdbcClient jdbc;
    private final Map<String, Pair> configured;

    AliExpressTokens(JdbcClient jdbc, Map<String, Pair> configured) {
        this.jdbc = jdbc;
        this.configured = Map.copyOf(configured);
    }

    /** An access token and what makes the next one. */
    record Pair(String access, String refresh) {

        String fingerprint() {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest((access + "\n" + refresh).getBytes(UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    /**
     * How an account stands.
     *
     * @param renewAt null: its tokens cannot be renewed
     * @param lost empty unless a person has to authorise again
     */
    record Standing(Pair pair, @Nullable Instant renewAt, boolean accessRefused, String lost) {}

    Standing standing(String account, Instant now) {
        return find(account).optional().orElseGet(() -> {
            seed(account, now);
            return find(account).single();
        });
    }

    /** The first renewal is due at once: it tells how long tokens last, and fails while whoever set them is there. */
    private void seed(String account, Instant now) {
        var pair = pair(account);
        bind(SEED, account).param("access", pair.access())
                .param("refresh", pair.refresh())
                .param("renewAt", pair.refresh().isEmpty() ? null : at(now), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** {@code lost}: why this was the last time; empty if it was not. Returns false where somebody else was first. */
    boolean renew(String account, Pair used, Pair next, Instant renewAt, String lost, Instant now) {
        return bind(RENEW, account).param("access", next.access())
                .param("refresh", next.refresh())
                .param("renewAt", lost.isEmpty() ? at(renewAt) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("lost", lost)
                .param("now", at(now))
                .param("used", used.refresh())
                .update() > 0;
    }

    /** Returns false where somebody else renewed them meanwhile. */
    boolean lose(String account, Pair used, String why) {
        return bind(LOSE, account).param("why", why).param("used", used.refresh()).update() > 0;
    }

    /** AliExpress took it no more: it is not tried again. Returns whether that is news. */
    boolean refuse(String account, String usedAccess, Instant now) {
        return bind(REFUSE, account).param("used", usedAccess)
                .param("now", at(now))
                .param("pauseMillis", BETWEEN_RENEWALS_MIN.toMillis())
                .update() > 0;
    }

    private JdbcClient.MappedQuerySpec<Standing> find(String account) {
        return bind("select * from aliexpress_token" + MINE, account).query((row, _) -> standing(row));
    }

    private StatementSpec bind(String sql, String account) {
        return jdbc.sql(sql).param("account", account).param("given", pair(account).fingerprint());
    }

    private Pair pair(String account) {
        var pair = configured.get(account);
        if (pair == null) throw new IllegalStateException("account %s is not configured".formatted(account));
        return pair;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var renewAt = row.getObject("renew_at", OffsetDateTime.class);
        return new Standing(new Pair(row.getString("access_token"), row.getString("refresh_token")),
                renewAt == null ? null : renewAt.toInstant(), row.getBoolean("access_refused"),
                row.getString("lost"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }
}
