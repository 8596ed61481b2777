package io.waybill.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays the stories one after the other, tells each order's timeline, and sums up. */
public final class Demo {

    private final Cast cast;
    private final Consumer<String> tell;

    public Demo(Cast cast, Consumer<String> tell) {
        this.cast = cast;
        this.tell = tell;
    }

    /** How a story ended. {@code failure} is empty where it ended right. */
    record Ending(Story story, Duration took, String failure) {

        boolean isRight() {
            return failure.isEmpty();
        }
    }

    /** Whether every story ended as it must. */
    public boolean play() {
        return play(Stories.ALL);
    }

    boolean play(List<Story> stories) {
        List<Ending> endings = new ArrayList<>();
        for (Story story : stories) {
            tell.accept("");
            tell.accept("(" + (endings.size() + 1) + ") " + story.title());
            endings.add(play(story));
        }
        summary(endings).forEach(tell);
        return endings.stream().allMatch(Ending::isRight);
    }

    private Ending play(Story story) {
        Stage stage = new Stage(cast, tell);
        Instant begun = Instant.now();
        String failure = "";
        try {
            story.plot().play(stage);
        } catch (StoryFailed e) {
            failure = String.valueOf(e.getMessage());
            tell.accept("    WRONG: " + failure);
        }
        stage.timeline().forEach(tell);
        return new Ending(story, Duration.between(begun, Instant.now()), failure);
    }

    static List<String> summary(List<Ending> endings) {
        List<String> lines = new ArrayList<>(List.of("", "    %-68s%-11s%7s  %s".formatted("STORY", "END", "TOOK",
                "")));
        for (Ending ending : endings) {
            lines.add("    %-68s%-11s%5.1f s  %s".formatted(ending.story().title(), ending.story().end(),
                    ending.took().toMillis() / 1000.0, ending.isRight() ? "right" : "WRONG"));
        }
        long right = endings.stream().filter(Ending::isRight).count();
        lines.add(right == endings.size()
                ? "all " + right + " stories ended as they should"
                : "%d of %d stories did not end as they should".formatted(endings.size() - right, endings.size()));
        return lines;
    }
}
