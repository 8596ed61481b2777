package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.SpApi.Operation;
import io.waybill.simulator.amazon.outbound.Refusal;
import io.waybill.simulator.amazon.outbound.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Fulfillment Outbound API v2020-07-01. An operation that is not there is as forbidden as one without a role. */
@RestController
@RequestMapping("/fba")
class OutboundController {

    private static final String TOKEN = "x-amz-access-token";
    private static final String BASE = "/outbound/2020-07-01";
    private static final String ORDERS = BASE + "/fulfillmentOrders";

    private final SpApi api;

    OutboundController(SpApi api) {
        this.api = api;
    }

    @PostMapping(ORDERS)
    ResponseEntity<Object> create(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @RequestBody(required = false) byte @Nullable [] body) {
        JsonNode json = json(body);
        String key = json.path("sellerFulfillmentOrderId").asString("");
        return api.answer(token, new Operation("createFulfillmentOrder", key), orders -> orders.create(json));
    }

    @GetMapping(ORDERS)
    ResponseEntity<Object> list(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @RequestParam Optional<String> queryStartDate, @RequestParam Optional<String> nextToken) {
        return api.answer(token, new Operation("listAllFulfillmentOrders", ""),
                orders -> orders.list(queryStartDate, nextToken));
    }

    @GetMapping(ORDERS + "/{id}")
    ResponseEntity<Object> get(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id) {
        return api.answer(token, new Operation("getFulfillmentOrder", id), orders -> orders.get(id));
    }

    @PutMapping(ORDERS + "/{id}")
    ResponseEntity<Object> update(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        JsonNode json = json(body);
        return api.answer(token, new Operation("updateFulfillmentOrder", id), orders -> orders.update(id, json));
    }

    @PutMapping(ORDERS + "/{id}/cancel")
    ResponseEntity<Object> cancel(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id) {
        return api.answer(token, new Operation("cancelFulfillmentOrder", id), orders -> orders.cancel(id));
    }

    @PutMapping(ORDERS + "/{id}/status")
    ResponseEntity<Object> status(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        JsonNode json = json(body);
        return api.answer(token, new Operation("submitFulfillmentOrderStatusUpdate", id),
                orders -> orders.submitStatus(id, json));
    }

    @GetMapping(BASE + "/tracking")
    ResponseEntity<Object> tracking(@RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @RequestParam Optional<String> packageNumber) {
        String text = packageNumber.orElse("");
        return api.answer(token, new Operation("getPackageTrackingDetails", text), orders -> number(text)
                .map(orders::tracking)
                .orElseGet(() -> new Result.Refused(Refusal.invalid("packageNumber is invalid."))));
    }

    @RequestMapping("/**")
    ResponseEntity<Object> anythingElse(@RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        return api.answer(token, new Operation("unknown", ""),
                orders -> new Result.Refused(Refusal.unauthorized("")));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** What cannot be read is no object, and refused as such. */
    private static JsonNode json(byte @Nullable [] body) {
        try {
            return body == null ? MissingNode.getInstance() : JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
