package io.waybill.kit.deadletter;

import io.waybill.kit.kafka.Arrival;
import io.waybill.kit.kafka.PassingFailure;
import io.waybill.kit.kafka.Reapplier;
import io.waybill.kit.kafka.Reapplier.Settlement;
import io.waybill.kit.kafka.Reappliers;
import io.waybill.kit.kafka.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries dead letters again, each in a transaction of its own together with its row. A passing failure is thrown and
 * counts as no attempt.
 */
final class Redrive {

    static final int ATTEMPTS_MAX = 2;

    private static final Logger log = LoggerFactory.getLogger(Redrive.class);
    private static final String READER_GONE = "READER_GONE";

    private final DeadLetterRows rows;
    private final Reappliers reappliers;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    Redrive(DeadLetterRows rows, Reappliers reappliers, TransactionOperations transaction, InstantSource clock) {
        this.rows = rows;
        this.reappliers = reappliers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Also one that is parked. One that is settled stays as it is. Empty if there is none. */
    Optional<Redriven> one(long id, String by) {
        return rows.find(id).map(letter -> isSettled(letter) ? now(id, List.of()) : redrive(letter, by));
    }

    /** The oldest open ones, up to the first passing failure. */
    Several several(DeadLetterFilter filter, long after, int max, String by) {
        var open = new DeadLetterFilter(filter.reader(), filter.kind(), filter.orderId(), DeadLetterState.OPEN);
        var done = new ArrayList<Redriven>();
        for (var letter : rows.page(open, after, max)) {
            try {
                one(letter.id(), by).ifPresent(done::add);
            } catch (RuntimeException e) {
                if (!PassingFailure.is(e)) throw e;
                return new Several(done, true, describe(e));
            }
        }
        return new Several(done, done.size() == max, null);
    }

    private static boolean isSettled(StoredLetter letter) {
        return switch (letter.view().state()) {
            case REDRIVEN, REPLAYED, ERASED -> true;
            case OPEN, PARKED -> false;
        };
    }

    private Redriven redrive(StoredLetter letter, String by) {
        var reader = reappliers.of(letter.view().reader());
        if (reader.flatMap(one -> one.topic(letter.view().topic())).isEmpty()) {
            return failed(letter, READER_GONE, "no listener %s reads %s any more".formatted(letter.view().reader(),
                    letter.view().topic()));
        }
        var arrival = reader.get().decode(letter.topicId(), letter.raw());
        try {
            return apply(letter, reader.get(), arrival, by);
        } catch (RuntimeException | StackOverflowError e) {
            if (PassingFailure.is(e)) throw e;
            var verdict = Verdict.failed(arrival, e);
            // Nobody foresaw this, so the stack is worth its lines.
            log.atError()
                    .addKeyValue("letter", letter.view().id())
                    .addKeyValue("orderId", verdict.orderId())
                    .setCause(e)
                    .log("dead letter cannot be applied");
            return failed(letter, verdict.what().getFirst(), verdict.reason());
        }
    }

    private Redriven apply(StoredLetter letter, Reapplier reader, Arrival arrival, String by) {
        var settlement = new Settlement(DeadLetterState.REDRIVEN.name(), by);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var verdict = reader.apply(List.of(arrival), settlement, clock.instant()).getFirst();
            if (verdict.isTaken()) return now(letter.view().id(), verdict.what());
            return failed(letter, verdict.what().getFirst(), verdict.reason());
        }));
    }

    private Redriven failed(StoredLetter letter, String kind, String reason) {
        rows.failed(letter.view().id(), kind, reason, ATTEMPTS_MAX);
        return now(letter.view().id(), List.of());
    }

    private Redriven now(long id, List<String> what) {
        var letter = rows.find(id).orElseThrow().view();
        var mended = new Redriven(id, letter.orderId(), letter.state(), what, letter.kind(), "");
        return mended.isMended()
                ? mended
                : new Redriven(id, letter.orderId(), letter.state(), what, letter.kind(), letter.reason());
    }

    private static String describe(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /**
     * What became of several.
     *
     * @param more whether there may be others left
     * @param stoppedBy a failure that time mends, and that ended this early
     */
    record Several(List<Redriven> done, boolean more, @Nullable String stoppedBy) {}
}
