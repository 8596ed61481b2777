package io.waybill.kit.connector;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.backbone.Backbone;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A connector loop on an empty table, with a clock wound by hand and an outbox that can be read. */
public final class ConnectorFixture {

    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final DataSource DATABASE = database();

    public final JdbcClient jdbc;
    public final TransactionTemplate transactions;
    final WorkSignal signal = new WorkSignal();
    final JdbcWorkStore store;
    public final List<Message> published = new CopyOnWriteArrayList<>();
    public volatile Instant now = START;
    Outbox outbox = published::addAll;
    ConnectorProperties properties = properties(16);
    public Accounts accounts = Accounts.NONE;
    public LaneGate gate = LaneGate.OPEN;
    private Executor executor = command -> Thread.ofVirtual().start(command);

    public ConnectorFixture() {
        jdbc = JdbcClient.create(DATABASE);
        jdbc.sql("truncate work, effect, quota, erased_order, dead_letter, outbox").update();
        jdbc.sql("update heartbeat set number = 0, revision_floor = 0, restored_at = null").update();
        transactions = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
        store = new JdbcWorkStore(jdbc, signal);
    }

    private static DataSource database() {
        var backbone = Backbone.shared();
        var postgres = backbone.databaseProperties(backbone.createDatabase("work"));
        // A pool, and a small one, so that a connection that is not given back is missed.
        var source = new HikariDataSource();
        source.setJdbcUrl(postgres.get("spring.datasource.url"));
        source.setUsername(postgres.get("spring.datasource.username"));
        source.setPassword(postgres.get("spring.datasource.password"));
        source.setMaximumPoolSize(8);
        source.setConnectionTimeout(5000);
        migrate(source, "kit");
        migrate(source, "connector");
        return source;
    }

    private static void migrate(DataSource source, String part) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/" + part)
                .table(part + "_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    static ConnectorProperties properties(int concurrentStepsMax) {
        return new ConnectorProperties(concurrentStepsMax, concurrentStepsMax, Duration.ofMinutes(1), Duration.ofHours(
                1),
                Duration.ofSeconds(1), Duration.ofMinutes(10), true);
    }

    public ConnectorFixture inThisThread() {
        executor = Runnable::run;
        return this;
    }

    public WorkStore works() {
        return store;
    }

    public Worker worker(WorkHandler... handlers) {
        InstantSource clock = () -> now;
        var settler = new Settler(store, outbox, transactions, new WorkDecider(properties.retryDelays()), clock,
                new Random(1));
        var kinds = List.of(handlers).stream().map(WorkHandler::kind).toList();
        return new Worker(store, new Worker.Handlers(List.of(handlers), gate), settler, executor, properties,
                new WorkOutcomes(new SimpleMeterRegistry(), kinds));
    }

    public void wish(FulfillmentRequest... wishes) {
        transactions.executeWithoutResult(_ -> store.wish(List.of(wishes), accounts, now));
    }

    public Work row(String fulfillmentOrderId) {
        return transactions.execute(_ -> store.lock(Work.FULFILLMENT + ":" + fulfillmentOrderId)).orElseThrow();
    }

    /** How many wait to erase, or for who erases. */
    public int waitingForTheGate() {
        return jdbc.sql("""
                select count(*) from pg_locks l join pg_database d on d.oid = l.database
                 where l.locktype = 'advisory' and not l.granted and d.datname = current_database()""")
                .query(Integer.class)
                .single();
    }

    public void expireLeases() {
        jdbc.sql(
                "update work set leased_until = clock_timestamp() - interval '1 second' where leased_until is not null")
                .update();
    }

    public List<FulfillmentUpdate> updates() {
        return published.stream().map(message -> (FulfillmentUpdate) message.record()).toList();
    }

    public static FulfillmentRequest request(String orderId, Wish wish, long revision) {
        return FulfillmentRequest.newBuilder()
                .setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setRevision(revision)
                .setWish(wish)
                .setPlatform("API")
                .setStore("main")
                .setExternalId("1")
                .setOrderName("#1")
                .setPlacedAt(START)
                .setCurrency("USD")
                .setLines(List.of(RequestedLine.newBuilder()
                        .setLineId("1")
                        .setSku("DS-MUG")
                        .setQuantity(2)
                        .setUnitPrice(new BigDecimal("1.0000"))
                        .build()))
                .build();
    }

    static FulfillmentUpdate.Builder update(Work work) {
        var request = work.request();
        return FulfillmentUpdate.newBuilder()
                .setOrderId(request.getOrderId())
                .setFulfillmentOrderId(request.getFulfillmentOrderId())
                .setRevision(0)
                .setRequestRevision(request.getRevision())
                .setChannel("DROPSHIP")
                .setStatus(FulfillmentOrderStatus.RECEIVED)
                .setObservedAt(START);
    }

    /** A handler of fulfillment work, written where it is used. */
    interface Handler extends WorkHandler {

        @Override
        default String kind() {
            return Work.FULFILLMENT;
        }
    }

    static WorkHandler handler(Handler handler) {
        return handler;
    }
}
