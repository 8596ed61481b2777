package io.waybill.fba.lwa;

import java.time.Duration;

/** Whether there is a token for a call. */
public sealed interface Access {

    record Granted(AccessToken token) implements Access {}

    /** There is none, why, and how soon it makes sense to ask again. */
    record Withheld(Duration after, String why) implements Access {}
}
