package io.waybill.kit.kafka;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that a batch's transaction writes beside what the applier writes. */
record IntakeTables(OffsetStore offsets, DeadLetters deadLetters) {

    static IntakeTables in(JdbcClient jdbc) {
        return new IntakeTables(new OffsetStore(jdbc), new DeadLetters(jdbc));
    }
}
