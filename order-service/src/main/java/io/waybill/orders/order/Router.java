package io.waybill.orders.order;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Decides which channel gets which units, and which payment is enough. Declared where it is needed; {@code routing} implements it. */
public interface Router {

    /** Changes whenever what is blocked may go on. */
    String rulesVersion();

    /** {@code avoid}: by line, channels that have refused it. Every open unit is in a share or its line has a reason. */
    Plan plan(Content content, Units open, Map<String, Set<Channel>> avoid);

    /** The same for units that a person gives to a channel: their word counts, whatever the rules say. */
    List<Share> shares(Content content, Channel channel, Units units);

    /** Why the order's payment is not enough for anything to be sent; empty: it is. */
    Optional<String> whyUnpaid(Content content);

    record Plan(List<Share> shares, SortedMap<String, String> reasonByUnroutableLine) {

        static final Plan NOTHING = new Plan(List.of(), Collections.emptySortedMap());
    }

    /**
     * Units for one channel, to leave within {@code handlingTime} of the order's placing, or of its being ready.
     *
     * @param asked whether the channel is asked at once; else it waits for somebody to request it
     */
    record Share(Channel channel, Units units, Duration handlingTime, boolean asked) {}
}
