package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Starting.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What this call of {@code ./waybill} has started. Unless it is told to keep them, they are stopped when it ends: by
 * Ctrl-C in whatever moment, by a failure, or by having come to its end.
 */
final class ThisCall {

    private final Console console;
    private final List<ChildProcess> begun = new CopyOnWriteArrayList<>();
    private volatile boolean ending;
    private volatile boolean keeps;

    ThisCall(Console console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop-what-was-started").unstarted(this::end));
    }

    Outcome start(ChildProcess process, Supplier<Outcome> start) {
        if (ending) {
            throw new ServerFailure("not starting " + process.name() + ": this call is ending");
        }
        // Noted before it is started, or Ctrl-C in the middle of starting would miss it.
        boolean wasThere = process.isRunning();
        if (!wasThere) {
            begun.add(process);
        }
        Outcome outcome = start.get();
        if (wasThere && outcome == Outcome.STARTED) {
            begun.add(process);
        }
        return outcome;
    }

    /** From now on, nothing is stopped when this call ends. */
    void keepAll() {
        keeps = true;
    }

    boolean isEnding() {
        return ending;
    }

    boolean startedAnything() {
        return !begun.isEmpty();
    }

    private void end() {
        ending = true;
        if (keeps || begun.isEmpty()) {
            return;
        }
        console.say("stopping what was started");
        Teardown teardown = new Teardown(console);
        teardown.stop(begun);
        // A second time, for one that was being started in the very moment of the first.
        teardown.stop(begun);
    }
}
