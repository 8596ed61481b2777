package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.handler;
import static io.waybill.kit.connector.ConnectorFixture.request;
import static io.waybill.kit.connector.ConnectorFixture.update;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Wish;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerLoopTest {

    private final ConnectorFixture connector = new ConnectorFixture();

    /** Its poll is an hour away, so only the wake-up after the commit, and those after each step, can do this. */
    @Test
    void is_woken_when_work_becomes_due_and_goes_on_until_none_is() {
        connector.properties = ConnectorFixture.properties(2);
        var worker = connector.worker(handler((work, _) -> new Answer.Tell(update(work).build(), Next.never())));
        var loop = new WorkerLoop(worker, connector.signal, () -> connector.now, connector.properties,
                StartGate.OPEN);
        loop.start();
        try {
            connector.wish(IntStream.range(0, 20)
                    .mapToObj(n -> request("o" + n, Wish.SUBMITTED, 1))
                    .toArray(FulfillmentRequest[]::new));
            await().until(() -> connector.published.size() == 20);
        } finally {
            loop.stop();
        }
    }
}
