package io.waybill.kit.channel;

import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Wish;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers for fulfillment orders that no configured account serves. Where none ever did, nothing was sent outside, so a
 * cancel wish is always in time.
 *
 * @param channel as it appears in updates, such as DROPSHIP
 * @param missing what staff have to configure, such as "supplier account"
 */
public record NoAccount(String channel, String missing) {

    Answer answer(FulfillmentRequest request, Optional<FulfillmentUpdate> before, String account, Instant now) {
        var updates = new ChannelUpdates(request, before, channel, now);
        if (account.isEmpty() && request.getWish() == Wish.CANCELLED) {
            return new Answer.Tell(updates.stopped(), Next.never());
        }
        var detail = account.isEmpty()
                ? "no %s is configured for this channel: configure one, or cancel and route it elsewhere"
                        .formatted(missing)
                : "account %s is not configured any more: configure it again".formatted(account);
        return new Answer.Tell(updates.received(ChannelUpdates.problem("NO_ACCOUNT", detail, Owner.STAFF)),
                Next.whenWoken());
    }
}
