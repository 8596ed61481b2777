package io.waybill.fba.amazon;

import io.waybill.fba.lwa.Credentials;
import io.waybill.fba.lwa.LwaTokens;
import io.waybill.kit.outside.QuotaLimit;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A client of a stub of Amazon, with all that is between them. */
final class AmazonFixture implements AutoCloseable {

    static final String ACCOUNT = "amazon:main";
    static final String ORDERS = "/fba/outbound/2020-07-01/fulfillmentOrders";
    static final String TRACKING = "/fba/outbound/2020-07-01/tracking";
    static final String ERROR = "{\"errors\": [{\"code\": \"%s\", \"message\": \"%s\", \"details\": \"\"}]}";

    final AmazonStub amazon = new AmazonStub();
    final OutsideFixture outside = new OutsideFixture(Duration.ofMillis(400));
    final AmazonAccounts accounts = accounts(amazon.url());
    final AmazonClient client = client(accounts);

    AmazonAccounts accounts(URI endpoint) {
        var account = new AmazonAccount(ACCOUNT, List.of(), "M", endpoint, credentials());
        return new AmazonAccounts(List.of(account), outside.guards(), new QuotaLimit(2, 30));
    }

    AmazonClient client(AmazonAccounts of) {
        var tokens = new LwaTokens(Map.of(ACCOUNT, credentials()), outside.guards(), InstantSource.system(),
                outside.registry());
        return new AmazonClient(of, tokens, InstantSource.system());
    }

    private Credentials credentials() {
        return new Credentials(amazon.url().resolve("/auth/o2/token"), "app", "s&cret", "Atzr|1");
    }

    @Override
    public void close() {
        amazon.close();
        outside.close();
    }
}
