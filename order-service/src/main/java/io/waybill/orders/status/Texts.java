package io.waybill.orders.status;

/** Which texts can be kept: databases and wire formats take no NUL and no half of a surrogate pair. */
final class Texts {

    private Texts() {}

    /** Line breaks and tabs are fine; other control characters only ever are a mistake or an attack. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> isHalf(c) || isControl(c));
    }

    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) && "\t\n\r".indexOf(codePoint) < 0;
    }

    /** {@link String#codePoints} joins the pairs, so what is left is a half. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
