package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.Batch.Mode;
import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Origin;
import io.waybill.kit.kafka.Rejected;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestListenerShuffledTest {

    private final ConnectorFixture connector = new ConnectorFixture();
    private final RequestListener listener = new RequestListener(connector.store, Accounts.NONE, connector.outbox,
            new ErasedOrders(connector.jdbc));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void requests_shuffled_and_repeated_end_the_same(long seed) {
        var random = new Random(seed);
        var wishes = new ArrayList<FulfillmentRequest>();
        for (var order = 0; order < 10; order++) {
            for (var revision = 1; revision <= 4; revision++) {
                var wish = revision == 4 && order % 2 == 0 ? Wish.CANCELLED : Wish.SUBMITTED;
                wishes.add(request("o" + order, wish, revision));
            }
        }
        wishes.addAll(List.copyOf(wishes));
        Collections.shuffle(wishes, random);
        for (var from = 0; from < wishes.size();) {
            var to = Math.min(wishes.size(), from + 1 + random.nextInt(9));
            assertThat(apply(wishes.subList(from, to))).isEmpty();
            from = to;
        }

        IntStream.range(0, 10)
                .forEach(order -> assertThat(connector.row("o" + order + "-F1").request())
                        .isEqualTo(request("o" + order, order % 2 == 0 ? Wish.CANCELLED : Wish.SUBMITTED, 4)));
    }

    @Test
    void an_equal_or_lower_revision_wakes_nobody() {
        apply(List.of(request("o1", Wish.SUBMITTED, 2)));
        var before = connector.row("o1-F1");

        apply(List.of(request("o1", Wish.CANCELLED, 2)));
        apply(List.of(request("o1", Wish.CANCELLED, 1)));

        assertThat(connector.row("o1-F1").lease().wakeNumber()).isEqualTo(before.lease().wakeNumber());
        assertThat(connector.row("o1-F1").request().getWish()).isEqualTo(Wish.SUBMITTED);
    }

    @Test
    void a_wish_said_again_is_answered_by_what_was_last_told() {
        apply(List.of(request("o1", Wish.SUBMITTED, 2)));
        apply(List.of(request("o1", Wish.SUBMITTED, 2)));
        assertThat(connector.updates()).as("nothing was told yet").isEmpty();
        connector.worker((ConnectorFixture.Handler) (work, _) -> new Answer.Tell(ConnectorFixture.update(work).build(),
                Answer.Next.whenWoken())).runOnce(connector.now);

        apply(List.of(request("o1", Wish.SUBMITTED, 2)));

        assertThat(connector.updates()).hasSize(2);
        assertThat(connector.updates().getLast().toString()).isEqualTo(connector.updates().getFirst().toString());
    }

    @Test
    void what_cannot_be_wanted_is_rejected_and_the_rest_applied() {
        var foreign = request("o1", Wish.SUBMITTED, 1);
        foreign.put(foreign.getSchema().getField("fulfillmentOrderId").pos(), "o2-F1");

        var rejected = apply(List.of(foreign, request("o3", Wish.UNKNOWN, 1), request("o4", Wish.SUBMITTED, 1)));

        assertThat(rejected).extracting(Rejected::kind).containsExactly("FOREIGN_FULFILLMENT_ORDER", "UNKNOWN_WISH");
        assertThat(connector.row("o4-F1").state()).isEqualTo(WorkState.WAITING);
    }

    private List<Rejected> apply(List<? extends SpecificRecord> records) {
        var origin = new Origin("fulfillment.requests.dropship", new UUID(0, 1), 0, 0);
        var incoming = records.stream().map(record -> new Incoming(record, origin)).toList();
        return connector.transactions.execute(_ -> listener.apply(new Batch(incoming, Mode.LIVE, connector.now))
                .rejected());
    }
}
