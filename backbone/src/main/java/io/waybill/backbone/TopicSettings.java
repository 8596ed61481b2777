package io.waybill.backbone;

import java.time.Duration;

/** A topic as it should be. A retention of -1 ms keeps records for ever. */
public record TopicSettings(String name, int partitions, Duration retention) {}
