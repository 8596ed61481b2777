package io.waybill.kit.channel;

import java.time.Duration;

/** What came of one call to a channel, in our words. Whoever maps an answer must choose one; there is no exception for it. */
public sealed interface Reply<T> {

    record Accepted<T>(T value) implements Reply<T> {}

    /** It was not done, and never will be as it is. */
    record Refused<T>(String why) implements Reply<T> {}

    /** Provably nothing happened outside; it may be tried again later. */
    record NotMade<T>(Duration after, String why) implements Reply<T> {}

    /** It may have happened or not. */
    record Unknown<T>(String why) implements Reply<T> {}
}
