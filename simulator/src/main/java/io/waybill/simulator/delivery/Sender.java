package io.waybill.simulator.delivery;

import java.time.Duration;

/** Makes one attempt over HTTP and tells what came of it; it never throws for what a receiver does. */
interface Sender {

    Answer send(Webhook webhook);

    /** What came back, and after how long. */
    sealed interface Answer {

        Duration took();

        /** An HTTP answer, whatever its status. */
        record Answered(int status, Duration took) implements Answer {}

        /** Nothing came in time. */
        record TimedOut(Duration took) implements Answer {}

        /** No connection, or it broke. */
        record Unreachable(Duration took) implements Answer {}
    }
}
