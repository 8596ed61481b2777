package io.waybill.dropship.aliexpress;

import static io.waybill.dropship.aliexpress.AliExpressFixture.ACCOUNT;
import static io.waybill.dropship.aliexpress.AliExpressFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.dropship.aliexpress.AliExpressAuthorisation.Leave;
import io.waybill.dropship.aliexpress.AliExpressTokens.Pair;
import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Lane;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionOperations;

class AliExpressTokenWorkTest {

    private static final String REFRESH = "/rest/auth/token/refresh";
    private static final String REFUSED = """
            {"type":"ISV","code":"IllegalRefreshToken","message":"The specified refresh token is invalid or expired"}""";

    private final AliExpressFixture outside;
    private final AliExpressTokens tokens;

    AliExpressTokenWorkTest() throws IOException {
        outside = new AliExpressFixture();
        tokens = outside.tokens("access-0", "refresh-0");
    }

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void the_first_renewal_is_at_once_and_the_next_at_half_the_time() {
        outside.stub.on(REFRESH, renewed("access-1", "refresh-1"), renewed("access-2", "refresh-2"));

        assertThat(step()).isEqualTo(dueIn(Duration.ofHours(12)));
        assertThat(leave()).isEqualTo(new Leave.Granted("access-1"));
        assertThat(step()).isEqualTo(dueIn(Duration.ofHours(12)));
        outside.passes(Duration.ofHours(12));
        assertThat(step()).isEqualTo(dueIn(Duration.ofHours(24)));

        assertThat(leave()).isEqualTo(new Leave.Granted("access-2"));
        assertThat(outside.stub.asked()).hasSize(2);
        var form = outside.stub.asked().getLast();
        assertThat(form).containsEntry("refresh_token", "refresh-1").doesNotContainKey("session");
        form.remove("path");
        assertThat(form).containsEntry("sign", AliExpressSignature.of("/auth/token/refresh", form, "helloworld"));
    }

    @Test
    void without_a_new_refresh_token_the_old_one_stays() {
        outside.stub.on(REFRESH, "{\"access_token\":\"access-1\",\"expires_in\":86400,\"code\":\"0\"}");

        step();

        assertThat(tokens.standing(ACCOUNT, NOW).pair()).isEqualTo(new Pair("access-1", "refresh-0"));
    }

    @Test
    void a_refused_renewal_waits_for_a_person_and_orders_go_on_while_they_can() {
        outside.stub.on(REFRESH, REFUSED);

        assertThat(step()).isInstanceOfSatisfying(Answer.Unable.class, unable -> assertThat(unable.why())
                .contains(ACCOUNT, "IllegalRefreshToken", "authorise it again", "access-token and refresh-token"));
        assertThat(leave()).isEqualTo(new Leave.Granted("access-0"));
        assertThat(step()).isInstanceOf(Answer.Unable.class);
        assertThat(outside.stub.asked()).hasSize(1);

        authorisation().refused(ACCOUNT, "access-0");

        assertThat(leave()).isInstanceOfSatisfying(Leave.Denied.class,
                denied -> assertThat(denied.why()).contains("authorise it again"));
        outside.stub.on(REFRESH, renewed("access-8", "refresh-8"));
        assertThat(step(outside.tokens("access-7", "refresh-7"))).isEqualTo(dueIn(Duration.ofHours(12)));
        assertThat(outside.stub.asked().getLast()).containsEntry("refresh_token", "refresh-7");
        assertThat(authorisation(outside.tokens("access-7", "refresh-7")).of(ACCOUNT)).isEqualTo(new Leave.Granted(
                "access-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {AliExpressStub.DROP, "<html>", "{}", "{\"type\":\"ISP\",\"code\":\"ServiceTimeout\"}",
            "{\"type\":\"ISV\",\"code\":\"IllegalTimestamp\",\"message\":\"a clock is off\"}",
            "{\"type\":\"ISV\",\"code\":\"ApiCallLimit\",\"message\":\"this ban will last 1 seconds\"}"})
    void a_renewal_that_fails_for_a_while_is_tried_again(String body) {
        outside.stub.on(REFRESH, body, renewed("access-1", "refresh-1"));

        assertThat(step()).isInstanceOf(Answer.Deferred.class);
        assertThat(leave()).isEqualTo(new Leave.Granted("access-0"));
    }

    @Test
    void a_refused_access_token_is_renewed_at_once_and_at_most_once_a_minute() {
        outside.stub.on(REFRESH, renewed("access-1", "refresh-1"), renewed("access-2", "refresh-2"));
        step();
        outside.passes(Duration.ofHours(1));

        authorisation().refused(ACCOUNT, "access-0");
        assertThat(outside.works.woken).isEmpty();
        authorisation().refused(ACCOUNT, "access-1");
        authorisation().refused(ACCOUNT, "access-1");
        assertThat(outside.works.woken).hasSize(1);
        step();
        assertThat(leave()).isEqualTo(new Leave.Granted("access-2"));

        authorisation().refused(ACCOUNT, "access-2");
        assertThat(step()).isEqualTo(dueIn(Duration.ofMinutes(61)));
        assertThat(outside.stub.asked()).hasSize(2);
    }

    @Test
    void whoever_renews_second_changes_nothing() {
        var used = tokens.standing(ACCOUNT, NOW).pair();

        assertThat(tokens.renew(ACCOUNT, used, new Pair("access-1", "refresh-1"), NOW, "", NOW)).isTrue();
        assertThat(tokens.renew(ACCOUNT, used, new Pair("access-x", "refresh-x"), NOW, "", NOW)).isFalse();
        assertThat(tokens.lose(ACCOUNT, used, "refused")).isFalse();
        assertThat(leave()).isEqualTo(new Leave.Granted("access-1"));
    }

    @Test
    void tokens_that_are_the_last_ones_are_told_at_once() {
        outside.stub.on(REFRESH, renewed("access-1", "refresh-1").replace("172800", "0"));

        assertThat(step()).isInstanceOf(Answer.Unable.class);
        assertThat(leave()).isEqualTo(new Leave.Granted("access-1"));
    }

    @Test
    void without_a_refresh_token_the_access_token_is_used_up() {
        var fixed = outside.tokens("access-0", "");

        assertThat(step(fixed)).isEqualTo(new Answer.Nothing(Answer.Next.whenWoken()));
        authorisation(fixed).refused(ACCOUNT, "access-0");
        assertThat(step(fixed)).isInstanceOf(Answer.Unable.class);
        assertThat(outside.stub.asked()).isEmpty();
    }

    @Test
    void nothing_that_holds_tokens_shows_them() {
        assertThat(List.of(tokens.standing(ACCOUNT, NOW), leave(), new Pair("access-0", "refresh-0"))).noneSatisfy(
                holder -> assertThat(holder.toString()).contains("access-0"));
    }

    private Answer step() {
        return step(tokens);
    }

    private Answer step(AliExpressTokens with) {
        return new AliExpressTokenWork(List.of(account()), with).answer(AliExpressFixture.renewal(), outside.now());
    }

    private AliExpressAccount account() {
        return outside.account(outside.stub.url());
    }

    private Leave leave() {
        return authorisation().of(ACCOUNT);
    }

    private AliExpressAuthorisation authorisation() {
        return authorisation(tokens);
    }

    private AliExpressAuthorisation authorisation(AliExpressTokens with) {
        return new AliExpressAuthorisation(with, outside.works, TransactionOperations.withoutTransaction(),
                outside.clock());
    }

    private static Answer dueIn(Duration time) {
        return new Answer.Nothing(Answer.Next.at(NOW.plus(time), Lane.UPKEEP));
    }

    private static String renewed(String access, String refresh) {
        return """
                {"access_token":"%s","refresh_token":"%s","expires_in":86400,"refresh_expires_in":172800,"code":"0",
                 "account_platform":"buyerApp","request_id":"1"}""".formatted(access, refresh);
    }
}
