package io.waybill.kit.outside;

import java.net.http.HttpHeaders;
import java.time.Duration;

/** What came of one HTTP call. */
public sealed interface HttpReply {

    /** The outside answered, whatever it said. */
    record Answered(int status, HttpHeaders headers, String body) implements HttpReply {

        public boolean isThrottled() {
            return status == 429;
        }

        public boolean isServerFailure() {
            return status >= 500;
        }
    }

    /** Provably no byte of the request left: the outside knows nothing of it. */
    record NotSent(Duration tryAfter, String why) implements HttpReply {}

    /** The request may have arrived, and its answer did not. */
    record Lost(String why) implements HttpReply {}
}
