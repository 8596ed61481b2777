package io.waybill.fba.lwa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.fba.lwa.Access.Granted;
import io.waybill.fba.lwa.Access.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile TokenReply next = new TokenReply.Token("Atza|", HOUR);
    private final Login login = new Login("amazon:main", this::fetch, () -> now);

    private TokenReply fetch() {
        var number = fetches.incrementAndGet();
        return next instanceof TokenReply.Token(var text, var lifetime)
                ? new TokenReply.Token(text + number, lifetime)
                : next;
    }

    @Test
    void is_asked_once_and_again_before_the_token_ends() {
        assertThat(token()).isEqualTo("Atza|1");
        now = now.plus(Duration.ofMinutes(54));
        assertThat(token()).isEqualTo("Atza|1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(token()).isEqualTo("Atza|2");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void a_hundred_callers_ask_once() throws ExecutionException, InterruptedException {
        var arrived = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new Login("amazon:main", () -> {
            fetches.incrementAndGet();
            arrived.countDown();
            awaited(answer);
            return new TokenReply.Token("Atza|one", HOUR);
        }, () -> now);

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Access>> callers = new ArrayList<>();
            var calling = new AtomicInteger();
            for (int n = 0; n < 100; n++) {
                callers.add(executor.submit((Callable<Access>) () -> {
                    calling.incrementAndGet();
                    return slow.access();
                }));
            }
            awaited(arrived);
            await().untilAtomic(calling, org.hamcrest.Matchers.equalTo(100));
            answer.countDown();
            for (var caller : callers) {
                assertThat(caller.get()).isInstanceOfSatisfying(Granted.class,
                        granted -> assertThat(granted.token().text()).isEqualTo("Atza|one"));
            }
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void nobody_waits_for_a_new_token_while_the_old_one_is_good() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var renewing = new Login("amazon:main", () -> {
            if (fetches.incrementAndGet() > 1) {
                arrived.countDown();
                awaited(answer);
            }
            return new TokenReply.Token("Atza|" + fetches.get(), HOUR);
        }, () -> now);
        renewing.access();
        now = now.plus(Duration.ofMinutes(57));

        var renewer = Thread.ofVirtual().start(renewing::access);
        awaited(arrived);
        assertThat(renewing.access()).isInstanceOfSatisfying(Granted.class,
                granted -> assertThat(granted.token().text()).isEqualTo("Atza|1"));
        answer.countDown();
        renewer.join();
        assertThat(renewing.held()).hasValueSatisfying(held -> assertThat(held.text()).isEqualTo("Atza|2"));
    }

    @Test
    void a_failure_is_not_repeated_by_each_caller() {
        next = new TokenReply.Later(Duration.ofSeconds(5), "it is down");

        assertThat(login.access()).isInstanceOfSatisfying(Withheld.class, withheld -> {
            assertThat(withheld.after()).isEqualTo(Duration.ofSeconds(5));
            assertThat(withheld.why()).contains("amazon:main", "it is down");
        });
        now = now.plusSeconds(3);
        assertThat(login.access()).isInstanceOfSatisfying(Withheld.class,
                withheld -> assertThat(withheld.after()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(fetches).hasValue(1);
        assertThat(login.needsPerson()).isFalse();
        now = now.plusSeconds(2);
        next = new TokenReply.Token("Atza|", HOUR);
        assertThat(token()).isEqualTo("Atza|2");
    }

    @Test
    void an_old_token_is_used_while_no_new_one_can_be_had() {
        token();
        next = new TokenReply.Later(Duration.ofSeconds(5), "it is down");
        now = now.plus(Duration.ofMinutes(58));
        assertThat(token()).isEqualTo("Atza|1");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(login.access()).isInstanceOf(Withheld.class);
        assertThat(login.held()).isEmpty();
    }

    @Test
    void a_person_is_called_for_until_it_works_again() {
        next = new TokenReply.ForPerson("authorize again");
        assertThat(login.access()).isInstanceOfSatisfying(Withheld.class,
                withheld -> assertThat(withheld.why()).contains("authorize again"));
        assertThat(login.needsPerson()).isTrue();

        next = new TokenReply.Token("Atza|", HOUR);
        now = now.plus(Login.PERSON_TRIES_AFTER);
        assertThat(token()).isEqualTo("Atza|2");
        assertThat(login.needsPerson()).isFalse();
    }

    @Test
    void a_token_that_is_refused_is_replaced_once_by_whoever_comes_first() {
        var revoked = ((Granted) login.access()).token();
        login.refused(revoked, "Unauthorized");
        assertThat(token()).isEqualTo("Atza|2");
        login.refused(revoked, "Unauthorized");
        assertThat(token()).isEqualTo("Atza|2");
        assertThat(login.needsPerson()).isFalse();
    }

    @Test
    void fresh_tokens_that_are_refused_too_are_not_asked_for_at_every_call() {
        assertThat(login.refused(((Granted) login.access()).token(), "Unauthorized").after())
                .isLessThan(Duration.ofSeconds(1));
        for (int n = 0; n < 5; n++) {
            assertThat(login.refused(((Granted) login.access()).token(), "Unauthorized")).satisfies(withheld -> {
                assertThat(withheld.after()).isEqualTo(Login.PERSON_TRIES_AFTER);
                assertThat(withheld.why()).contains("check roles", "Unauthorized");
            });
            login.accepted();
        }
        assertThat(fetches).hasValue(2);

        login.refused(((Granted) login.access()).token(), "Unauthorized");
        assertThat(login.needsPerson()).isTrue();
        login.accepted();
        assertThat(login.needsPerson()).isFalse();

        now = now.plus(Login.PERSON_TRIES_AFTER);
        login.refused(((Granted) login.access()).token(), "Unauthorized");
        assertThat(token()).isEqualTo("Atza|3");
    }

    private String token() {
        return ((Granted) login.access()).token().text();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) throw new AssertionError("nobody came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
