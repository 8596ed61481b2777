package io.waybill.kit.kafka;

import java.util.List;

/**
 * A record that changed something.
 *
 * @param what stable names of what happened, such as the types of facts; no personal data
 */
public record Change(Origin origin, String orderId, List<String> what) {

    public Change { what = List.copyOf(what); }
}
