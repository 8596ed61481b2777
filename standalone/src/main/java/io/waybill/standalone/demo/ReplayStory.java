package io.waybill.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What operators do after an outage: a range of a topic is fed through the live code again, beside live traffic. */
final class ReplayStory {

    static final Story STORY = new Story("the last ten minutes of fulfillment.updates replayed", "no change",
            ReplayStory::play);

    private static final Duration RANGE = Duration.ofMinutes(10);
    private static final int PAGE = 1000;

    private ReplayStory() {}

    private static void play(Stage stage) {
        long called = callsThatChangedTheOutside(stage.cast().outside());
        Instant to = Instant.now();
        JsonNode replay = Stage.require(stage.cast()
                .admin()
                .post("/api/ops/replays", Stage.json()
                        .put("topic", "fulfillment.updates")
                        .put("from", to.minus(RANGE).toString())
                        .put("to", to.toString())
                        .put("dryRun", false)
                        .put("reason", "demo")), "POST /api/ops/replays");
        JsonNode done = ended(stage, replay.path("id").asLong());
        JsonNode records = done.path("records");
        stage.say("replayed %d records: %d changed something, %d did not".formatted(records.path("read").asLong(),
                records.path("changed").asLong(), records.path("unchanged").asLong()));
        long calledNow = callsThatChangedTheOutside(stage.cast().outside());
        stage.say("calls that changed the outside: %d before, %d after".formatted(called, calledNow));
        if (records.path("read").asLong() == 0 || records.path("changed").asLong() != 0 || called != calledNow) {
            throw new StoryFailed("the replay was not without effect: " + done);
        }
    }

    private static JsonNode ended(Stage stage, long id) {
        AtomicReference<JsonNode> last = new AtomicReference<>(MissingNode.getInstance());
        stage.await("replay " + id + " to end", () -> {
            last.set(Stage.require(stage.cast().admin().get("/api/ops/replays/" + id), "GET /api/ops/replays/{id}"));
            return !last.get().path("state").asString("").equals("RUNNING");
        });
        if (!last.get().path("state").asString("").equals("DONE")) {
            throw new StoryFailed("the replay ended as " + last.get());
        }
        return last.get();
    }

    private static long callsThatChangedTheOutside(Api outside) {
        JsonNode effects = Stage.require(outside.get("/sim/ledger/effects?limit=" + PAGE), "the simulator's ledger")
                .path("items");
        return effects.valueStream()
                .mapToLong(effect -> effect.path("calls").asLong() + effect.path("cancelCalls").asLong())
                .sum();
    }
}
