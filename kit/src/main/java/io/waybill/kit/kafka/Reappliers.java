package io.waybill.kit.kafka;

import io.waybill.schemas.Topics.Topic;
import java.util.List;
import java.util.Optional;

/** One for each listener of the service. */
public record Reappliers(List<Reapplier> all) {

    public Reappliers { all = List.copyOf(all); }

    public Optional<Reapplier> of(String reader) {
        return all.stream().filter(one -> one.reader().equals(reader)).findFirst();
    }

    public List<Reapplier> reading(String topic) {
        return all.stream().filter(one -> one.topic(topic).isPresent()).toList();
    }

    /** The topics that this service reads. */
    public List<String> topics() {
        return all.stream().flatMap(one -> one.topics().stream()).map(Topic::name).distinct().sorted().toList();
    }
}
