package io.waybill.orders.processing;

import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Router;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lets time pass for orders in which it may change something. Two instances at once only ask the same thing twice. */
@Service
class DueOrders {

    private static final int ORDERS_MAX = 200;

    private static final String DUE = "select order_id from orders where due_at <= :now order by due_at limit :limit";

    private static final String BLOCKED_BY_OTHER_RULES = """
            select order_id from orders where blocked_rules is not null and blocked_rules <> :version limit :limit""";

    private final JdbcClient jdbc;
    private final OrderProcessor processor;
    private final Router router;

    DueOrders(JdbcClient jdbc, OrderProcessor processor, Router router) {
        this.jdbc = jdbc;
        this.processor = processor;
        this.router = router;
    }

    /** Returns how many orders it looked at; as many as it can take means that more may be due. */
    int runOnce(Instant now) {
        var due = jdbc.sql(DUE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", ORDERS_MAX)
                .query(String.class)
                .list();
        var blocked = jdbc.sql(BLOCKED_BY_OTHER_RULES)
                .param("version", router.rulesVersion())
                .param("limit", ORDERS_MAX)
                .query(String.class)
                .list();
        letTimePass(due, now);
        letTimePass(blocked, now);
        return due.size() + blocked.size();
    }

    private void letTimePass(List<String> ids, Instant now) {
        processor.process(ids.stream().<OrderCommand>map(id -> new TimePassed(new OrderId(id), now)).toList());
    }
}
