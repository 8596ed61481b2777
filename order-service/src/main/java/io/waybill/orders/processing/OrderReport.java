package io.waybill.orders.processing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts the orders that are not finished. Finished ones are left out: there may be millions, and they tell nothing. */
@Service
public class OrderReport {

    private static final String UNFINISHED = """
            select blocker, blocker_owner, fulfillment_status, count(*) as orders,
                   count(*) filter (where late_at < :now) as late
              from orders where blocker is not null group by blocker, blocker_owner, fulfillment_status""";

    private static final String EXCEPTIONS = """
            select e.exception, count(*) from orders, unnest(exceptions) as e (exception)
             where exceptions <> '{}' group by e.exception""";

    private static final String DUE_SINCE = "select min(due_at) from orders where due_at <= :now";

    private final JdbcClient jdbc;

    OrderReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many unfinished orders that are alike, and how many of them are late. */
    public record Count(String blocker, String owner, String fulfillmentStatus, long orders, long late) {}

    public List<Count> unfinished(Instant now) {
        return jdbc.sql(UNFINISHED)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Count(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row
                        .getLong(5)))
                .list();
    }

    /** How many orders have each exception. */
    public Map<String, Long> exceptions() {
        var counts = new TreeMap<String, Long>();
        jdbc.sql(EXCEPTIONS).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** How long the order that waits longest has been due; zero where none is. */
    public Duration dueLag(Instant now) {
        return jdbc.sql(DUE_SINCE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(since -> Duration.between(since.toInstant(), now))
                .orElse(Duration.ZERO);
    }
}
