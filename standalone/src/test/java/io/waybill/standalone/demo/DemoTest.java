package io.waybill.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DemoTest {

    private static final Api NOBODY = Api.open("http://127.0.0.1:1");

    private final List<String> told = new ArrayList<>();
    private final Demo demo = new Demo(new Cast(NOBODY, NOBODY, Api.open("http://127.0.0.1:1"), NOBODY), told::add);

    @Test
    void one_wrong_story_makes_the_demo_wrong_and_the_others_go_on() {
        boolean right = demo.play(List.of(new Story("goes wrong", "FULFILLED", stage -> {
            throw new StoryFailed("it was lost");
        }), new Story("goes right", "CANCELLED", stage -> stage.say("done"))));

        assertThat(right).isFalse();
        assertThat(told).contains("(1) goes wrong", "    WRONG: it was lost", "(2) goes right", "    done",
                "1 of 2 stories did not end as they should");
    }

    @Test
    void a_service_that_does_not_answer_is_a_wrong_story_not_a_crash() {
        assertThat(demo.play(List.of(Stories.ALL.getFirst()))).isFalse();
        assertThat(told).anyMatch(line -> line.startsWith("    WRONG: no answer from http://127.0.0.1:1/sales"));
    }

    @Test
    void all_right_is_said_so() {
        assertThat(demo.play(List.of(new Story("x", "FULFILLED", stage -> stage.say("done"))))).isTrue();
        assertThat(told).contains("all 1 stories ended as they should");
    }

    @Test
    void a_timeline_entry_is_one_line_of_bounded_length() {
        String entry = """
                {"sequence": 7, "type": "ShipmentRecorded", "at": "2026-11-22T10:00:00.123456Z", "source": "operator",
                 "detail": {"shipment": "abc123-F1-S1", "carrier": "UPS", "lines": [{"lineId": "1", "quantity": 2}], "note": "%s"}}
                """.formatted("x".repeat(300));
        String line = Timeline.line(JsonMapper.shared().readTree(entry), "abc123");

        assertThat(line).startsWith("  7  2026-11-22T10:00:00.123Z  ShipmentRecorded ")
                .contains("shipment F1-S1, carrier UPS, lines [{lineId:1,quantity:2}]")
                .endsWith("…")
                .hasSizeLessThan(180);
    }
}
