package io.waybill.kit.outside;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Buckets as rows in PostgreSQL, filled by its clock. A permit is taken by one statement; time that passes between two
 * looks at the clock within it is lost, never gained.
 */
public final class JdbcQuota implements Quota {

    private static final String FILLED = """
            least(:capacity, q.tokens + :rate * greatest(0, extract(epoch from clock_timestamp() - q.refilled_at)))""";

    private static final String TAKE = """
            insert into quota as q (account, operation, tokens, refilled_at)
            values (:account, :operation, :capacity - 1, clock_timestamp())
            on conflict (account, operation) do update
               set tokens = %1$s - 1, refilled_at = clock_timestamp()
             where %1$s >= 1
            """.formatted(FILLED);

    private static final String PERMITS = """
            select %s from quota q where account = :account and operation = :operation
            """.formatted(FILLED);

    private static final String EMPTY = """
            update quota set tokens = least(tokens, 0), refilled_at = clock_timestamp()
             where account = :account and operation = :operation
            """;

    private final JdbcClient jdbc;

    public JdbcQuota(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Duration take(String account, String operation, QuotaLimit limit) {
        var taken = bind(TAKE, account, operation, limit).update();
        return taken > 0 ? Duration.ZERO : untilNext(permits(account, operation, limit), limit);
    }

    @Override
    public double permits(String account, String operation, QuotaLimit limit) {
        return bind(PERMITS, account, operation, limit).query(Double.class).optional().orElse(limit.capacity());
    }

    static Duration untilNext(double permits, QuotaLimit limit) {
        var seconds = (1 - permits) / limit.permitsPerSecond();
        return Duration.ofMillis(Math.max(1, (long) Math.ceil(seconds * 1000)));
    }

    @Override
    public void empty(String account, String operation) {
        jdbc.sql(EMPTY).param("account", account).param("operation", operation).update();
    }

    @Override
    public void emptyAll() {
        jdbc.sql("update quota set tokens = 0, refilled_at = clock_timestamp()").update();
    }

    private JdbcClient.StatementSpec bind(String sql, String account, String operation, QuotaLimit limit) {
        return jdbc.sql(sql)
                .param("account", account)
                .param("operation", operation)
                .param("capacity", limit.capacity())
                .param("rate", limit.permitsPerSecond());
    }
}
