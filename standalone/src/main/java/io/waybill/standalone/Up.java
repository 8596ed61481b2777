package io.waybill.standalone;

import io.waybill.backbone.Workspace;
import java.time.Duration;
import java.time.Instant;

/** Brings an installation up, for every command that needs one. */
final class Up {

    private final Waybill waybill;

    Up(Waybill waybill) {
        this.waybill = waybill;
    }

    Installation run(ThisCall call) {
        Instant begun = Instant.now();
        Workspace workspace = waybill.workspace();
        try (OneAtATime _ = OneAtATime.enter(workspace)) {
            DiskSpace.require(workspace.run());
            Installation installation = new Installation(workspace, waybill.ports(),
                    Credentials.loadOrMake(workspace));
            new Startup(installation, call, waybill.console()).run();
            installation.rememberPorts();
            waybill.console()
                    .say(call.startedAnything()
                            ? "Waybill is up, in " + Console.seconds(Duration.between(begun, Instant.now()))
                            : "Waybill was up already");
            return installation;
        }
    }
}
