package io.waybill.kit.connector;

import java.util.Collection;

/** A place where a connector keeps what tells who bought an order. Every bean of this type is asked to erase it. */
@FunctionalInterface
public interface PersonalTraces {

    /** Within the caller's transaction, after their tombstones were raised. */
    void erase(Collection<String> orderIds);
}
