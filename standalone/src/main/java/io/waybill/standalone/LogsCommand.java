package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill logs NAME}: the end of one part's log, and with {@code -f} what is added to it. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the end of one part's log.")
final class LogsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Parameters(paramLabel = "NAME", description = "the part, as ./waybill status names it")
    private String name = "";

    @Option(names = {"-f", "--follow"}, description = "go on printing until Ctrl-C")
    private boolean follow;

    @Option(names = {"-n",
            "--lines"}, paramLabel = "COUNT", defaultValue = "100", description = "how many lines (default: ${DEFAULT-VALUE})")
    private int linesMax = 100;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = log(waybill.workspace(), name);
        List<String> command = List.of("tail", "-n", Integer.toString(linesMax), follow ? "-F" : "-q", log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    static Path log(Workspace workspace, String name) {
        Part part = Part.named(name)
                .orElseThrow(
                        () -> new ServerFailure("there is no part named " + name + "; there are " + String.join(", ",
                                Part.names())));
        Path log = workspace.log(part.partName());
        if (!Files.exists(log)) {
            throw new ServerFailure(part.partName() + " has no log yet: it was never started in " + workspace.root());
        }
        return log;
    }
}
