package io.waybill.simulator.calls;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** What an imitated API says to a call; {@code accepted} is false where its own rules refused it. */
public record Answer(int status, boolean accepted, JsonNode body) {

    public static Answer accepted(JsonNode body) {
        return new Answer(200, true, body);
    }

    public static Answer refused(int status, JsonNode body) {
        return new Answer(status, false, body);
    }

    public ResponseEntity<Object> toResponse() {
        return toResponse(ResponseEntity.status(status));
    }

    public ResponseEntity<Object> toResponse(ResponseEntity.BodyBuilder builder) {
        return builder.contentType(MediaType.APPLICATION_JSON).body(body.toString());
    }
}
