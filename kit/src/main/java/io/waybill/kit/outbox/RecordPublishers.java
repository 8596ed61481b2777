package io.waybill.kit.outbox;

/** Opens a publisher. The relay opens a new one after every failure. */
@FunctionalInterface
public interface RecordPublishers {

    RecordPublisher open();
}
