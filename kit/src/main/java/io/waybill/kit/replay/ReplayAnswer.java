package io.waybill.kit.replay;

import java.util.List;

/** What became of a request for a replay. */
sealed interface ReplayAnswer {

    record Accepted(Replay replay) implements ReplayAnswer {}

    record NotReplayable(String topic, List<String> replayable) implements ReplayAnswer {}

    /** One field of the request cannot be. */
    record Impossible(String field, String detail) implements ReplayAnswer {}

    record Busy(String detail) implements ReplayAnswer {}

    record BrokersAway(String error) implements ReplayAnswer {}
}
