package io.waybill.kit.outside;

import java.time.Duration;

/** Whether a call may be made now. */
public sealed interface Admission {

    record Admitted(Permit permit) implements Admission {}

    /** Nothing was called, and nothing was counted. */
    record Denied(Duration after, String why) implements Admission {}
}
