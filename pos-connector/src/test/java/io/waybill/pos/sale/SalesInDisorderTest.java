package io.waybill.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.ids.OrderIds;
import io.waybill.pos.PosStack;
import io.waybill.pos.shopify.Body;
import io.waybill.pos.shopify.Till.Webhook;
import io.waybill.schemas.OrderReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order webhooks come in, however often, and whenever work is done in between: the end is the same. */
class SalesInDisorderTest extends PosStack {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int VERSIONS = 5;
    private static final List<Integer> SALES = List.of(1, 2, 3, 4, 5, 6);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void webhooks_shuffled_and_repeated_end_in_the_same_bodies_and_snapshots(long seed) {
        var random = new Random(seed);
        var webhooks = new ArrayList<Webhook>();
        for (var sale : SALES) {
            for (var version = 1; version <= VERSIONS; version++) {
                for (var n = random.nextInt(3); n >= 0; n--) webhooks.add(webhook(sale, version));
            }
        }
        Collections.shuffle(webhooks, random);

        for (var webhook : webhooks) {
            assertThat(till.send(webhook)).hasStatusOk();
            if (random.nextInt(4) == 0) worker.runOnce(Instant.now());
        }
        workUntilNothingIsDue();

        assertThat(lastTold()).isEqualTo(expected());
        for (var sale : SALES) {
            assertThat(jdbc.sql("select body from sale where order_id = :id")
                    .param("id", orderId(sale))
                    .query(byte[].class)
                    .single()).isEqualTo(body(sale, VERSIONS).bytes());
            assertThat(snapshots(orderId(sale))).extracting(OrderReceived::getRevision)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    /** As JSON: lists that were copied by Avro cannot be compared with others once they hold times. */
    private Map<String, String> lastTold() {
        var last = new TreeMap<String, String>();
        for (var sale : SALES) {
            last.put(orderId(sale),
                    OrderReceived.newBuilder(snapshots(orderId(sale)).getLast()).setRevision(0).build().toString());
        }
        return last;
    }

    private static Map<String, String> expected() {
        var expected = new TreeMap<String, String>();
        for (var sale : SALES) {
            expected.put(orderId(sale), OrderReceived.newBuilder(body(sale, VERSIONS).order())
                    .setOrderId(orderId(sale))
                    .setExternalId("" + sale)
                    .build()
                    .toString());
        }
        return expected;
    }

    private static String orderId(int sale) {
        return OrderIds.orderId("SHOPIFY", Body.SHOP, "" + sale);
    }

    private static Webhook webhook(int sale, int version) {
        return Webhook.of(body(sale, version), "sale %d version %d".formatted(sale, version),
                NOON.plusMillis(version).toString());
    }

    /** The last two changed within the same second, so that only the time of sending tells them apart. */
    private static Body body(int sale, int version) {
        var changed = NOON.plusSeconds(version == 5 ? 4 : version);
        var body = Body.saleAtTill()
                .with("id", "" + sale)
                .with("updated_at", "\"" + changed + "\"")
                .with("note", "\"version " + version + "\"");
        if (version >= 2) body.fulfilled(71, version == 5 ? "cancelled" : "success", 9001, 1);
        if (version >= 4) body.fulfilled(72, "success", 9002, 1);
        return body;
    }
}
