package io.waybill.kit.connector;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What one step of work came to. Refusals and delays are answers; only what nobody foresaw is thrown. */
public sealed interface Answer {

    /**
     * All that is known now. The worker gives it its revision and publishes it if it says something new; what an
     * earlier snapshot named and this one does not stays in it, with quantity 0 or CANCELLED.
     *
     * @param content a snapshot with revision 0, of the order this work belongs to
     */
    record Tell(SpecificRecord content, Next next) implements Answer {}

    /** There is nothing to tell. */
    record Nothing(Next next) implements Answer {}

    /** There is nothing to tell, but something to keep for the next step of this work. */
    record Remember(String memory, Next next) implements Answer {}

    /** It could not be tried now, through no fault of its own. */
    record Deferred(Duration after, String why) implements Answer {}

    /** No work of this lane can be tried now: all of it waits, and keeps its turn. */
    record LaneClosed(Duration after, String why) implements Answer {}

    /** Nothing can be done until somebody changes something; stays visible as FAILED. */
    record Unable(String why) implements Answer {}

    /** The step threw. Made by the worker, never by a handler; it is repeated with growing distance. */
    record Threw(String error) implements Answer {}

    /** When the work is to be looked at again, if nobody wakes it before. */
    record Next(WorkState state, @Nullable Instant dueAt, Lane lane) {

        public static Next at(Instant dueAt) {
            return at(dueAt, Lane.WATCH);
        }

        public static Next at(Instant dueAt, Lane lane) {
            return new Next(WorkState.WAITING, dueAt, lane);
        }

        public static Next whenWoken() {
            return new Next(WorkState.WAITING, null, Lane.WATCH);
        }

        public static Next never() {
            return new Next(WorkState.DONE, null, Lane.WATCH);
        }
    }
}
