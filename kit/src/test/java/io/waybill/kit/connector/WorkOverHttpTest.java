package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.schemas.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class WorkOverHttpTest {

    private final ConnectorFixture connector = new ConnectorFixture();
    private final WorkReport report = new WorkReport(connector.jdbc);
    private final MockMvcTester http = MockMvcTester
            .create(MockMvcBuilders.standaloneSetup(new WorkController(report)).build());

    @Test
    void shows_work_page_by_page_without_personal_data() {
        var request = request("o1", Wish.SUBMITTED, 7);
        request.put(request.getSchema().getField("email").pos(), "a@example.com");
        connector.wish(request, request("o2", Wish.SUBMITTED, 1));

        var first = http.get().uri("/api/ops/work?limit=1").exchange();
        assertThat(first).hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].orderId")
                .asArray()
                .containsExactly("o1");
        assertThat(first).bodyJson().extractingPath("$.next").isEqualTo("FULFILLMENT:o1-F1");
        assertThat(first).bodyText().doesNotContain("a@example.com");
        var second = http.get().uri("/api/ops/work?limit=1&cursor=FULFILLMENT:o1-F1").exchange();
        assertThat(second).bodyJson().extractingPath("$.items[*].orderId").asArray().containsExactly("o2");
        assertThat(second).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void filters_by_state() {
        connector.wish(request("o1", Wish.SUBMITTED, 7));

        assertThat(http.get().uri("/api/ops/work?state=DONE")).bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(http.get().uri("/api/ops/work?state=WAITING")).bodyJson()
                .extractingPath("$.items")
                .asArray()
                .hasSize(1);
    }

    @Test
    void refuses_what_it_cannot_show() {
        assertThat(http.get().uri("/api/ops/work?state=LAZY")).hasStatus(400);
        assertThat(http.get().uri("/api/ops/work?limit=100000")).hasStatus(400);
    }

    @Test
    void metrics_are_there_before_the_first_work_and_count_what_waits() {
        var meters = new SimpleMeterRegistry();
        var held = new WorkMetrics(report, () -> connector.now, meters, List.of(Work.FULFILLMENT));
        assertThat(held).isNotNull();
        assertThat(meters.get("waybill.work").tag("kind", "FULFILLMENT").tag("state", "FAILED").gauge().value())
                .isZero();

        connector.wish(request("o1", Wish.SUBMITTED, 7));
        connector.now = connector.now.plusSeconds(30);

        assertThat(meters.get("waybill.work").tag("state", "WAITING").gauge().value()).isOne();
        assertThat(meters.get("waybill.work.due").gauge().value()).isOne();
        assertThat(meters.get("waybill.work.overdue.seconds").gauge().value()).isEqualTo(30);
    }
}
