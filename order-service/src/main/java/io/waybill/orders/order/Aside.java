package io.waybill.orders.order;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept beside an order's document and comes from no fact: personal data, which can be erased without touching
 * history, among it.
 *
 * @param revisions highest revision seen of each snapshot object
 * @param told the recipient as the source says
 * @param edits what staff say of the recipient beside it
 */
public record Aside(SortedMap<String, Long> revisions, Recipient told, RecipientEdits edits) {

    public static final Aside EMPTY = new Aside(new TreeMap<>(), Recipient.NONE, RecipientEdits.NONE);

    public Aside { revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions)); }

    /** Who it goes to, as that counts. */
    public Recipient recipient() {
        return edits.over(told);
    }

    /** Whether there is anything in it that tells of a person. */
    public boolean namesSomebody() {
        return !told.isNone() || !edits.byField().isEmpty();
    }

    Aside seen(String object, long revision) {
        var next = new TreeMap<>(revisions);
        next.merge(object, revision, Math::max);
        return new Aside(next, told, edits);
    }

    Aside with(Recipient other) {
        return new Aside(revisions, other, edits);
    }

    Aside with(RecipientEdits other) {
        return new Aside(revisions, told, other);
    }

    long revisionOf(String object) {
        return revisions.getOrDefault(object, 0L);
    }
}
