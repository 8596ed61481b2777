package io.waybill.kit.outbox;

/** A message as it waits to be published. Stage 0 is acknowledged before stage 1 is sent. */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
record OutboxRow(long id, String topic, String key, int stage, byte[] payload) {

    static final int FACTS = 0;
    static final int ALL_ELSE = 1;

    @Override
    public String toString() {
        return "OutboxRow[id=%d, topic=%s, key=%s]".formatted(id, topic, key);
    }
}
