package io.waybill.orders.order;

/** Which stores' orders are archived by themselves once they are fulfilled and paid. */
@FunctionalInterface
public interface ArchivePolicy {

    ArchivePolicy NEVER = _ -> false;

    boolean archivesOrdersOf(String store);
}
