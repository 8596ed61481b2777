package io.waybill.kit.replay;

import io.waybill.kit.kafka.Verdict.Outcome;
import io.waybill.kit.replay.ReplayPart.Counts;
import io.waybill.kit.replay.ReplayView.ReplayCounts;
import io.waybill.kit.replay.ReplayView.ReplayDetails;
import io.waybill.kit.replay.ReplayView.ReplayPartView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How replays are and what they did. */
final class ReplayReport {

    private final ReplayStore store;
    private final ReplayProgress progress;
    private final ReplayProperties limits;

    ReplayReport(ReplayStore store, ReplayProgress progress, ReplayProperties limits) {
        this.store = store;
        this.progress = progress;
        this.limits = limits;
    }

    List<ReplayView> page(long before, int max) {
        return store.page(before, max)
                .stream()
                .map(replay -> view(replay, progress.parts(replay.id()), null))
                .toList();
    }

    Optional<ReplayView> find(long id) {
        return store.find(id).map(replay -> {
            var parts = progress.parts(id);
            return view(replay, parts, details(id, parts));
        });
    }

    private ReplayDetails details(long id, List<ReplayPart> parts) {
        return new ReplayDetails(progress.tallies(id, List.of(Outcome.CHANGED)),
                progress.tallies(id, List.of(Outcome.REJECTED, Outcome.UNDECODABLE)), progress.changedOrders(id),
                progress.orders(id, limits.ordersShownMax()), limits.ordersShownMax(),
                parts.stream().map(ReplayPartView::of).toList());
    }

    private static ReplayView view(Replay replay, List<ReplayPart> parts, @Nullable ReplayDetails details) {
        var wanted = replay.wanted();
        var counts = parts.stream().map(ReplayPart::counts).reduce(Counts.NONE, Counts::plus);
        var missed = parts.stream().mapToLong(ReplayPart::missed).sum();
        return new ReplayView(replay.id(), wanted.reader(), wanted.topic(), wanted.from(), wanted.to(),
                wanted.dryRun(), wanted.reason(), wanted.requestedBy(), replay.state(), replay.trouble(),
                replay.createdAt(), replay.finishedAt(),
                parts.stream().mapToLong(part -> part.to() - part.from()).sum(),
                parts.stream().mapToLong(part -> part.next() - part.from()).sum(), ReplayCounts.of(counts, missed),
                details);
    }
}
