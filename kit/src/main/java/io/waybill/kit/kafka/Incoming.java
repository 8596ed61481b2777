package io.waybill.kit.kafka;

import org.apache.avro.specific.SpecificRecord;

/** A record that was understood, and where it came from. */
public record Incoming(SpecificRecord record, Origin origin) {}
