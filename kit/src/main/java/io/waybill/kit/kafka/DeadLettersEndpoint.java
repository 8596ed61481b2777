package io.waybill.kit.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters for operators, oldest first, without their content. */
@RestController
class DeadLettersEndpoint {

    private static final int PAGE_MAX = 200;

    private final DeadLetters letters;

    DeadLettersEndpoint(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping("/api/ops/dead-letters")
    Page list(@RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "50") int limit) {
        var max = Math.clamp(limit, 1, PAGE_MAX);
        var items = letters.page(cursor, max);
        return new Page(items, items.size() < max ? null : String.valueOf(items.getLast().id()));
    }

    record Page(List<DeadLetters.Listed> items, @Nullable String next) {}
}
