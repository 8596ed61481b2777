package io.waybill.kit.channel;

import io.waybill.kit.connector.Accounts;
import io.waybill.kit.connector.LaneGate;
import io.waybill.kit.connector.LaneKey;
import io.waybill.schemas.FulfillmentRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All channels of a connector, by the accounts they have. */
public final class Channels implements Accounts, LaneGate {

    private final List<OutsideChannel> all;
    private final Map<String, OutsideChannel> byAccount = new HashMap<>();

    public Channels(List<OutsideChannel> all) {
        this.all = List.copyOf(all);
        for (var channel : all) {
            for (var account : channel.accounts()) {
                if (byAccount.put(account, channel) != null) {
                    throw new IllegalArgumentException("account %s is configured twice".formatted(account));
                }
            }
        }
    }

    Collection<String> accounts() {
        return byAccount.keySet();
    }

    Optional<OutsideChannel> of(String account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    @Override
    public String accountOf(FulfillmentRequest request) {
        return all.stream()
                .map(channel -> channel.accountOf(request))
                .filter(account -> !account.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public Opening opening(LaneKey lane) {
        return of(lane.account()).map(channel -> channel.room(lane.account(), lane.lane()))
                .map(room -> new Opening(room.callsMax(), room.noneFor()))
                .orElse(Opening.WIDE);
    }
}
