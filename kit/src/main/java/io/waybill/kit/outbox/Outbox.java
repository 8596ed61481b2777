package io.waybill.kit.outbox;

import java.util.List;

/** Takes messages within the caller's transaction; what is committed will be published at least once, in this order. */
public interface Outbox {

    void appendAll(List<Message> messages);
}
