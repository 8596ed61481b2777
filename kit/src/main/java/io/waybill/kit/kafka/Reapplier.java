package io.waybill.kit.kafka;

import io.waybill.kit.kafka.Batch.Mode;
import io.waybill.kit.kafka.DeadLetters.Letter;
import io.waybill.kit.kafka.Decoded.Garbled;
import io.waybill.kit.kafka.Decoded.Understood;
import io.waybill.schemas.Topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes records again through a listener's own code, as a replay. Moves no offset; what cannot be taken is a dead letter
 * afterwards, once, and a dead letter that can be taken now is settled.
 */
public final class Reapplier {

    private final BatchListener listener;
    private final Decoder decoder;
    private final DeadLetters letters;

    Reapplier(BatchListener listener, Decoder decoder, DeadLetters letters) {
        this.listener = listener;
        this.decoder = decoder;
        this.letters = letters;
    }

    /** Reasons that the kit itself has; appliers have more. */
    public static List<String> knownKinds() {
        var decoding = Arrays.stream(Decoded.Kind.values()).map(Decoded.Kind::name);
        return Stream.concat(decoding, Stream.of(BatchIntake.APPLY_FAILED)).toList();
    }

    public String reader() {
        return listener.name();
    }

    public List<Topic<?>> topics() {
        return listener.topics();
    }

    public Optional<Topic<?>> topic(String name) {
        return listener.topics().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** Asks the registry, so not for within a transaction. Throws when the registry cannot be asked. */
    public Arrival decode(UUID topicId, ConsumerRecord<byte[], byte[]> record) {
        var topic = topic(record.topic()).orElseThrow(
                () -> new IllegalStateException("listener %s does not read %s".formatted(reader(), record.topic())));
        var origin = new Origin(record.topic(), topicId, record.partition(), record.offset());
        return new Arrival(record, origin, decoder.decode(topic, record.key(), record.value()));
    }

    /** What the bytes hold, whatever their key is. */
    public Decoded look(Topic<?> topic, byte @Nullable [] value) {
        return decoder.decodeAnyKey(topic, value);
    }

    /** Belongs into the caller's transaction, together with whatever says that these records were taken. */
    public List<Verdict> apply(List<Arrival> arrivals, Settlement settlement, Instant now) {
        var applied = applied(arrivals, now);
        var rejected = applied.rejected().stream().collect(Collectors.toMap(Rejected::origin, Function.identity()));
        var changed = applied.changes().stream().collect(Collectors.toMap(Change::origin, Change::what));
        var verdicts = arrivals.stream().map(arrival -> switch (arrival.decoded()) {
            case Garbled garbled -> Verdict.undecodable(arrival, garbled);
            case Understood _ when rejected.containsKey(arrival.origin()) ->
                Verdict.rejected(arrival, rejected.get(arrival.origin()));
            case Understood _ -> Verdict.taken(arrival, changed.getOrDefault(arrival.origin(), List.of()));
        }).toList();
        note(arrivals, verdicts, settlement);
        return verdicts;
    }

    /** The record makes the applier throw whenever it is tried. Belongs into a transaction like {@link #apply}. */
    public Verdict bury(Arrival arrival, Throwable failure) {
        var verdict = Verdict.failed(arrival, failure);
        letters.insertAll(reader(), List.of(letterOf(arrival, verdict)));
        return verdict;
    }

    private Applied applied(List<Arrival> arrivals, Instant now) {
        var incoming = new ArrayList<Incoming>(arrivals.size());
        for (var arrival : arrivals) {
            if (arrival.decoded() instanceof Understood(var record))
                incoming.add(new Incoming(record, arrival.origin()));
        }
        return incoming.isEmpty()
                ? Applied.nothing()
                : listener.applier().apply(new Batch(incoming, Mode.REPLAY, now));
    }

    private void note(List<Arrival> arrivals, List<Verdict> verdicts, Settlement settlement) {
        var refused = new ArrayList<Letter>();
        var taken = new ArrayList<Origin>();
        for (int i = 0; i < arrivals.size(); i++) {
            if (verdicts.get(i).isTaken()) taken.add(arrivals.get(i).origin());
            else refused.add(letterOf(arrivals.get(i), verdicts.get(i)));
        }
        letters.insertAll(reader(), refused);
        letters.settle(reader(), taken, settlement);
    }

    private static Letter letterOf(Arrival arrival, Verdict verdict) {
        return new Letter(arrival, verdict.orderId(), verdict.what().getFirst(), verdict.reason());
    }

    /**
     * Why a dead letter is none any more.
     *
     * @param state what its row says from now on
     * @param by who or what did it, for people
     */
    public record Settlement(String state, String by) {}
}
