package io.waybill.kit.replay;

import io.waybill.kit.kafka.Reapplier;
import io.waybill.kit.kafka.Reappliers;
import io.waybill.kit.replay.Replay.Wanted;
import io.waybill.kit.replay.ReplayAnswer.Accepted;
import io.waybill.kit.replay.ReplayAnswer.BrokersAway;
import io.waybill.kit.replay.ReplayAnswer.Busy;
import io.waybill.kit.replay.ReplayAnswer.Impossible;
import io.waybill.kit.replay.ReplayAnswer.NotReplayable;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests for replays: fixes their range and writes them down for whoever runs them. */
final class ReplayDesk {

    private static final Logger log = LoggerFactory.getLogger(ReplayDesk.class);

    private final Reappliers reappliers;
    private final ReplayRanges ranges;
    private final ReplayStore store;
    private final InstantSource clock;

    ReplayDesk(Reappliers reappliers, ReplayRanges ranges, ReplayStore store, InstantSource clock) {
        this.reappliers = reappliers;
        this.ranges = ranges;
        this.store = store;
        this.clock = clock;
    }

    List<String> topics() {
        return reappliers.topics();
    }

    ReplayAnswer take(ReplayRequest request, String by) {
        var topic = request.topic();
        var reading = reappliers.reading(topic);
        if (reading.isEmpty()) return new NotReplayable(topic, topics());
        var asked = reading.stream()
                .filter(one -> request.reader() == null || one.reader().equals(request.reader()))
                .toList();
        if (asked.size() != 1)
            return new Impossible("reader", "%s is read by %s: name one of them".formatted(topic,
                    reading.stream().map(Reapplier::reader).collect(Collectors.joining(", "))));
        return take(wanted(request, asked.getFirst().reader(), by));
    }

    private Wanted wanted(ReplayRequest request, String reader, String by) {
        var now = clock.instant();
        var to = request.to() == null || request.to().isAfter(now) ? now : request.to();
        var reason = request.reason() == null ? "" : request.reason().strip();
        return new Wanted(reader, request.topic(), request.from(), to,
                !request.isReal(), reason, by);
    }

    private ReplayAnswer take(Wanted wanted) {
        if (!wanted.from().isBefore(wanted.to())) {
            return new Impossible("from", "must be before to, which is %s".formatted(wanted.to()));
        }
        try {
            var range = ranges.between(wanted.topic(), wanted.from(), wanted.to());
            if (range.isEmpty()) return new Impossible("topic", "the brokers have no topic " + wanted.topic());
            return store.create(wanted, range.get())
                    .<ReplayAnswer>map(this::accepted)
                    .orElseGet(() -> new Busy("a replay is running here already: wait until it is done, or cancel it"));
        } catch (KafkaException e) {
            return new BrokersAway(String.valueOf(e.getMessage()));
        }
    }

    private Accepted accepted(Replay replay) {
        log.atInfo()
                .addKeyValue("replay", replay.id())
                .addKeyValue("topic", replay.wanted().topic())
                .addKeyValue("from", replay.wanted().from())
                .addKeyValue("to", replay.wanted().to())
                .addKeyValue("dryRun", replay.wanted().dryRun())
                .addKeyValue("by", replay.wanted().requestedBy())
                .log("replay asked for");
        return new Accepted(replay);
    }
}
