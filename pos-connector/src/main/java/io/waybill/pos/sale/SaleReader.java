package io.waybill.pos.sale;

import io.waybill.schemas.OrderReceived;

/** Understands the bodies of one platform. */
public interface SaleReader {

    String platform();

    Reading read(Sale sale);

    /** What a body says, or why nobody can tell. */
    sealed interface Reading {

        /** The sale as an order, with revision 0. */
        record Read(OrderReceived order) implements Reading {}

        /** Nobody can tell; the reason names the field and not its value, which may be personal data. */
        record Unreadable(String reason) implements Reading {}
    }
}
