package io.waybill.orders.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the table of `docs/lifecycle.md` against the state machine: every command in every state. */
class LifecycleDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/lifecycle.md");
    private static final OrderDecider DECIDER = new OrderDecider(OrderFixture.routerThatWaits(), ArchivePolicy.NEVER,
            CancelWindow.NONE);

    @Test
    void every_outcome_is_as_the_document_says() throws IOException {
        var document = Files.readAllLines(DOCUMENT);
        var rows = document.stream().filter(line -> line.startsWith("| `") && line.contains("` | `")).toList();

        assertThat(rows).as("the table should be%n%s", String.join("\n", table())).containsExactlyElementsOf(table());
    }

    @Test
    void every_command_that_people_give_has_its_row() {
        var tried = Arrays.stream(LifecycleCommand.values()).map(c -> c.command.getClass()).toList();
        assertThat(tried.stream().distinct()).hasSameSizeAs(tried);
        assertThat(OrderCommand.class.getPermittedSubclasses()).filteredOn(type -> !tried.contains(type))
                .containsExactlyInAnyOrder(OrderCommand.ReceiveSnapshot.class, OrderCommand.ReceiveUpdate.class,
                        OrderCommand.TimePassed.class);
    }

    private static List<String> table() {
        return Arrays.stream(LifecycleCommand.values()).flatMap(command -> rows(command).stream()).toList();
    }

    private static List<String> rows(LifecycleCommand command) {
        var byOutcome = Arrays.stream(LifecycleState.values())
                .collect(groupingBy(state -> outcome(state, command), LinkedHashMap::new,
                        mapping(state -> "`" + state + "`", toList())));
        return byOutcome.entrySet()
                .stream()
                .map(e -> "| `%s` | %s | %s |".formatted(command.address, String.join(", ", e.getValue()), e.getKey()))
                .toList();
    }

    private static String outcome(LifecycleState state, LifecycleCommand command) {
        var order = state.order();
        return switch (DECIDER.decide(order, command.command)) {
            case Decision.Refused(var refusal) -> refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Decision.Granted(var facts, var after) -> facts.isEmpty() ? "nothing to do" : changes(order, after);
        };
    }

    /** What of the order's face is another one now. */
    private static String changes(Order before, Order after) {
        var changed = new ArrayList<String>();
        if (after.isErased()) changed.add("**erased**");
        if (after.lifecycle() != before.lifecycle()) changed.add("**%s**".formatted(after.lifecycle()));
        if (after.fulfillmentStatus() != before.fulfillmentStatus()) {
            changed.add("**%s**".formatted(after.fulfillmentStatus()));
        }
        var waitsFor = waitsFor(after);
        if (!waitsFor.isEmpty() && !waitsFor.equals(waitsFor(before))) changed.add("waits for " + waitsFor);
        return changed.isEmpty() ? "done" : String.join(", ", changed);
    }

    private static String waitsFor(Order order) {
        return order.blocker() == null ? "" : order.blocker().kind().name();
    }
}
