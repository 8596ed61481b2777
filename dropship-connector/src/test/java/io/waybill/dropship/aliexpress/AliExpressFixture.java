package io.waybill.dropship.aliexpress;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.backbone.Backbone;
import io.waybill.dropship.aliexpress.AliExpressTokens.Pair;
import io.waybill.dropship.aliexpress.mapping.Pace;
import io.waybill.kit.channel.Settling;
import io.waybill.kit.channel.Terms;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkState;
import io.waybill.kit.outside.Guards;
import io.waybill.kit.outside.OutsideConfiguration;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One account at a stub: real guards over real HTTP, tokens in a real database. */
final class AliExpressFixture implements AutoCloseable {

    static final String ACCOUNT = "aliexpress:main";
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    final AliExpressStub stub = new AliExpressStub();
    final WorksInMemory works = new WorksInMemory();
    private final HikariDataSource source = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Instant now = NOW;

    AliExpressFixture() throws IOException {
        var backbone = Backbone.shared();
        source.setJdbcUrl(backbone.jdbcUrl(backbone.createDatabase("aliexpress")));
        source.setUsername(backbone.postgres().user());
        source.setPassword(backbone.postgres().password());
        source.setMaximumPoolSize(4);
        source.setMinimumIdle(0);
        Flyway.configure().dataSource(source).locations("db/connector", "db/migration").load().migrate();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("waybill.guard.call-timeout", "2s",
                        "waybill.guard.breaker-calls", "1000")));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
        context.register(OutsideConfiguration.class);
        context.refresh();
    }

    AliExpressTokens tokens(String access, String refresh) {
        return new AliExpressTokens(JdbcClient.create(source), Map.of(ACCOUNT, new Pair(access, refresh)));
    }

    AliExpressAccount account(URI endpoint) {
        return account("main", List.of(), endpoint);
    }

    AliExpressAccount account(String name, List<String> stores, URI endpoint) {
        var product = new AliExpressProperties.Product("LAMP", "1002", "", "");
        return AliExpressAccount.of(new AliExpressProperties.Account(name, stores, endpoint, "12345678",
                "helloworld", "access-0", "refresh-0", "", false, new AliExpressProperties.Quota(1000, 5000),
                List.of(product)), context.getBean(Guards.class), clock());
    }

    AliExpressChannel channel(AliExpressTokens tokens, URI endpoint) {
        return channel(tokens, List.of(account(endpoint)));
    }

    AliExpressChannel channel(AliExpressTokens tokens, List<AliExpressAccount> accounts) {
        var terms = new Terms(new Settling.RepeatWithin(Duration.ofHours(20)), false, Duration.ofSeconds(2),
                Duration.ofSeconds(30), Duration.ofSeconds(10));
        return new AliExpressChannel(accounts, new AliExpressAuthorisation(tokens, works,
                TransactionOperations.withoutTransaction(), clock()), works,
                new AliExpressChannel.Settings(terms, new Pace(Duration.ofMinutes(5), Duration.ofHours(1)),
                        ZoneId.of("America/Los_Angeles")));
    }

    /** The work that renews tokens. */
    static Work renewal() {
        return new Work(AliExpressAuthorisation.key(ACCOUNT), WorkState.WAITING, Lane.UPKEEP, NOW, null,
                new Work.Lease(1, 1), Work.Trouble.NONE, "", null, Work.Told.NOTHING);
    }

    InstantSource clock() {
        return () -> now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    @Override
    public void close() {
        context.close();
        stub.close();
        source.close();
    }
}
