package io.waybill.kit.kafka;

import org.apache.avro.specific.SpecificRecord;

/** What bytes turned out to be. */
public sealed interface Decoded {

    record Understood(SpecificRecord record) implements Decoded {}

    /** Bytes that no repeat will make readable. The kind is a stable upper-case name, fit for a metric's tag. */
    record Garbled(Kind kind, String reason) implements Decoded {}

    /** Why bytes cannot be understood. */
    enum Kind {
        EMPTY, TOO_SHORT, WRONG_MAGIC, UNKNOWN_SCHEMA_ID, WRONG_TYPE, UNREADABLE, TRAILING_BYTES, KEY_MISMATCH
    }
}
