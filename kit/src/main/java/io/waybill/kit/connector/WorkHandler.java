package io.waybill.kit.connector;

import java.time.Instant;

/** Does one step of one kind of work, outside any transaction. May be called for the same work again at any time. */
public interface WorkHandler {

    String kind();

    Answer answer(Work work, Instant now);
}
