package io.waybill.kit.outside;

import java.time.Duration;

/** Buckets of permits, one for each account and operation, shared by all instances of a connector. */
public interface Quota {

    /** Takes a permit, or says how long to wait for one; zero: it was taken. */
    Duration take(String account, String operation, QuotaLimit limit);

    /** Permits there are now, without taking one. */
    double permits(String account, String operation, QuotaLimit limit);

    /** The outside said that there are none left, whatever we counted. */
    void empty(String account, String operation);

    /** Nothing is known of what was called: all buckets start empty. */
    void emptyAll();
}
