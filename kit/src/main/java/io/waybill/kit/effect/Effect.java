package io.waybill.kit.effect;

import java.time.Instant;
import java.util.List;

/**
 * One call that changes the outside, as its row says.
 *
 * @param key what the outside knows it by, or at least we
 * @param account where it was sent; later calls about it go there as well
 * @param attempts calls that may have reached the outside
 * @param claimed by the database's clock, like all times here
 * @param refs the ids it became outside; empty where it is DONE and nobody knows them
 * @param detail why it is where it is, for people
 * @param resolvedBy when a person made the decision that was carried out last, in µs since 1970; 0: none
 */
public record Effect(String key, EffectKind kind, String account, EffectState state, int attempts, Claimed claimed,
        Sent sent, List<String> refs, String detail, long resolvedBy) {

    /** When it was claimed for the first and for the last time. */
    public record Claimed(Instant first, Instant last) {}

    /** The body that every repeat sends again; holds personal data, so it is not shown. */
    public record Sent(String body) {

        @Override
        public String toString() {
            return "Sent[%d characters]".formatted(body.length());
        }
    }

    public Effect { refs = List.copyOf(refs); }

    /** One kind of call is made once for one fulfillment order. */
    public static String key(String channel, EffectKind kind, String fulfillmentOrderId) {
        return "%s:%s:%s".formatted(channel, kind, fulfillmentOrderId);
    }

    public boolean isDone() {
        return state == EffectState.DONE;
    }
}
