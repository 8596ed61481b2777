package io.waybill.fba.amazon;

import static io.waybill.fba.mapping.Wishes.changed;
import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.fba.lwa.Credentials;
import io.waybill.kit.outside.QuotaLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AmazonAccountsTest {

    private final OutsideFixture outside = new OutsideFixture(Duration.ofSeconds(1));

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void a_store_goes_to_the_account_that_names_it_else_to_the_one_that_names_none() {
        var accounts = accounts(account("rest"), account("eu", "paris", "rome"));
        assertThat(of(accounts, "rome")).contains("eu");
        assertThat(of(accounts, "lima")).contains("rest");
        assertThat(of(accounts(account("eu", "paris")), "lima")).isEmpty();
        assertThat(of(accounts(), "lima")).isEmpty();
    }

    private static Optional<String> of(AmazonAccounts accounts, String store) {
        return accounts.of(changed(wish(line("1", "CUP", 1)), wish -> wish.setStore(store)))
                .map(AmazonAccount::name);
    }

    private AmazonAccounts accounts(AmazonAccount... accounts) {
        return new AmazonAccounts(Arrays.asList(accounts), outside.guards(), new QuotaLimit(2, 30));
    }

    private static AmazonAccount account(String name, String... stores) {
        var url = URI.create("https://sp.example");
        return new AmazonAccount(name, List.of(stores), "M", url, new Credentials(url, "app", "hush", "hush"));
    }
}
