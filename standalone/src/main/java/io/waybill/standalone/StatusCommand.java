package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill status}: a table of all parts; exit status 0 if all are up. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows what runs and how it is; exit status 0 if everything is up.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Override
    public Integer call() {
        Workspace workspace = waybill.workspace();
        PortPlan ports = waybill.ports();
        Health health = new Health(ports);
        Map<String, ChildProcess> running = ChildProcess.known(workspace)
                .stream()
                .filter(ChildProcess::isRunning)
                .collect(Collectors.toMap(ChildProcess::name, Function.identity()));
        List<StatusRow> rows = Arrays.stream(Part.values())
                .map(part -> StatusRow.of(part, ports.of(part), running.get(part.partName()), health))
                .toList();
        StatusRow.table(rows).forEach(waybill.console()::say);
        return rows.stream().allMatch(StatusRow::isUp) ? 0 : 1;
    }
}
