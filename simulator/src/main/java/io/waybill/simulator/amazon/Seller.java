package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.outbound.Pace;
import io.waybill.simulator.amazon.outbound.Sku;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A seller's account and the application that acts for it.
 *
 * @param clientSecret what the application logs in with; empty stands for {@code sim-secret}
 * @param refreshToken what the seller gave it; empty stands for {@code sim-refresh}
 */
record Seller(String id, String clientId, @DefaultValue("") String clientSecret,
        @DefaultValue("") String refreshToken, @DefaultValue("ATVPDKIKX0DER") String marketplace, List<Sku> skus,
        @DefaultValue Pace pace) {

    Seller {
        clientSecret = clientSecret.isBlank() ? "sim-secret" : clientSecret;
        refreshToken = refreshToken.isBlank() ? "sim-refresh" : refreshToken;
        skus = List.copyOf(skus);
    }

    @Override
    public String toString() {
        return "Seller[id=" + id + "]";
    }
}
