package io.waybill.dropship.aliexpress.mapping;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes names and places in the plain Latin letters that AliExpress takes. */
final class LatinLetters {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern FOREIGN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Map<Integer, String> WITHOUT_MARKS = letters("ßss ẞSS æae ÆAE œoe ŒOE øo ØO đd ĐD ðd ÐD łl ŁL "
            + "þth ÞTh ıi ħh ĦH ŧt ŦT ŋng ŊNg ĸk ſs");

    private LatinLetters() {}

    static String fold(String text) {
        var plain = new StringBuilder();
        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .codePoints()
                .forEach(letter -> plain.append(WITHOUT_MARKS.getOrDefault(letter, Character.toString(letter))));
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    static boolean isLatin(String folded) {
        return !FOREIGN.matcher(folded).find();
    }

    private static Map<Integer, String> letters(String table) {
        var letters = new HashMap<Integer, String>();
        for (var entry : table.split(" ", -1)) letters.put(entry.codePointAt(0), entry.substring(1));
        return Map.copyOf(letters);
    }
}
