package io.waybill.orders.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.orders.jobs.JobResult.Outcome;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.processing.OrderProcessor;
import io.waybill.orders.status.RunningService;
import io.waybill.orders.watching.PlacedOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever dies, and however many are at it, each order of a job is commanded exactly once. */
@RunningService
class JobWorkerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    private Jobs jobs;
    @Autowired
    private JobStore store;
    @Autowired
    private JobStep step;
    @Autowired
    private JobCommands commands;
    @Autowired
    private OrderProcessor processor;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void forgetOthers() {
        jdbc.sql("truncate job, job_order").update();
    }

    @AfterEach
    void mend() {
        jdbc.sql("drop trigger if exists fail on job_order").update();
        jdbc.sql("drop trigger if exists fail on orders").update();
        jdbc.sql("drop function if exists fail()").update();
    }

    /** Others look at lists, in which so many orders would hide theirs. */
    @AfterEach
    void leaveNoOrders() {
        jdbc.sql("truncate orders, order_personal, order_journal").update();
    }

    @Test
    void a_step_that_dies_between_orders_and_results_leaves_nothing_and_another_worker_goes_on() {
        var orders = place(3);
        var job = hold("fraud", orders);
        // As if the database ended the session after the orders were saved, while the results are.
        failFor("job_order", orders.get(1), "57P01");
        var first = worker();
        assertThat(first.runOnce(NOON)).isZero();
        assertThat(orders).allSatisfy(order -> assertThat(held(order)).isZero());
        assertThat(found(job)).extracting(Job::pending, Job::state).containsExactly(3, Job.State.RUNNING);

        mend();
        assertThat(worker().runOnce(NOON)).isEqualTo(3);
        assertThat(found(job)).extracting(Job::granted, Job::state).containsExactly(3, Job.State.DONE);
        assertThat(first.runOnce(NOON.plus(JobWorker.REST))).isZero();
        assertThat(orders).allSatisfy(order -> assertThat(held(order)).isEqualTo(1));
    }

    @Test
    void what_passes_is_tried_again_after_a_rest() {
        var orders = place(1);
        var job = hold("fraud", orders);
        failFor("orders", orders.getFirst(), "40P01");
        var worker = worker();
        assertThat(worker.runOnce(NOON)).isZero();
        mend();
        assertThat(worker.runOnce(NOON.plus(JobWorker.REST).minusMillis(1))).isZero();
        assertThat(worker.runOnce(NOON.plus(JobWorker.REST))).isEqualTo(1);
        assertThat(found(job).granted()).isEqualTo(1);
    }

    @Test
    void an_order_that_fails_is_refused_and_its_neighbours_are_not() {
        var orders = place(3);
        var job = hold("fraud", orders);
        failFor("orders", orders.get(1), "P0001");
        assertThat(worker().runOnce(NOON)).isEqualTo(3);

        assertThat(found(job)).extracting(Job::granted, Job::refused, Job::state)
                .containsExactly(2, 1, Job.State.DONE);
        assertThat(jobs.results(job, Outcome.REFUSED, "", 10)).singleElement().satisfies(result -> {
            assertThat(result.orderId()).isEqualTo(orders.get(1));
            assertThat(Objects.requireNonNull(result.problem()).kind()).isEqualTo("UNEXPECTED_FAILURE");
        });
        assertThat(orders).extracting(this::held).containsExactlyInAnyOrder(1, 0, 1);
    }

    @Test
    void several_workers_at_once_command_each_order_once_for_each_job() throws Exception {
        var orders = place(250);
        var made = List.of(hold("one", orders), hold("two", orders.reversed()), hold("three", orders));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 4; i++) done.add(threads.submit(this::workUntilAllIsDone));
            var sum = 0;
            for (var part : done) sum += part.get();
            assertThat(sum).isEqualTo(3 * orders.size());
        }
        assertThat(made).allSatisfy(job -> assertThat(found(job)).extracting(Job::granted, Job::refused, Job::state)
                .containsExactly(orders.size(), 0, Job.State.DONE));
        assertThat(orders).allSatisfy(order -> assertThat(held(order)).isEqualTo(3));
    }

    private int workUntilAllIsDone() {
        var worker = worker();
        var done = 0;
        while (store.countRunning() > 0) done += worker.runOnce(NOON);
        return done;
    }

    @Test
    void a_small_job_does_not_wait_for_a_large_one() {
        var large = hold("one", unknown(2 * JobStep.ORDERS_MAX + 1));
        var small = hold("two", unknown(1));
        var worker = worker();
        worker.runOnce(NOON);
        worker.runOnce(NOON);
        assertThat(found(small).state()).isEqualTo(Job.State.DONE);
        assertThat(found(large).pending()).isEqualTo(JobStep.ORDERS_MAX + 1);
    }

    @Test
    void stopping_waits_for_the_step_that_is_being_done_and_nothing_is_done_after_it() throws Exception {
        var orders = place(2);
        var job = hold("fraud", orders);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stopped = Objects.requireNonNull(transaction.execute(_ -> {
                assertThat(store.lock(job)).isTrue();
                var stop = threads.submit(() -> jobs.stop(job, NOON));
                await().until(this::somebodyWaitsForALock);
                store.save(job, List.of(JobResult.granted(orders.getFirst())), NOON);
                return stop;
            }));
            assertThat(stopped.get()).isTrue();
        }
        assertThat(worker().runOnce(NOON)).isZero();
        assertThat(found(job)).extracting(Job::granted, Job::pending, Job::state, Job::finishedAt)
                .containsExactly(1, 1, Job.State.STOPPED, NOON);
        assertThat(jobs.stop(job, NOON)).isFalse();
    }

    @Test
    void a_job_that_somebody_is_at_is_left_to_them() {
        var job = hold("fraud", unknown(1));
        transaction.executeWithoutResult(_ -> {
            assertThat(store.lock(job)).isTrue();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(threads.submit(() -> worker().runOnce(NOON)).get()).isZero();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(worker().runOnce(NOON)).isEqualTo(1);
    }

    @Test
    void what_only_newer_code_can_do_is_left_to_it_and_holds_up_nobody() {
        var strange = store.create(new JobWish("PAINT", "{}", "olga"), 1, NOON);
        store.addResults(strange, List.of(new JobResult("x", Outcome.PENDING, null)));
        hold("fraud", unknown(1));
        var worker = worker();
        assertThat(worker.runOnce(NOON)).isEqualTo(1);
        assertThat(worker.runOnce(NOON.plus(JobWorker.REST))).isZero();
        assertThat(found(strange)).extracting(Job::pending, Job::state).containsExactly(1, Job.State.RUNNING);
    }

    @Test
    void jobs_are_forgotten_once_they_have_been_over_for_long_and_not_while_they_run() {
        var over = hold("fraud", unknown(1));
        worker().runOnce(NOON);
        var running = hold("fraud", unknown(1));
        var old = new OldJobs(store, new JobProperties(Duration.ofDays(30)));
        assertThat(old.runOnce(NOON.plus(Duration.ofDays(30)).minusMillis(1))).isZero();
        assertThat(old.runOnce(NOON.plus(Duration.ofDays(30)))).isEqualTo(1);
        assertThat(old.runOnce(NOON.plus(Duration.ofDays(3000)))).isZero();
        assertThat(jobs.find(over)).isEmpty();
        assertThat(jobs.results(over, null, "", 10)).isEmpty();
        assertThat(jobs.find(running)).isPresent();
    }

    @Test
    void orders_that_wait_are_told_to_whoever_watches() {
        hold("one", unknown(3));
        jobs.stop(hold("two", unknown(3)), NOON);
        var meters = new SimpleMeterRegistry();
        var _ = new JobMetrics(store, InstantSource.fixed(NOON), meters);
        assertThat(meters.get("waybill.jobs.orders.pending").gauge().value()).isEqualTo(3);
    }

    private JobWorker worker() {
        return new JobWorker(store, step, commands);
    }

    private long hold(String handle, List<String> orders) {
        var wish = new JobWish("HOLD", "{\"reason\":\"OTHER\",\"handle\":\"%s\"}".formatted(handle), "olga");
        return jobs.create(wish, orders, NOON).orElseThrow().id();
    }

    private Job found(long job) {
        return jobs.find(job).orElseThrow();
    }

    private List<String> place(int orders) {
        var placed = new PlacedOrders(processor);
        return IntStream.range(0, orders).mapToObj(_ -> placed.place("XYZ")).map(OrderId::value).toList();
    }

    private static List<String> unknown(int orders) {
        return IntStream.range(0, orders).mapToObj("nobody%d"::formatted).toList();
    }

    private int held(String order) {
        return jdbc.sql("select count(*) from order_journal where order_id = ? and type = 'OrderHeld'")
                .param(order)
                .query(Integer.class)
                .single();
    }

    private void failFor(String table, String order, String code) {
        jdbc.sql("""
                create function fail() returns trigger language plpgsql as
                $$ begin raise exception 'on purpose' using errcode = '%s'; end $$""".formatted(code)).update();
        jdbc.sql("""
                create trigger fail before update on %s for each row when (new.order_id = '%s')
                execute function fail()""".formatted(table, order)).update();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("""
                select exists (select 1 from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock')""")
                .query(Boolean.class)
                .single();
    }
}
