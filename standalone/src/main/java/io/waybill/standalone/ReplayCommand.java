package io.waybill.standalone;

import io.waybill.standalone.recovery.Moments;
import io.waybill.standalone.recovery.Replays;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill replay TOPIC}: a range of a topic through the live code again, in every service that reads it. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = "Takes a range of a topic again through the live code, beside the live readers; exit status 0 if all of it is done.")
final class ReplayCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Parameters(paramLabel = "TOPIC", description = "such as fulfillment.updates")
    private String topic = "";

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "the first record: 2026-11-24T10:00:00Z, or back from now: 10m, 2h, 3d")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", defaultValue = "0s", description = "the first record no more taken, written like --from (default: now)")
    private String to = "";

    @Option(names = "--dry-run", description = "only tell what would change")
    private boolean dryRun;

    @Option(names = "--service", paramLabel = "NAME", defaultValue = "", description = "only in this service (default: in every one that reads the topic)")
    private String service = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why, kept with the replay")
    private String reason = "";

    @Override
    public Integer call() throws InterruptedException {
        Instant now = Instant.now();
        Replays.Request request = new Replays.Request(topic, Moments.parse("--from", from, now),
                Moments.parse("--to", to, now), dryRun, reason);
        Replays replays = new Replays(RunningServices.named(service, waybill), waybill.console()::say, LOOK_EVERY);
        return replays.run(request) ? 0 : 1;
    }
}
