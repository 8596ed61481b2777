package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.outbound.Numbers;
import io.waybill.simulator.amazon.outbound.SellerOrders;
import io.waybill.simulator.amazon.outbound.Terms;
import io.waybill.simulator.calls.OutsideSystem;
import io.waybill.simulator.calls.SignedTokens;
import io.waybill.simulator.calls.SignedTokens.Grant;
import io.waybill.simulator.ledger.Counterpart;
import io.waybill.simulator.ledger.EffectLedger;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every seller with its tokens and orders. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AmazonProperties.class)
class Amazon implements Counterpart {

    static final String NAME = "amazon";

    private final AmazonProperties properties;
    private final InstantSource clock;
    private final Map<String, Account> byId = new LinkedHashMap<>();

    Amazon(AmazonProperties properties, InstantSource clock, EffectLedger ledger) {
        this.properties = properties;
        this.clock = clock;
        Numbers numbers = new Numbers(clock.instant(), properties.ordersMax());
        for (Seller seller : properties.sellers()) {
            SellerOrders orders = new SellerOrders(terms(seller), numbers, clock, ledger);
            byId.put(seller.id(), new Account(seller, new SignedTokens("Atza|", seller.clientSecret()), orders));
        }
    }

    /** A seller beside what Amazon keeps for it. */
    record Account(Seller seller, SignedTokens tokens, SellerOrders orders) {}

    /** Whose access token this is; an expired one is nobody's. */
    sealed interface Caller {

        /** It is good. */
        record Known(Account account) implements Caller {}

        /** It is not, and why. */
        record Unknown(String why) implements Caller {}
    }

    @Bean
    static OutsideSystem amazonSystem() {
        return new OutsideSystem(NAME, List.of("/fba/", "/auth/o2/"),
                "{\"errors\":[{\"code\":\"ServiceUnavailable\",\"message\":\"Service is temporarily unavailable.\","
                        + "\"details\":\"\"}]}");
    }

    Optional<Account> account(String sellerId) {
        return Optional.ofNullable(byId.get(sellerId));
    }

    List<Account> accounts() {
        return List.copyOf(byId.values());
    }

    String accessToken(Account account) {
        Grant grant = new Grant(account.seller().id(), 0, clock.instant().plus(properties.accessTokenFor()));
        return account.tokens().issue(grant);
    }

    long accessTokenSeconds() {
        return properties.accessTokenFor().toSeconds();
    }

    Caller caller(@Nullable String accessToken) {
        if (accessToken == null || accessToken.isBlank()) {
            return new Caller.Unknown("Access token is missing in the request header.");
        }
        for (Account account : byId.values()) {
            Optional<Grant> grant = account.tokens()
                    .read(accessToken)
                    .filter(read -> read.holder().equals(account.seller().id()));
            if (grant.isPresent()) {
                return clock.instant().isBefore(grant.get().expiresAt())
                        ? new Caller.Known(account)
                        : new Caller.Unknown("The access token you provided has expired.");
            }
        }
        return new Caller.Unknown("The access token you provided is revoked, malformed or invalid.");
    }

    @Override
    public String outside() {
        return NAME;
    }

    @Override
    public Optional<Truth> truth(String account, String ref) {
        return account(account).flatMap(one -> one.orders().truth(ref));
    }

    private Terms terms(Seller seller) {
        return new Terms(seller.id(), seller.marketplace(), seller.skus(), seller.pace(), new Terms.Assumptions(
                properties.duplicateCreate(), properties.unknownOrder(), properties.pageOrdersMax()));
    }
}
