package io.waybill.orders.order;

/** What became of a person's wish to cancel: the units that were stopped, and what was stated to be due for them. */
public record CancelCase(CancelWish wish, Units stopped, RefundStatement stated) {

    static CancelCase of(CancelWish wish) {
        return new CancelCase(wish, Units.NONE, RefundStatement.NONE);
    }

    /** Units asked for that were not stopped, whether that is still possible or not. */
    Units rest() {
        return wish.units().minus(stopped);
    }

    CancelCase stop(Units more) {
        return new CancelCase(wish, stopped.plus(more), stated);
    }

    CancelCase with(RefundStatement other) {
        return new CancelCase(wish, stopped, other);
    }
}
