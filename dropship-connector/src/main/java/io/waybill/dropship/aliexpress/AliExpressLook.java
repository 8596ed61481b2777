package io.waybill.dropship.aliexpress;

import io.waybill.dropship.aliexpress.AliExpressAuthorisation.Leave;
import io.waybill.dropship.aliexpress.mapping.Sightings;
import io.waybill.dropship.aliexpress.mapping.SupplierAnswers;
import io.waybill.kit.channel.OutsideChannel.Seen;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.Permit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One look at all supplier orders of a fulfillment order. Where one of them cannot be read now, nothing is told: half of
 * the picture would be another picture.
 */
final class AliExpressLook {

    /** A look that has begun waits for further permits, lest many looks use up the quota and none is ever finished. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final AliExpressAccount account;
    private final AliExpressAuthorisation authorisation;
    private final ZoneId zone;
    private @Nullable Reply<Seen> ended;
    private Duration patience = Duration.ZERO;

    AliExpressLook(AliExpressAccount account, AliExpressAuthorisation authorisation, ZoneId zone) {
        this.account = account;
        this.authorisation = authorisation;
        this.zone = zone;
    }

    /** The orders in the order of their ids; or why there is none to tell of. */
    Read at(List<String> ids) {
        var seen = new ArrayList<Sightings.Seen>();
        for (var id : ids) {
            var one = one(id);
            if (ended != null) return new Read.Not(ended);
            one.ifPresent(seen::add);
        }
        return new Read.All(seen);
    }

    /** What a look came to. */
    sealed interface Read {

        record All(List<Sightings.Seen> orders) implements Read {}

        record Not(Reply<Seen> reply) implements Read {}
    }

    private Optional<Sightings.Seen> one(String id) {
        if (!id.matches("[0-9]{1,18}")) return end(new Reply.Accepted<>(new Seen.Missing()));
        var order = read(AliExpressClient.ORDER, (leave, permit) -> account.client()
                .order(permit, id, leave.accessToken()), result -> SupplierAnswers.order(id, result, zone));
        if (order.isEmpty()) return Optional.empty();
        if (!order.get().mayHaveLeft()) return Optional.of(new Sightings.Seen(order.get(), List.of()));
        return read(AliExpressClient.TRACKING, (leave, permit) -> account.client()
                .tracking(permit, id, leave.accessToken()), SupplierAnswers::parcels)
                .map(parcels -> new Sightings.Seen(order.get(), parcels));
    }

    @FunctionalInterface
    private interface Call {

        AliExpressAnswer make(Leave.Granted leave, Permit permit);
    }

    private <T> Optional<T> read(String operation, Call call, Function<JsonNode, Optional<T>> reader) {
        return switch (authorisation.of(account.name())) {
            case Leave.Denied(var after, var why) -> end(new Reply.NotMade<>(after, why));
            case Leave.Granted leave -> permit(operation)
                    .flatMap(permit -> understood(operation, leave, call.make(leave, permit), reader));
        };
    }

    private <T> Optional<T> understood(String operation, Leave.Granted leave, AliExpressAnswer answer,
            Function<JsonNode, Optional<T>> reader) {
        return switch (answer) {
            case AliExpressAnswer.Content(var result) -> {
                var read = reader.apply(result);
                yield read.isPresent()
                        ? read
                        : end(new Reply.Unknown<>("%s cannot be understood".formatted(operation)));
            }
            case AliExpressAnswer.NotOurs() -> end(new Reply.Accepted<>(new Seen.Missing()));
            case AliExpressAnswer.TokenRefused() -> {
                var denied = authorisation.refused(account.name(), leave.accessToken());
                yield end(new Reply.NotMade<>(denied.after(), denied.why()));
            }
            case AliExpressAnswer.Throttled(var after) ->
                end(new Reply.NotMade<>(after, "AliExpress allows no more calls now"));
            case AliExpressAnswer.NotSent(var after, var why) -> end(new Reply.NotMade<>(after, why));
            case AliExpressAnswer.TurnedAway(var code) ->
                end(new Reply.NotMade<>(AGAIN_AFTER, "AliExpress turns away %s: %s".formatted(operation, code)));
            case AliExpressAnswer.Unclear(var why) -> end(new Reply.Unknown<>(why));
        };
    }

    private Optional<Permit> permit(String operation) {
        while (true) {
            switch (account.client().admit(operation)) {
                case Admitted(var permit) -> {
                    patience = patience.isZero() ? PATIENCE : patience;
                    return Optional.of(permit);
                }
                case Denied(var after, var why) -> {
                    patience = patience.minus(after);
                    if (patience.isNegative() || !waited(after)) return end(new Reply.NotMade<>(after, why));
                }
            }
        }
    }

    private static boolean waited(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Optional<T> end(Reply<Seen> reply) {
        ended = reply;
        return Optional.empty();
    }
}
