package io.waybill.orders.order;

import java.time.Instant;

/**
 * What a person decided where nobody could know what became of a call to the outside.
 *
 * @param externalRef for ADOPT: the outside's order, several separated by commas; else empty
 */
public record Resolution(Kind kind, String externalRef, String by, Instant at) {

    /** ADOPT: that order outside is ours. REPEAT: nothing was made, ask again. GIVE_UP: make no more attempts. */
    public enum Kind {
        ADOPT, REPEAT, GIVE_UP
    }

    public Resolution { at = Times.micros(at); }
}
