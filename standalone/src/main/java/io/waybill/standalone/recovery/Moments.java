package io.waybill.standalone.recovery;

import io.waybill.backbone.ServerFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as people write them: in full, or as a duration back from now. */
public final class Moments {

    private static final Pattern BACK = Pattern.compile("([0-9]{1,6})([smhd])");

    private Moments() {}

    /** {@code option} is what the message of a failure names. */
    public static Instant parse(String option, String text, Instant now) {
        Matcher back = BACK.matcher(text);
        if (back.matches()) {
            return now.minus(duration(Integer.parseInt(back.group(1)), back.group(2).charAt(0)));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notRfc3339) {
            throw new ServerFailure(option + " is neither a time such as 2026-11-24T10:00:00Z nor a duration back "
                    + "such as 90s, 10m, 2h or 3d: " + text, notRfc3339);
        }
    }

    private static Duration duration(int count, char unit) {
        return switch (unit) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }
}
