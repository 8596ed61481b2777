package io.waybill.kit.connector;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.erasure.PersonalTraces;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The connector loop. A connector imports this, has {@code db/connector} among its Flyway locations, and adds a
 * {@link WorkHandler} bean for each kind of its work.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectorProperties.class)
@Import(WorkController.class)
public class ConnectorConfiguration {

    @Bean
    WorkSignal workSignal() {
        return new WorkSignal();
    }

    @Bean
    WorkStore workStore(JdbcClient jdbc, WorkSignal signal) {
        return new JdbcWorkStore(jdbc, signal);
    }

    @Bean
    RequestListener requestListener(WorkStore store, ObjectProvider<Accounts> accounts, Outbox outbox,
            ErasedOrders erased) {
        return new RequestListener(store, accounts.getIfAvailable(() -> Accounts.NONE), outbox, erased);
    }

    @Bean
    PersonalTraces workTraces(JdbcClient jdbc) {
        return new WorkTraces(jdbc);
    }

    @Bean
    BatchListener erasures(ErasedOrders erased) {
        return new ErasureListener(erased).listener();
    }

    @Bean
    Settler workSettler(WorkStore store, Outbox outbox, TransactionOperations transactions,
            ConnectorProperties properties) {
        return new Settler(store, outbox, transactions, new WorkDecider(properties.retryDelays()),
                InstantSource.system(), RandomGenerator.getDefault());
    }

    @Bean(destroyMethod = "close")
    ExecutorService workExecutor() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
    }

    @Bean
    WorkOutcomes workOutcomes(MeterRegistry registry, List<WorkHandler> handlers) {
        return new WorkOutcomes(registry, kinds(handlers));
    }

    @Bean
    Worker.Handlers workHandlers(List<WorkHandler> handlers, ObjectProvider<LaneGate> gate) {
        return new Worker.Handlers(handlers, gate.getIfAvailable(() -> LaneGate.OPEN));
    }

    @Bean
    Worker worker(WorkStore store, Worker.Handlers handlers, Settler settler, ExecutorService workExecutor,
            ConnectorProperties properties, WorkOutcomes outcomes) {
        return new Worker(store, handlers, settler, workExecutor, properties, outcomes);
    }

    @Bean
    WorkerLoop workerLoop(Worker worker, WorkSignal signal, ConnectorProperties properties,
            ObjectProvider<StartGate> gate) {
        return new WorkerLoop(worker, signal, InstantSource.system(), properties,
                gate.getIfAvailable(() -> StartGate.OPEN));
    }

    @Bean
    WorkReport workReport(JdbcClient jdbc) {
        return new WorkReport(jdbc);
    }

    @Bean
    WorkMetrics workMetrics(WorkReport report, MeterRegistry registry, List<WorkHandler> handlers) {
        return new WorkMetrics(report, InstantSource.system(), registry, kinds(handlers));
    }

    private static List<String> kinds(List<WorkHandler> handlers) {
        return handlers.stream().map(WorkHandler::kind).toList();
    }
}
