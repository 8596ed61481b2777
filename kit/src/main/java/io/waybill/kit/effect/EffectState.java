package io.waybill.kit.effect;

/** How far one call that changes the outside is. */
public enum EffectState {
    /** Its call is being made, or whoever made it died. */
    CLAIMED,
    /** It may or may not have happened. */
    UNKNOWN,
    /** It may or may not have happened, and only a person can tell. */
    FOR_PERSON,
    /** It happened. */
    DONE,
    /** It did not happen, and never will as it is. */
    REFUSED,
    /** A person decided that it shall not be looked for any more. */
    GIVEN_UP;

    public boolean isUnsettled() {
        return switch (this) {
            case CLAIMED, UNKNOWN, FOR_PERSON -> true;
            case DONE, REFUSED, GIVEN_UP -> false;
        };
    }
}
