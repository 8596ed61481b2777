package io.waybill.fba;

import java.util.Map;

/** An order under a known id is refused, and an unknown order is a 404. */
class AmazonThatRefusesDuplicatesIT extends AmazonCases {

    AmazonThatRefusesDuplicatesIT() {
        super("refusing", Map.of("duplicate-create", "invalid-input", "unknown-order", "not-found", "quota.lifted",
                true));
    }
}
