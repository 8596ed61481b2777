package io.waybill.standalone.recovery;

import io.waybill.backbone.ServerFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has services take a range of a topic again, and tells how it goes until all have ended. */
public final class Replays {

    private final List<Service> services;
    private final Consumer<String> tell;
    private final Duration lookEvery;

    /** {@code lookEvery} is also how often a line tells the progress. */
    public Replays(List<Service> services, Consumer<String> tell, Duration lookEvery) {
        this.services = List.copyOf(services);
        this.tell = tell;
        this.lookEvery = lookEvery;
    }

    /** What is asked for; {@code to} is exclusive. */
    public record Request(String topic, Instant from, Instant to, boolean dryRun, String reason) {

        private ObjectNode json() {
            return JsonMapper.shared()
                    .createObjectNode()
                    .put("topic", topic)
                    .put("from", from.toString())
                    .put("to", to.toString())
                    .put("dryRun", dryRun)
                    .put("reason", reason);
        }
    }

    /** Answers whether all of them are done. */
    public boolean run(Request request) throws InterruptedException {
        if (!request.from().isBefore(request.to())) {
            throw new ServerFailure("--from must be before --to, but " + request.from() + " is not before "
                    + request.to());
        }
        List<Running> running = new ArrayList<>();
        for (Service service : readersOf(request.topic())) {
            running.add(start(service, request));
        }
        boolean done = true;
        for (Running one : running) {
            JsonNode end = follow(one);
            ReplayLines.summary(one.service().name(), end).forEach(tell);
            done &= end.path("state").asString().equals("DONE");
        }
        return done;
    }

    private List<Service> readersOf(String topic) {
        List<Service> readers = new ArrayList<>();
        TreeSet<String> replayable = new TreeSet<>();
        for (Service service : services) {
            List<String> topics = service.get("/api/ops/replays?limit=1")
                    .path("topics")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            replayable.addAll(topics);
            if (topics.contains(topic)) {
                readers.add(service);
            }
        }
        if (readers.isEmpty()) {
            throw new ServerFailure("no service asked reads the topic " + topic + "; these can be replayed: "
                    + String.join(", ", replayable));
        }
        return readers;
    }

    private Running start(Service service, Request request) {
        String path = "/api/ops/replays";
        JsonNode replay = request.dryRun()
                ? service.post(path, request.json())
                : service.postAsAdmin(path, request.json());
        tell.accept("%s: %s %s from %s to %s, replay %d".formatted(service.name(),
                request.dryRun() ? "trying out" : "replaying", request.topic(), replay.path("from").asString(),
                replay.path("to").asString(), replay.path("id").asLong()));
        tell.accept("  it goes on without this command; cancel it by POST %s%s/%d/cancel".formatted(service.url(),
                path, replay.path("id").asLong()));
        return new Running(service, path + "/" + replay.path("id").asLong());
    }

    private JsonNode follow(Running one) throws InterruptedException {
        while (true) {
            JsonNode replay = one.service().get(one.path());
            if (!replay.path("state").asString().equals("RUNNING")) {
                return replay;
            }
            tell.accept(ReplayLines.progress(one.service().name(), replay));
            Thread.sleep(lookEvery);
        }
    }

    private record Running(Service service, String path) {}
}
