package io.waybill.backbone;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The one way a server is started: adopt ours, end ours that is stale or stuck, refuse a stranger's port, start. */
record Starting(Server server, BooleanSupplier ready) {

    private static final Duration ADOPT_MAX = Duration.ofSeconds(30);
    private static final Duration READY_MAX = Duration.ofMinutes(2);

    void run(Runnable prepare) {
        ChildProcess process = server.process();
        if (process.isRunningAsLaunched() && Waiting.until(ready, ADOPT_MAX)) {
            return;
        }
        process.stop();
        Ports.requireFree(server.port(), server.name());
        prepare.run();
        process.spawn();
        process.awaitReady(ready, READY_MAX);
    }
}
