package io.waybill.kit.kafka;

import io.waybill.schemas.Topics.Topic;
import java.util.List;

/**
 * A reader of topics. Every bean of this type is given a consumer group of that name, offsets of its own in the
 * database, and a place in the service's health.
 */
public record BatchListener(String name, List<Topic<?>> topics, BatchApplier applier) {}
