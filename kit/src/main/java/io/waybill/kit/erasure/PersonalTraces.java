package io.waybill.kit.erasure;

import java.util.Collection;

/** A place where a service keeps what tells who bought an order, or what an order was answered with. Every bean of this type is asked to erase it. */
@FunctionalInterface
public interface PersonalTraces {

    /** Within the caller's transaction, after their tombstones were raised. */
    void erase(Collection<String> orderIds);
}
