package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill down}: stops all that runs, by whomever it was started; data stay. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops everything; data are kept.")
final class DownCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Override
    public void run() {
        Workspace workspace = waybill.workspace();
        try (OneAtATime _ = OneAtATime.enter(workspace)) {
            List<ChildProcess> known = ChildProcess.known(workspace);
            boolean anyRan = known.stream().anyMatch(ChildProcess::isRunning);
            new Teardown(waybill.console()).stop(known);
            Installation.runningPorts(workspace).delete();
            waybill.console()
                    .say(anyRan
                            ? "Waybill is down; its data are in " + workspace.root()
                            : "nothing was running");
        }
    }
}
