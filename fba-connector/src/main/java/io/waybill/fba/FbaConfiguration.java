package io.waybill.fba;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.fba.amazon.AmazonAccount;
import io.waybill.fba.amazon.AmazonAccounts;
import io.waybill.fba.amazon.AmazonChannel;
import io.waybill.fba.amazon.AmazonClient;
import io.waybill.fba.amazon.AmazonSweep;
import io.waybill.fba.amazon.Told;
import io.waybill.fba.lwa.LwaTokens;
import io.waybill.kit.channel.ChannelConfiguration;
import io.waybill.kit.channel.NoAccount;
import io.waybill.kit.channel.OutsideChannel;
import io.waybill.kit.channel.Settling;
import io.waybill.kit.channel.Terms;
import io.waybill.kit.connector.ConnectorProperties;
import io.waybill.kit.connector.RequestListener;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.outside.Guards;
import io.waybill.schemas.Topics;
import java.time.InstantSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;

/** The connector loop for channel FBA. */
@Configuration(proxyBeanMethods = false)
@Import(ChannelConfiguration.class)
class FbaConfiguration {

    private static final InstantSource CLOCK = InstantSource.system();

    @Bean
    AmazonAccounts amazonAccounts(FbaProperties properties, QuotaProperties quota, Guards guards) {
        return new AmazonAccounts(properties.accounts().stream().map(FbaProperties.Account::amazon).toList(), guards,
                quota.limit());
    }

    @Bean
    LwaTokens lwaTokens(FbaProperties properties, Guards guards, MeterRegistry registry) {
        var credentials = properties.accounts()
                .stream()
                .map(FbaProperties.Account::amazon)
                .collect(toMap(AmazonAccount::name, AmazonAccount::credentials));
        return new LwaTokens(credentials, guards, CLOCK, registry);
    }

    @Bean
    AmazonClient amazonClient(AmazonAccounts accounts, LwaTokens tokens) {
        return new AmazonClient(accounts, tokens, CLOCK);
    }

    @Bean
    AmazonChannel.Settings amazonSettings(FbaProperties properties, WatchProperties watch, Guards guards,
            ConnectorProperties connector) {
        var terms = new Terms(new Settling.Lookup(properties.visibleAfter()), true, guards.callTimeout(),
                connector.lease(), watch.pollInterval());
        return new AmazonChannel.Settings(properties.orderTerms(), watch.pace(), terms);
    }

    @Bean
    OutsideChannel amazonChannel(AmazonAccounts accounts, AmazonClient client, WorkStore works,
            AmazonChannel.Settings settings) {
        return new AmazonChannel(accounts, client, Told.in(works), settings, CLOCK);
    }

    @Bean
    AmazonSweep amazonSweep(AmazonAccounts accounts, AmazonClient client, WorkStore works,
            TransactionOperations transactions, WatchProperties watch) {
        return new AmazonSweep(accounts, client, works, transactions, watch.sweep());
    }

    @Bean
    ApplicationRunner sweeps(AmazonSweep sweep) {
        return _ -> sweep.schedule(CLOCK.instant());
    }

    /** Until an account is connected, wishes wait in sight of staff. */
    @Bean
    NoAccount noAccount() {
        return new NoAccount(AmazonChannel.NAME, "Amazon account");
    }

    @Bean
    BatchListener requests(RequestListener listener) {
        return listener.on(Topics.REQUESTS_FBA);
    }
}
