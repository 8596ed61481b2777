package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Stops processes: those of one tier together, and no tier before those that stand on it. */
final class Teardown {

    /** What stands on the others goes first. */
    private enum Tier {
        PROGRAMS, REGISTRY, SERVERS
    }

    private final Console console;

    Teardown(Console console) {
        this.console = console;
    }

    void stop(Collection<ChildProcess> processes) {
        Map<Tier, List<ChildProcess>> tiers = processes.stream()
                .filter(ChildProcess::isRunning)
                .collect(Collectors.groupingBy(Teardown::tier, TreeMap::new, Collectors.toList()));
        tiers.values().forEach(tier -> Together.run(tier.stream().map(this::stopping).toList()));
        // Also removes the pid files of those that died by themselves.
        processes.forEach(ChildProcess::stop);
    }

    private Runnable stopping(ChildProcess process) {
        return () -> {
            Instant begun = Instant.now();
            process.stop();
            console.part(process.name(), "stopped", Duration.between(begun, Instant.now()), "");
        };
    }

    private static Tier tier(ChildProcess process) {
        return Part.named(process.name()).map(part -> switch (part) {
            case POSTGRES, KAFKA -> Tier.SERVERS;
            case REGISTRY -> Tier.REGISTRY;
            case ORDER_SERVICE, DROPSHIP_CONNECTOR, FBA_CONNECTOR, POS_CONNECTOR, SIMULATOR -> Tier.PROGRAMS;
        }).orElse(Tier.PROGRAMS);
    }
}
