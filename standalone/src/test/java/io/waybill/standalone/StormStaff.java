package io.waybill.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Staff who look outside where only a person can tell, and say what they found; and who check every order at the end. */
final class StormStaff {

    private final StormShop shop;
    private final OutsideLedger ledger;
    private int resolved;

    StormStaff(StormShop shop, OutsideLedger ledger) {
        this.shop = shop;
        this.ledger = ledger;
    }

    int resolved() {
        return resolved;
    }

    /** Settles what waits for a person, from what is true outside. Returns what is still under way. */
    List<String> settle() {
        var effects = ledger.effects();
        var open = new ArrayList<String>();
        for (var id : shop.placed()) {
            var order = shop.document(id);
            if (isEnded(order)) continue;
            open.add(id);
            for (var part : order.path("fulfillmentOrders")) resolve(part, effects);
        }
        return open;
    }

    private static boolean isEnded(JsonNode order) {
        return order.path("blocker").isNull();
    }

    private void resolve(JsonNode part, Map<String, JsonNode> effects) {
        var problem = part.path("problem");
        var kind = problem.path("kind").asString("");
        var mine = problem.path("owner").asString("").equals("STAFF")
                && (kind.equals("IDS_UNKNOWN") || kind.equals("OUTCOME_UNKNOWN"));
        if (!mine) return;
        var id = part.path("id").asString();
        var effect = effects.get(id);
        var refs = new ArrayList<String>();
        if (effect != null) effect.path("refs").forEach(ref -> refs.add(ref.asString()));
        var decision = !refs.isEmpty()
                ? "ADOPT"
                : part.path("wish").asString().equals("SUBMITTED") ? "REPEAT" : "GIVE_UP";
        shop.untilAnswered("/api/fulfillment-orders/" + id + "/resolve",
                Map.of("kind", decision, "externalRef", String.join(",", refs)));
        resolved++;
    }

    /** What is wrong with any order or effect; a line each. */
    List<String> complaints() {
        var effects = ledger.effects();
        var complaints = new ArrayList<String>();
        effects.forEach((key, effect) -> {
            if (effect.path("created").asLong() > 1) complaints.add("made twice outside: " + effect);
        });
        for (var id : shop.placed()) {
            var order = shop.document(id);
            if (!isEnded(order)) complaints.add("not ended: " + order);
            for (var part : order.path("fulfillmentOrders")) check(part, effects, complaints);
            for (var line : order.path("lines")) checkUnits(id, line, complaints);
        }
        return complaints;
    }

    private static void check(JsonNode part, Map<String, JsonNode> effects, List<String> complaints) {
        var effect = effects.get(part.path("id").asString());
        var shipped = part.path("lines").valueStream().mapToInt(line -> line.path("shipped").asInt()).sum();
        var sent = effect == null ? 0 : effect.path("shippedUnits").asInt();
        if (shipped != sent) complaints.add("%d units sent outside, not as here: %s".formatted(sent, part));
        var made = effect == null ? 0 : effect.path("created").asLong();
        var wanted = part.path("wish").asString().equals("SUBMITTED");
        if (wanted && made != 1) complaints.add("made %d times outside: %s".formatted(made, part));
        if (effect != null && !refs(effect.path("refs")).containsAll(refs(part.path("externalRefs")))) {
            complaints.add("other orders outside, %s: %s".formatted(effect, part));
        }
    }

    private static void checkUnits(String id, JsonNode line, List<String> complaints) {
        var quantity = line.path("quantity").asInt() + line.path("overShipped").asInt();
        var units = line.path("open").asInt() + line.path("requested").asInt() + line.path("shipped").asInt()
                + line.path("cancelled").asInt();
        if (quantity != units || line.path("overShipped").asInt() > 0) {
            complaints.add("units of order %s: %s".formatted(id, line));
        }
    }

    private static List<String> refs(JsonNode refs) {
        return refs.valueStream().map(ref -> ref.asString("")).toList();
    }
}
