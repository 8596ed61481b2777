package io.waybill.simulator.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The body of every answer that is not a success, in the two shapes that Shopify uses. */
public record Refusal(Object errors) {

    /** {@code {"errors":"one clear line"}}. */
    public static ResponseEntity<Object> of(HttpStatus status, String line) {
        return ResponseEntity.status(status).body(new Refusal(line));
    }

    /** {@code {"errors":{"base":["one clear line"]}}}. */
    public static ResponseEntity<Object> unprocessable(String line) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Refusal(Map.of("base", List.of(line))));
    }
}
