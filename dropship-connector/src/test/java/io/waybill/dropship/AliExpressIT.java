package io.waybill.dropship;

import java.util.Map;

/** AliExpress as it usually writes. */
class AliExpressIT extends AliExpressCases {

    AliExpressIT() {
        super("usual", Map.of());
    }
}
