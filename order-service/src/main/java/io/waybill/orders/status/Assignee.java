package io.waybill.orders.status;

import io.waybill.orders.order.Channel;
import java.util.EnumSet;

/** A channel to which a person gives units. A till sends nothing. */
final class Assignee {

    private Assignee() {}

    static Channel of(String word) {
        return Choice.of("channel", word, EnumSet.complementOf(EnumSet.of(Channel.POS)));
    }
}
