package io.waybill.simulator.shopify;

import java.util.List;
import java.util.OptionalLong;

/** A store as somebody inside the simulator works it, without HTTP between; the rules are the same. */
public interface Till {

    String domain();

    List<Long> locationIds();

    List<String> skus();

    /** Whether the simulator's own limits leave room for one more action. */
    boolean hasRoom();

    /** The new order's id, or nothing where the sale was refused. */
    OptionalLong ring(StaffAction.Sell sell);

    /** False where the shop refused it. */
    boolean change(long orderId, StaffAction action);
}
