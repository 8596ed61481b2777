package io.waybill.kit.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.HttpReply.Answered;
import io.waybill.kit.outside.HttpReply.Lost;
import io.waybill.kit.outside.HttpReply.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final int HANG = -1;
    private static final int DROP = -2;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FreeQuota quota = new FreeQuota();
    private final AtomicInteger status = new AtomicInteger(200);
    private final Guard guard = new Guards(new GuardProperties(Duration.ofMillis(500), Duration.ofMillis(300), 2, 4,
            0.5, Duration.ofMillis(200)), quota, registry).guard("a", Map.of("read", new QuotaLimit(1000, 1000)));
    private final AtomicInteger arrived = new AtomicInteger();
    private HttpServer server;

    /** Permits without end, until it is emptied. */
    private static final class FreeQuota implements Quota {

        boolean empty;

        @Override
        public Duration take(String account, String operation, QuotaLimit limit) {
            return empty ? Duration.ofSeconds(1) : Duration.ZERO;
        }

        @Override
        public double permits(String account, String operation, QuotaLimit limit) {
            return empty ? 0 : 10;
        }

        @Override
        public void empty(String account, String operation) {
            empty = true;
        }

        @Override
        public void emptyAll() {
            empty = true;
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            arrived.incrementAndGet();
            if (status.get() == DROP) {
                exchange.close();
            } else if (status.get() != HANG) {
                exchange.sendResponseHeaders(status.get(), 2);
                exchange.getResponseBody().write(new byte[]{'o', 'k'});
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private HttpReply call() {
        return call(server.getAddress().getPort());
    }

    private HttpReply call(int port) {
        return switch (guard.admit("read")) {
            case Admitted(var permit) -> permit
                    .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build());
            case Denied(var after, var why) -> throw new AssertionError("denied for " + after + ": " + why);
        };
    }

    @Test
    void tells_an_answer_from_what_never_left_and_from_what_may_have_arrived() throws IOException {
        assertThat(call()).isInstanceOfSatisfying(Answered.class,
                answered -> assertThat(answered.body()).isEqualTo("ok"));
        answerWell();
        status.set(DROP);
        assertThat(call()).isInstanceOf(Lost.class);
        answerWell();
        status.set(HANG);
        assertThat(call()).isInstanceOf(Lost.class);
        answerWell();
        int closed;
        try (var socket = new java.net.ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(call(closed)).isInstanceOfSatisfying(NotSent.class,
                reply -> assertThat(reply.why()).startsWith("ConnectException"));
    }

    /** Java's client would send it again by itself, past our quota. */
    @Test
    void a_call_whose_connection_breaks_arrives_once() {
        answerWell();
        arrived.set(0);
        status.set(DROP);

        assertThat(call()).isInstanceOf(Lost.class);

        assertThat(arrived).hasValue(1);
    }

    /** Or the breaker would open, as it should. */
    private void answerWell() {
        status.set(200);
        for (var n = 0; n < 3; n++) call();
    }

    @Test
    void opens_when_the_remote_side_fails_lets_a_few_calls_try_and_closes_again() {
        status.set(503);
        for (var n = 0; n < 4 && state("OPEN") == 0; n++) call();

        assertThat(state("OPEN")).isOne();
        assertThat(guard.admit("read")).isInstanceOf(Denied.class);
        assertThat(guard.room("read").callsMax()).isZero();
        status.set(200);
        await().until(() -> state("HALF_OPEN") == 1);
        for (var n = 0; n < 3; n++) call();
        assertThat(state("CLOSED")).isOne();
    }

    private double state(String state) {
        return registry.get("waybill.breaker.state").tag("state", state).gauge().value();
    }

    @Test
    void refusals_and_throttling_are_no_failures_of_the_remote_side() {
        status.set(400);
        for (var n = 0; n < 10; n++) call();
        status.set(429);
        call();

        assertThat(state("CLOSED")).isOne();
        assertThat(quota.empty).as("429 empties our bucket").isTrue();
        assertThat(guard.admit("read")).isInstanceOf(Denied.class);
        assertThat(guard.room("read").noneFor()).isPositive();
    }

    @Test
    void a_denied_call_counts_nowhere_and_keeps_no_place() {
        quota.empty = true;
        for (var n = 0; n < 20; n++) assertThat(guard.admit("read")).isInstanceOf(Denied.class);
        quota.empty = false;

        assertThat(call()).isInstanceOf(Answered.class);
        assertThat(state("CLOSED")).isOne();
    }

    @Test
    void no_more_calls_are_under_way_than_may_be_and_a_returned_permit_makes_room() {
        var one = (Admitted) guard.admit("read");
        var other = (Admitted) guard.admit("read");
        assertThat(guard.admit("read")).isInstanceOf(Denied.class);

        one.permit().giveBack();
        one.permit().giveBack();

        assertThat(guard.admit("read")).isInstanceOf(Admitted.class);
        assertThat(guard.admit("read")).isInstanceOf(Denied.class);
        other.permit().giveBack();
    }

    @Test
    void a_permit_that_was_kept_too_long_is_worth_nothing() {
        var permit = ((Admitted) guard.admit("read")).permit();
        var begun = System.nanoTime();
        await().pollDelay(Duration.ZERO).until(() -> System.nanoTime() - begun > Guard.PERMIT_AGE_MAX.toNanos());

        assertThat(permit.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build()))
                .isInstanceOfSatisfying(NotSent.class, reply -> assertThat(reply.why()).contains("permit"));
    }
}
