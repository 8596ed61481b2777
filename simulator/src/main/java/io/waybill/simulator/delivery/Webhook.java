package io.waybill.simulator.delivery;

import java.net.URI;
import java.util.Map;

/** A message that has to reach a receiver. It renders to the same bytes and headers however often it is sent. */
public interface Webhook {

    /** Unique per message; the same on every retry and repeat. */
    String id();

    String topic();

    /** The shop it comes from. */
    String sender();

    String orderId();

    /** What fault decisions hang on: the same for the same action in another run. */
    String faultKey();

    URI target();

    Message render();

    /** What goes over the wire; the body as UTF-8. */
    record Message(Map<String, String> headers, String body) {}
}
