package io.waybill.orders.status;

/** How much is answered at a time. */
final class Page {

    static final int ITEMS_MAX = 200;
    static final String ITEMS_DEFAULT = "50";

    private Page() {}

    static int limit(int limit) {
        if (limit >= 1 && limit <= ITEMS_MAX) return limit;
        throw ProblemAnswers.invalid("limit", "must be 1 to %d, is %d".formatted(ITEMS_MAX, limit));
    }
}
