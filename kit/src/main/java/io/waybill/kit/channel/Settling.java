package io.waybill.kit.channel;

import java.time.Duration;

/** How the unknown outcome of a submit is found out. */
public sealed interface Settling {

    /**
     * By asking for our key. That it is not there counts only when every call that could still arrive has arrived and
     * has become visible.
     *
     * @param visibleAfter how long the outside takes at most to show what it accepted
     */
    record Lookup(Duration visibleAfter) implements Settling {}

    /** By sending the same key and body again, which the outside knows for some time and does not carry out twice. */
    record RepeatWithin(Duration window) implements Settling {}

    /** By nobody but a person. */
    record Person() implements Settling {}
}
