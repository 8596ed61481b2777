package io.waybill.standalone.recovery;

import io.waybill.backbone.ServerFailure;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows the dead letters of services, and tries them again. */
public final class DeadLetters {

    private static final String PATH = "/api/ops/dead-letters";
    private static final int PAGE_MAX = 200;
    private static final List<String> UNSETTLED = List.of("OPEN", "PARKED");

    private final List<Service> services;
    private final Consumer<String> tell;

    public DeadLetters(List<Service> services, Consumer<String> tell) {
        this.services = List.copyOf(services);
        this.tell = tell;
    }

    /** Those that nobody has mended, or those in one state; {@code kind} may be empty. */
    public void list(String kind, String state) {
        List<String> states = state.isEmpty() ? UNSETTLED : List.of(state);
        boolean any = false;
        for (Service service : services) {
            for (String one : states) {
                JsonNode page = service.get(PATH + "?limit=" + PAGE_MAX + "&state=" + one
                        + (kind.isEmpty() ? "" : "&kind=" + kind));
                any |= !page.path("items").isEmpty();
                page.path("items").forEach(letter -> tell.accept(LetterLines.row(service.name(), letter)));
                if (page.path("next").isString()) {
                    tell.accept("%s has more that are %s: narrow them down by --kind, or see GET %s%s/summary"
                            .formatted(service.name(), one, service.url(), PATH));
                }
            }
        }
        if (!any) {
            tell.accept("no dead letters");
        }
    }

    public void show(long id) {
        Service service = holderOf(id);
        LetterLines.details(service.name(), service.get(PATH + "/" + id)).forEach(tell);
    }

    /** Answers whether it is mended. */
    public boolean redrive(long id) {
        Service service = holderOf(id);
        JsonNode redriven = service.post(PATH + "/" + id + "/redrive", json());
        tell.accept(LetterLines.redriven(service.name(), redriven));
        return isMended(redriven);
    }

    /** Each open one once; answers whether all are mended. */
    public boolean redriveAll(String kind) {
        boolean mended = true;
        for (Service service : services) {
            mended &= redriveAll(service, kind);
        }
        return mended;
    }

    private boolean redriveAll(Service service, String kind) {
        ObjectNode request = json().put("limit", PAGE_MAX);
        if (!kind.isEmpty()) {
            request.put("kind", kind);
        }
        long redriven = 0;
        long failed = 0;
        JsonNode report;
        do {
            report = service.post(PATH + "/redrive", request);
            report.path("items").forEach(item -> tell.accept(LetterLines.redriven(service.name(), item)));
            redriven += report.path("redriven").asLong();
            failed += report.path("failed").asLong();
            request.put("after", report.path("next").asLong(0));
        } while (report.path("next").isString() && !report.path("stoppedBy").isString());
        tell.accept("%s: %,d mended, %,d not".formatted(service.name(), redriven, failed));
        if (report.path("stoppedBy").isString()) {
            throw new ServerFailure(service.name() + " stopped at a failure that time mends, try again: "
                    + report.path("stoppedBy").asString());
        }
        return failed == 0;
    }

    private Service holderOf(long id) {
        List<Service> holders = services.stream().filter(service -> service.knows(PATH + "/" + id)).toList();
        if (holders.size() == 1) {
            return holders.getFirst();
        }
        Stream<String> names = (holders.isEmpty() ? services : holders).stream().map(Service::name);
        String all = String.join(", ", names.toList());
        throw new ServerFailure(holders.isEmpty()
                ? "there is no dead letter " + id + " in " + all
                : "dead letter " + id + " is in each of " + all + ": name one by --service");
    }

    private static boolean isMended(JsonNode redriven) {
        return !UNSETTLED.contains(redriven.path("state").asString());
    }

    private static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }
}
