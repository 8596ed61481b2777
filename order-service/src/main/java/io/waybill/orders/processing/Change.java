package io.waybill.orders.processing;

import io.waybill.orders.order.Order;

/** An order as it was locked, and as it is now. */
record Change(Order before, Order after) {

    boolean ofDocument() {
        return after.version() != before.version();
    }

    boolean ofRevisions() {
        return !after.aside().revisions().equals(before.aside().revisions());
    }

    boolean ofErasure() {
        return after.isErased() && !before.isErased();
    }

    boolean ofRecipient() {
        var now = after.aside();
        return !now.told().equals(before.aside().told()) || !now.edits().equals(before.aside().edits());
    }
}
