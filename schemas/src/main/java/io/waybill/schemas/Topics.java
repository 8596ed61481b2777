package io.waybill.schemas;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.NullMarked;

/**
 * The typed catalogue of every topic: its name, the one record it carries, the one service that writes it and how long
 * it is kept. All are keyed by {@code orderId} and have the same number of partitions.
 */
@NullMarked
public final class Topics {

    public static final int PARTITIONS = 12;

    public static final Topic<OrderReceived> ORDERS_RECEIVED = new Topic<>("orders.received", OrderReceived.class,
            Duration.ofDays(14));
    public static final Topic<FulfillmentRequest> REQUESTS_DROPSHIP = requests("dropship");
    public static final Topic<FulfillmentRequest> REQUESTS_FBA = requests("fba");
    public static final Topic<FulfillmentRequest> REQUESTS_POS = requests("pos");
    public static final Topic<FulfillmentUpdate> FULFILLMENT_UPDATES = new Topic<>("fulfillment.updates",
            FulfillmentUpdate.class, Duration.ofDays(90));
    public static final Topic<OrderEvent> ORDERS_EVENTS = new Topic<>("orders.events", OrderEvent.class,
            Topic.FOR_EVER);

    public static final List<Topic<?>> ALL = List.of(ORDERS_RECEIVED, REQUESTS_DROPSHIP, REQUESTS_FBA, REQUESTS_POS,
            FULFILLMENT_UPDATES, ORDERS_EVENTS);

    private Topics() {}

    private static Topic<FulfillmentRequest> requests(String channel) {
        return new Topic<>("fulfillment.requests." + channel, FulfillmentRequest.class, Duration.ofDays(14));
    }

    /** One topic. {@code retention} is {@link #FOR_EVER} where nothing is ever dropped. */
    public record Topic<T extends SpecificRecord>(String name, Class<T> recordType, Duration retention) {

        public static final Duration FOR_EVER = Duration.ofMillis(-1);

        /** Registry subject of the values, by the topic name strategy. */
        public String subject() {
            return name + "-value";
        }
    }
}
