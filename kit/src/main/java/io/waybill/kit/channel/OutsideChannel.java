package io.waybill.kit.channel;

import io.waybill.kit.connector.Lane;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.outside.Admission;
import io.waybill.kit.outside.Permit;
import io.waybill.kit.outside.Room;
import io.waybill.schemas.FulfillmentRequest;
import java.util.Collection;

/**
 * One system outside that fulfills, with its accounts. Every method is called outside any transaction. Nothing here
 * repeats a call, keeps state or decides what to do next: it only translates.
 */
public interface OutsideChannel {

    /** Its name in updates, such as FBA. */
    String channel();

    Terms terms();

    Collection<String> accounts();

    /** The account that serves a wish; empty if none does. */
    String accountOf(FulfillmentRequest request);

    /** Pure. */
    Prepared prepare(String account, FulfillmentRequest request);

    Admission admit(String account, EffectKind kind);

    /** How many calls of this lane could begin now. */
    Room room(String account, Lane lane);

    Reply<Submission> submit(Subject subject, Permit permit, String body);

    /** Never called where {@link Terms#cancellable} is false. */
    Reply<String> cancel(Subject subject, Permit permit);

    /** Takes the permits it needs itself; none left is a {@link Reply.NotMade}. */
    Reply<Seen> look(Subject subject);

    /** A wish as the channel wants to read it. */
    sealed interface Prepared {

        /** What is sent, and sent again in every repeat. */
        record Body(String text) implements Prepared {}

        /** The channel would never take it: {@code why} tells staff which data of the order to mend. */
        record Impossible(String why) implements Prepared {}
    }

    /** What a look outside showed. */
    sealed interface Seen {

        record There(Sighting sighting) implements Seen {}

        record Missing() implements Seen {}
    }
}
