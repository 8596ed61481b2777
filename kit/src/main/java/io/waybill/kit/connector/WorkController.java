package io.waybill.kit.connector;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets ops see what the connector has to do, page by page, in the order of the ids. */
@RestController
class WorkController {

    private static final int LIMIT_MAX = 200;

    private final WorkReport report;

    WorkController(WorkReport report) {
        this.report = report;
    }

    @GetMapping("/api/ops/work")
    WorkReport.Page work(@RequestParam(required = false) @Nullable WorkState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LIMIT_MAX) int limit) {
        return report.page(state, cursor, limit);
    }
}
