package io.waybill.simulator.amazon.outbound;

import java.util.List;
import java.util.Optional;

/** What Amazon knows of one seller and how it works for it. */
public record Terms(String sellerId, String marketplace, List<Sku> skus, Pace pace, Assumptions assumptions) {

    public Terms { skus = List.copyOf(skus); }

    /** What is not documented, and has to be decided here. */
    public record Assumptions(DuplicateCreate duplicateCreate, UnknownOrder unknownOrder, int pageOrdersMax) {}

    /** What a second create under the same id is answered. It makes no second order either way. */
    public enum DuplicateCreate {
        /** 400 InvalidInput. */
        INVALID_INPUT,
        /** 200, as the first time. */
        IDEMPOTENT;
    }

    /** What is answered about an order that does not exist. */
    public enum UnknownOrder {
        /** 404. */
        NOT_FOUND,
        /** 400 InvalidInput. */
        INVALID_INPUT;
    }

    Optional<Sku> sku(String name) {
        return skus.stream().filter(sku -> sku.sku().equals(name)).findFirst();
    }

    Refusal unknownOrder(String what) {
        return switch (assumptions.unknownOrder()) {
            case NOT_FOUND -> new Refusal(404, "NotFound", what + " does not exist.", "");
            case INVALID_INPUT -> Refusal.invalid(what + " does not exist.");
        };
    }
}
