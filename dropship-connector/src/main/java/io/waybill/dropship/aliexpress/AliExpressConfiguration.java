package io.waybill.dropship.aliexpress;

import static java.util.stream.Collectors.toMap;

import io.waybill.dropship.aliexpress.AliExpressTokens.Pair;
import io.waybill.kit.channel.OutsideChannel;
import io.waybill.kit.channel.Settling;
import io.waybill.kit.channel.Terms;
import io.waybill.kit.connector.ConnectorProperties;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.outside.Guards;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts AliExpress together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AliExpressProperties.class)
public class AliExpressConfiguration {

    private static final InstantSource CLOCK = InstantSource.system();
    /** What was just placed shows soon whether it is paid. */
    private static final Duration FIRST_LOOK_AFTER_MAX = Duration.ofSeconds(10);

    /** In the order of configuration. */
    record Accounts(List<AliExpressAccount> all) {}

    @Bean
    Accounts aliExpressAccounts(AliExpressProperties properties, Guards guards) {
        return new Accounts(properties.accounts()
                .stream()
                .map(account -> AliExpressAccount.of(account, guards, CLOCK))
                .toList());
    }

    @Bean
    AliExpressTokens aliExpressTokens(JdbcClient jdbc, AliExpressProperties properties) {
        return new AliExpressTokens(jdbc, properties.accounts()
                .stream()
                .collect(toMap(AliExpressAccount::name,
                        account -> new Pair(account.accessToken(), account.refreshToken()))));
    }

    @Bean
    AliExpressAuthorisation aliExpressAuthorisation(AliExpressTokens tokens, WorkStore works,
            TransactionOperations transactions) {
        return new AliExpressAuthorisation(tokens, works, transactions, CLOCK);
    }

    @Bean
    WorkHandler aliExpressTokenWork(Accounts accounts, AliExpressTokens tokens) {
        return new AliExpressTokenWork(accounts.all(), tokens);
    }

    @Bean
    OutsideChannel aliExpressChannel(Accounts accounts, AliExpressAuthorisation authorisation, WorkStore works,
            AliExpressChannel.Settings settings) {
        return new AliExpressChannel(accounts.all(), authorisation, works, settings);
    }

    @Bean
    AliExpressChannel.Settings aliExpressSettings(AliExpressProperties properties, Guards guards,
            ConnectorProperties connector) {
        var first = properties.pollInterval().compareTo(FIRST_LOOK_AFTER_MAX) < 0
                ? properties.pollInterval()
                : FIRST_LOOK_AFTER_MAX;
        var terms = new Terms(new Settling.RepeatWithin(properties.repeatWindow()), false, guards.callTimeout(),
                connector.lease(), first);
        return new AliExpressChannel.Settings(terms, properties.pace(), properties.zone());
    }

    /** Also wakes what waited for a person: the tokens may be other ones now. */
    @Bean
    ApplicationRunner aliExpressUpkeep(Accounts accounts, WorkStore works, TransactionOperations transactions) {
        return _ -> transactions.executeWithoutResult(_ -> {
            var now = CLOCK.instant();
            var keys = accounts.all().stream().map(account -> AliExpressAuthorisation.key(account.name())).toList();
            keys.forEach(key -> works.schedule(key, Lane.UPKEEP, now));
            works.wakeAll(keys.stream().map(key -> key.id()).toList(), now);
        });
    }
}
