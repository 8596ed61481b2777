package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.Amazon.Account;
import io.waybill.simulator.amazon.Amazon.Caller;
import io.waybill.simulator.amazon.AmazonProperties.Quota;
import io.waybill.simulator.amazon.outbound.Refusal;
import io.waybill.simulator.amazon.outbound.Result;
import io.waybill.simulator.amazon.outbound.SellerOrders;
import io.waybill.simulator.calls.Answer;
import io.waybill.simulator.calls.Call;
import io.waybill.simulator.calls.CallGate;
import io.waybill.simulator.calls.TokenBucket;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every operation of the Selling Partner API goes through: token, quota, faults; and how it is answered. */
@Component
class SpApi {

    private final Amazon amazon;
    private final Quota quota;
    private final CallGate gate;
    private final InstantSource clock;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    SpApi(Amazon amazon, AmazonProperties properties, CallGate gate, InstantSource clock) {
        this.amazon = amazon;
        this.quota = properties.quota();
        this.gate = gate;
        this.clock = clock;
    }

    /** One operation: its name, and what it is about, such as an order's id. */
    record Operation(String name, String key) {}

    ResponseEntity<Object> answer(@Nullable String token, Operation operation, Function<SellerOrders, Result> work) {
        Answer answer = switch (amazon.caller(token)) {
            case Caller.Known known -> answer(known.account(), operation, work);
            case Caller.Unknown unknown -> gate.counted(call("-", operation), refused(Refusal.unauthorized(
                    unknown.why())));
        };
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .header("x-amzn-RequestId", UUID.randomUUID().toString());
        return answer.toResponse(tellsRate(answer.status())
                ? response.header("x-amzn-RateLimit-Limit", Double.toString(quota.ratePerSecond()))
                : response);
    }

    private Answer answer(Account account, Operation operation, Function<SellerOrders, Result> work) {
        Call call = call(account.seller().id(), operation);
        if (!quota.lifted() && !bucket(account, operation).take(clock.instant())) {
            return gate.overQuota(call, refused(Refusal.quotaExceeded()));
        }
        CallGate.Excuses excuses = new CallGate.Excuses(() -> refused(Refusal.quotaExceeded()),
                () -> refused(Refusal.broken()));
        return gate.pass(call, excuses, () -> answer(work.apply(account.orders())));
    }

    private TokenBucket bucket(Account account, Operation operation) {
        return buckets.computeIfAbsent(account.seller().id() + "/" + operation.name(),
                any -> new TokenBucket(quota.ratePerSecond(), quota.burstCallsMax()));
    }

    private static Call call(String account, Operation operation) {
        return new Call(Amazon.NAME, account, operation.name(), operation.key());
    }

    private static Answer answer(Result result) {
        return switch (result) {
            case Result.Done done -> Answer.accepted(done.body());
            case Result.Refused refused -> refused(refused.refusal());
        };
    }

    private static Answer refused(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors")
                .addObject()
                .put("code", refusal.code())
                .put("message", refusal.message())
                .put("details", refusal.details());
        return Answer.refused(refusal.status(), body);
    }

    /** The real one tells it on these alone. */
    private static boolean tellsRate(int status) {
        return status < 300 || status == 400 || status == 404;
    }
}
