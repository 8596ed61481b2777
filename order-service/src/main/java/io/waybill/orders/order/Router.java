package io.waybill.orders.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Decides which channel gets which units, and whether an order is paid for well enough. Declared where it is needed; {@code routing} implements it. */
public interface Router {

    /** Changes whenever lines that no channel takes may be taken. */
    String rulesVersion();

    /** {@code avoid}: by line, channels that have refused it. Every open unit is in a share or its line has a reason. */
    Plan plan(Content content, Units open, Map<String, Set<Channel>> avoid);

    /** {@code unpaid}: it is the payment that is missing, so there are no shares. */
    record Plan(List<Share> shares, SortedMap<String, String> reasonByUnroutableLine, boolean unpaid) {}

    /**
     * Units for one channel, to leave within {@code handlingTime} of the order's placing.
     *
     * @param asked whether the channel is asked at once; else it waits for somebody to request it
     */
    record Share(Channel channel, Units units, Duration handlingTime, boolean asked) {}
}
