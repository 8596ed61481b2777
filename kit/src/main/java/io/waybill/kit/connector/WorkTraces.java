package io.waybill.kit.connector;

import io.waybill.kit.erasure.PersonalTraces;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases an order's work and effects whole: nothing is to be done for it any more. A step that is under way finds its row
 * gone, so it claims no call, and what it brings home is stored nowhere.
 */
final class WorkTraces implements PersonalTraces {

    /** Work of no order, such as a sweep, has no order's id. */
    private static final String FORGET_WORK = """
            with mine as (select id from work where order_id = any(:ids) and order_id <> ''
                           order by id for update)
            delete from work w using mine where w.id = mine.id
            """;

    /** Work first: whoever claims an effect holds its work's row. */
    private static final String FORGET_EFFECTS = "delete from effect where order_id = any(:ids) and order_id <> ''";

    private final JdbcClient jdbc;

    WorkTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(Collection<String> orderIds) {
        for (var statement : new String[]{FORGET_WORK, FORGET_EFFECTS}) {
            jdbc.sql(statement).param("ids", orderIds.toArray(String[]::new)).update();
        }
    }
}
