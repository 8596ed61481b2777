package io.waybill.fba.amazon;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.waybill.kit.outside.QuotaLimit;
import java.util.List;
import java.util.Map;

/** The operations that are called. Amazon gives each of them a quota of its own. */
final class Operations {

    static final String CREATE = "createFulfillmentOrder";
    static final String CANCEL = "cancelFulfillmentOrder";
    static final String GET = "getFulfillmentOrder";
    static final String LIST = "listAllFulfillmentOrders";
    static final String TRACK = "getPackageTrackingDetails";

    private static final List<String> ALL = List.of(CREATE, CANCEL, GET, LIST, TRACK);

    private Operations() {}

    static Map<String, QuotaLimit> limitedTo(QuotaLimit limit) {
        return ALL.stream().collect(toMap(identity(), _ -> limit));
    }
}
