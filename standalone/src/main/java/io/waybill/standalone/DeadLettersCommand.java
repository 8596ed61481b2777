package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import io.waybill.standalone.recovery.DeadLetters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill dead-letters}: what could not be understood or applied, and trying it again. */
@Command(name = "dead-letters", mixinStandardHelpOptions = true, description = "Shows records that could not be understood or applied, and tries them again.", synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    /** As the services name them. */
    private enum State {
        OPEN, PARKED, REDRIVEN, REPLAYED, ERASED
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists those that nobody has mended: open and parked ones.")
    int list(
            @Option(names = "--kind", paramLabel = "KIND", defaultValue = "", description = "only this kind of reason, such as UNKNOWN_SCHEMA_ID") String kind,
            @Option(names = "--state", paramLabel = "STATE", defaultValue = "", description = "only this state: OPEN, PARKED, REDRIVEN, REPLAYED or ERASED") String state,
            @Option(names = "--service", paramLabel = "NAME", defaultValue = "", description = "only in this service (default: in all)") String service) {
        letters(service).list(word(kind), state.isEmpty() ? "" : state(state));
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one: why, from where, and what it holds, personal data masked.")
    int show(@Parameters(paramLabel = "ID") long id,
            @Option(names = "--service", paramLabel = "NAME", defaultValue = "", description = "the service that has it (default: whichever)") String service) {
        letters(service).show(id);
        return 0;
    }

    @Command(name = "redrive", mixinStandardHelpOptions = true, description = "Tries one again, or all that are open; exit status 0 if all of them are mended.")
    int redrive(@Parameters(paramLabel = "ID", arity = "0..1", description = "also a parked one") @Nullable Long id,
            @Option(names = "--all", description = "all that are open, each once") boolean all,
            @Option(names = "--kind", paramLabel = "KIND", defaultValue = "", description = "with --all: only this kind of reason") String kind,
            @Option(names = "--service", paramLabel = "NAME", defaultValue = "", description = "only in this service (default: in all)") String service) {
        if (all == (id != null)) {
            throw new ServerFailure("name one dead letter by its id, or all open ones by --all");
        }
        if (id != null && !kind.isEmpty()) {
            throw new ServerFailure("--kind goes with --all");
        }
        DeadLetters letters = letters(service);
        boolean mended = id == null ? letters.redriveAll(word(kind)) : letters.redrive(id);
        return mended ? 0 : 1;
    }

    private DeadLetters letters(String service) {
        return new DeadLetters(RunningServices.named(service, waybill), waybill.console()::say);
    }

    private static String state(String text) {
        return Arrays.stream(State.values())
                .map(State::name)
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() -> new ServerFailure("--state is none of " + Arrays.toString(State.values()) + ": "
                        + text));
    }

    /** It becomes part of an address. */
    private static String word(String kind) {
        if (!kind.matches("[A-Z0-9_]*")) {
            throw new ServerFailure("--kind is not the name of a reason, such as UNKNOWN_SCHEMA_ID: " + kind);
        }
        return kind;
    }
}
