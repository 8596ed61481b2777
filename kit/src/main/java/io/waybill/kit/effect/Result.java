package io.waybill.kit.effect;

import java.util.List;

/** What is known of an effect once its call has ended, or once somebody looked. */
public sealed interface Result {

    /** It happened; {@code refs} may be empty where nobody told the ids. */
    record Done(List<String> refs, String detail) implements Result {}

    record Refused(String why) implements Result {}

    /** Provably nothing happened: the claim is released and the attempt not counted. */
    record NotMade() implements Result {}

    record Unknown(String why) implements Result {}

    record ForPerson(String why) implements Result {}

    record GivenUp(String why) implements Result {}
}
