package io.waybill.kit.outbox;

import io.waybill.kit.outbox.RelayRun.Failed;
import io.waybill.kit.outbox.RelayRun.Idle;
import io.waybill.kit.outbox.RelayRun.NotOurTurn;
import io.waybill.kit.outbox.RelayRun.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the outbox holds: at least once, the rows of one order in the order of their ids, and no request before
 * the facts it follows from. Not thread-safe: one thread drives it.
 */
public final class OutboxRelay {

    private static final List<Integer> STAGES = List.of(OutboxRow.FACTS, OutboxRow.ALL_ELSE);

    private final OutboxRows rows;
    private final RelayLease lease;
    private final RecordPublishers publishers;
    private final OutboxProperties limits;
    private final RelayWatch watch;
    private final StoredRecords records = new StoredRecords();
    private @Nullable RecordPublisher publisher;
    private boolean schemasKept;

    OutboxRelay(OutboxRows rows, RelayLease lease, RecordPublishers publishers, OutboxProperties limits,
            RelayWatch watch) {
        this.rows = rows;
        this.lease = lease;
        this.publishers = publishers;
        this.limits = limits;
        this.watch = watch;
    }

    /** Publishes at most one chunk. */
    public RelayRun runOnce(Instant now) {
        RelayRun run;
        try {
            run = step(now);
        } catch (PublishFailedException e) {
            closePublisher();
            run = new Failed(e.getMessage());
        } catch (RuntimeException e) {
            closePublisher();
            run = new Failed(describe(e));
        }
        watch.ran(run, now);
        return run;
    }

    /** Stops at once and lets another relay take over at once. */
    public void close() {
        closePublisher();
        lease.release();
    }

    private RelayRun step(Instant now) {
        keepSchemasOnce();
        if (!lease.hold()) {
            closePublisher();
            return new NotOurTurn();
        }
        var chunk = rows.lowest(limits.chunkRowsMax());
        if (chunk.isEmpty()) return new Idle();
        watch.publishing(now);
        publish(chunk);
        return new Published(chunk.size(), chunk.size() == limits.chunkRowsMax());
    }

    private void keepSchemasOnce() {
        if (schemasKept) return;
        rows.keepSchemas();
        schemasKept = true;
    }

    /** Deletes what was acknowledged even if a later row failed: less to repeat. */
    private void publish(List<OutboxRow> chunk) {
        var acknowledged = new ArrayList<OutboxRow>(chunk.size());
        try {
            for (var stage : STAGES) {
                sendAndAwait(chunk.stream().filter(row -> row.stage() == stage).toList(), acknowledged);
            }
        } finally {
            rows.delete(acknowledged.stream().map(OutboxRow::id).toList());
            watch.published(acknowledged);
        }
    }

    private void sendAndAwait(List<OutboxRow> part, List<OutboxRow> acknowledged) {
        var answers = part.stream().map(this::send).toList();
        for (var i = 0; i < part.size(); i++) {
            await(answers.get(i), part.get(i));
            acknowledged.add(part.get(i));
        }
    }

    private CompletableFuture<Void> send(OutboxRow row) {
        var open = publisher;
        if (open == null) {
            open = publishers.open();
            publisher = open;
        }
        return open.publish(row.topic(), row.key(), records.decode(row.payload(), rows::schemaOf));
    }

    /** Waits as long as the lease can be renewed: a broker may be away for hours. */
    private void await(CompletableFuture<Void> answer, OutboxRow row) {
        var pause = Duration.ofMillis(Math.max(1, limits.lease().toMillis() / 10));
        while (true) {
            try {
                answer.get(pause.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                if (!lease.hold()) throw new PublishFailedException("another relay took over while waiting", row);
            } catch (ExecutionException e) {
                throw new PublishFailedException(describe(e.getCause() == null ? e : e.getCause()), row);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new PublishFailedException("stopped while waiting", row);
            }
        }
    }

    private void closePublisher() {
        var open = publisher;
        publisher = null;
        if (open != null) open.close();
    }

    /** Class and message of the innermost cause: the outer ones of serializers and drivers only say that it failed. */
    private static String describe(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null
                ? root.getClass().getSimpleName()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static final class PublishFailedException extends RuntimeException {

        PublishFailedException(String error, OutboxRow row) {
            super("%s (order %s, topic %s)".formatted(error, row.key(), row.topic()));
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
