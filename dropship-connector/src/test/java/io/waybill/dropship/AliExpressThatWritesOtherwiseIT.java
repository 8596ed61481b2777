package io.waybill.dropship;

import java.util.Map;

/** A list of one is written as its element, and lists have the other prefix. */
class AliExpressThatWritesOtherwiseIT extends AliExpressCases {

    AliExpressThatWritesOtherwiseIT() {
        super("otherwise", Map.of("one-as-object", true, "list-prefix", "ae"));
    }
}
