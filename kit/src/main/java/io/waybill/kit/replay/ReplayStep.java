package io.waybill.kit.replay;

import io.waybill.kit.kafka.Arrival;
import io.waybill.kit.kafka.PassingFailure;
import io.waybill.kit.kafka.Reapplier;
import io.waybill.kit.kafka.Reapplier.Settlement;
import io.waybill.kit.kafka.Verdict;
import io.waybill.kit.replay.ReplayPart.Counts;
import io.waybill.kit.replay.ReplayProgress.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of one replay, from where it stands. What is applied and how far the replay is are one transaction;
 * a dry run applies in a transaction that is undone, and notes in the next what it would have done.
 */
final class ReplayStep {

    static final String SETTLED_STATE = "REPLAYED";

    private static final Logger log = LoggerFactory.getLogger(ReplayStep.class);

    private final Replay replay;
    private final String holder;
    private final Reapplier reapplier;
    private final ReplayTables tables;
    private final Map<Integer, Long> places = new HashMap<>();
    private final Map<Integer, Long> stops = new HashMap<>();

    ReplayStep(Replay replay, String holder, Reapplier reapplier, ReplayTables tables) {
        this.replay = replay;
        this.holder = holder;
        this.reapplier = reapplier;
        this.tables = tables;
        for (var part : tables.progress().parts(replay.id())) {
            places.put(part.partition(), part.next());
            stops.put(part.partition(), part.to());
        }
    }

    boolean isFinished() {
        return places.entrySet().stream().allMatch(place -> place.getValue() >= stopOf(place.getKey()));
    }

    private long stopOf(int partition) {
        return Objects.requireNonNull(stops.get(partition));
    }

    /** What retention took in the meantime is counted, and the replay goes on behind it. */
    void skipTo(Map<Integer, Long> earliest) {
        var moves = new ArrayList<Move>();
        earliest.forEach((partition, first) -> {
            var next = Math.min(first, stopOf(partition));
            var place = placeOf(partition);
            if (next > place) moves.add(new Move(partition, place, next, Counts.NONE, next - place));
        });
        move(moves);
    }

    /** Offsets without records, such as the marks of transactions, are passed over. */
    void reach(Map<Integer, Long> reached) {
        var moves = new ArrayList<Move>();
        reached.forEach((partition, position) -> {
            var next = Math.min(position, stopOf(partition));
            if (next > placeOf(partition)) {
                moves.add(new Move(partition, placeOf(partition), next, Counts.NONE, 0));
            }
        });
        move(moves);
    }

    private void move(List<Move> moves) {
        if (moves.isEmpty()) return;
        tables.transaction().executeWithoutResult(_ -> record(List.of(), moves));
        commit(moves);
    }

    void take(List<Arrival> part, Instant now) {
        if (part.isEmpty()) return;
        try {
            takeWhole(part, now);
        } catch (ReplayLostException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (PassingFailure.is(e)) throw e;
            if (part.size() == 1) {
                bury(part.getFirst(), e);
            } else {
                log.atDebug().addKeyValue("records", part.size()).setCause(e).log("batch failed, going on in halves");
                var middle = part.size() / 2;
                take(part.subList(0, middle), now);
                take(part.subList(middle, part.size()), now);
            }
        }
    }

    private void takeWhole(List<Arrival> part, Instant now) {
        var settlement = new Settlement(SETTLED_STATE, "replay %d".formatted(replay.id()));
        if (replay.wanted().dryRun()) {
            var verdicts = Objects.requireNonNull(tables.transaction().execute(undone -> {
                undone.setRollbackOnly();
                return reapplier.apply(part, settlement, now);
            }));
            var moves = movesOf(verdicts);
            tables.transaction().executeWithoutResult(_ -> record(verdicts, moves));
            commit(moves);
        } else {
            commit(Objects.requireNonNull(tables.transaction().execute(_ -> {
                var verdicts = reapplier.apply(part, settlement, now);
                var moves = movesOf(verdicts);
                record(verdicts, moves);
                return moves;
            })));
        }
    }

    private void bury(Arrival arrival, Throwable failure) {
        var verdicts = List.of(Verdict.failed(arrival, failure));
        var moves = movesOf(verdicts);
        tables.transaction().executeWithoutResult(_ -> {
            if (!replay.wanted().dryRun()) reapplier.bury(arrival, failure);
            record(verdicts, moves);
        });
        commit(moves);
        // Nobody foresaw this, so the stack is worth its lines.
        log.atError()
                .addKeyValue("replay", replay.id())
                .addKeyValue("orderId", arrival.orderId())
                .addKeyValue("partition", arrival.origin().partition())
                .addKeyValue("offset", arrival.origin().offset())
                .setCause(failure)
                .log("record cannot be applied in a replay");
    }

    /** Last in its transaction: whoever cancels waits for a moment, not for the batch. */
    private void record(List<Verdict> verdicts, List<Move> moves) {
        tables.progress().note(replay.id(), verdicts);
        tables.progress().advance(replay.id(), moves);
        tables.store().hold(replay.id(), holder);
    }

    private void commit(List<Move> moves) {
        moves.forEach(move -> places.put(move.partition(), move.next()));
    }

    private List<Move> movesOf(List<Verdict> verdicts) {
        var moves = new HashMap<Integer, Move>();
        for (var verdict : verdicts) {
            var origin = verdict.origin();
            var first = new Move(origin.partition(), placeOf(origin.partition()), origin.offset() + 1,
                    countOf(verdict), 0);
            moves.merge(origin.partition(), first, (before, one) -> new Move(one.partition(), one.expected(),
                    one.next(), before.counts().plus(one.counts()), 0));
        }
        return List.copyOf(moves.values());
    }

    private static Counts countOf(Verdict verdict) {
        return switch (verdict.outcome()) {
            case CHANGED -> new Counts(1, 0, 0, 0);
            case UNCHANGED -> new Counts(0, 1, 0, 0);
            case REJECTED -> new Counts(0, 0, 1, 0);
            case UNDECODABLE -> new Counts(0, 0, 0, 1);
        };
    }

    private long placeOf(int partition) {
        return Objects.requireNonNull(places.get(partition));
    }
}
