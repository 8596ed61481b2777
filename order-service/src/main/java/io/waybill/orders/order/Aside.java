package io.waybill.orders.order;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept beside an order's document and comes from no fact.
 *
 * @param revisions highest revision seen of each snapshot object
 * @param recipient personal data, which can be erased without touching history
 */
public record Aside(SortedMap<String, Long> revisions, Recipient recipient) {

    public static final Aside EMPTY = new Aside(new TreeMap<>(), Recipient.NONE);

    public Aside { revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions)); }

    Aside seen(String object, long revision) {
        var next = new TreeMap<>(revisions);
        next.merge(object, revision, Math::max);
        return new Aside(next, recipient);
    }

    Aside with(Recipient other) {
        return new Aside(revisions, other);
    }

    long revisionOf(String object) {
        return revisions.getOrDefault(object, 0L);
    }
}
