package io.waybill.standalone;

import io.waybill.backbone.Home;
import io.waybill.backbone.PortTaken;
import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code ./waybill}. A failure is one line that says what to do, never a stack trace. */
@Command(name = "waybill", mixinStandardHelpOptions = true, description = "Runs all of Waybill on this machine.", synopsisSubcommandLabel = "COMMAND", subcommands = {
        UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class, DemoCommand.class,
        ReplayCommand.class, DeadLettersCommand.class, CheckCommand.class})
public final class Waybill {

    private static final int FAILED = 1;

    @Option(names = "--port", paramLabel = "NAME=PORT", scope = ScopeType.INHERIT, description = "let this part listen there (repeatable); also by the environment, such as WAYBILL_PORT_ORDER_SERVICE")
    private List<String> portOverrides = List.of();

    @Option(names = "--workspace", paramLabel = "FOLDER", scope = ScopeType.INHERIT, description = "where data, logs and passwords are kept (default: .waybill in the project)")
    private Path workspaceFolder = Path.of("");

    private final Console console;
    private final ThisCall call;

    Waybill(Console console) {
        this.console = console;
        this.call = new ThisCall(console);
    }

    public static void main(String[] arguments) {
        Console console = new Console(new PrintWriter(System.out, false, Charset.defaultCharset()));
        System.exit(commandLine(new Waybill(console)).execute(arguments));
    }

    static CommandLine commandLine(Waybill waybill) {
        return new CommandLine(waybill).setExecutionExceptionHandler((failure, command, parsed) -> {
            // What fails because we are stopping it is no news.
            if (!waybill.call.isEnding()) {
                waybill.tell(failure, command.getErr());
            }
            return FAILED;
        });
    }

    ThisCall call() {
        return call;
    }

    Console console() {
        return console;
    }

    Workspace workspace() {
        boolean named = !workspaceFolder.toString().isEmpty();
        return new Workspace(named ? workspaceFolder : Home.find().root().resolve(".waybill"));
    }

    PortPlan ports() {
        return PortPlan.of(Installation.runningPorts(workspace()).read(), System.getenv(), portOverrides);
    }

    private void tell(Exception failure, PrintWriter err) {
        switch (failure) {
            case PortTaken taken -> err.println("waybill: " + taken.getMessage() + "; choose another by --port "
                    + taken.wantedBy() + "=PORT");
            case ServerFailure known -> err.println("waybill: " + known.getMessage());
            default -> err.println("waybill: " + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                    + "; details are in " + noted(failure));
        }
    }

    private Path noted(Exception failure) {
        Path log = workspace().log("waybill");
        try (PrintWriter writer = new PrintWriter(
                Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            failure.printStackTrace(writer);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return log;
    }
}
