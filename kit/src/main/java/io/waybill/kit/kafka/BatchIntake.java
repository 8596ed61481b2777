package io.waybill.kit.kafka;

import io.waybill.kit.kafka.Batch.Mode;
import io.waybill.kit.kafka.DeadLetters.Letter;
import io.waybill.kit.kafka.Decoded.Garbled;
import io.waybill.kit.kafka.Decoded.Understood;
import io.waybill.kit.kafka.OffsetStore.Claim;
import io.waybill.schemas.Topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One step of a listener: what is applied, what is dead and where to go on are one transaction. A lasting failure is
 * narrowed down in halves to the one record that causes it; a passing one is the caller's to repeat.
 */
final class BatchIntake {

    static final String APPLY_FAILED = "APPLY_FAILED";

    private static final Logger log = LoggerFactory.getLogger(BatchIntake.class);

    private final BatchListener listener;
    private final Decoder decoder;
    private final IntakeTables tables;
    private final TransactionOperations transaction;
    private final IntakeWatch watch;
    private final Map<String, Topic<?>> topics;

    BatchIntake(BatchListener listener, Decoder decoder, IntakeTables tables, TransactionOperations transaction,
            IntakeWatch watch) {
        this.listener = listener;
        this.decoder = decoder;
        this.tables = tables;
        this.transaction = transaction;
        this.watch = watch;
        this.topics = listener.topics().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    }

    /**
     * Takes the records of partitions that {@code positions} knows, from where it stands; what a repeat has already done
     * is left out.
     */
    void accept(List<ConsumerRecord<byte[], byte[]>> records, Positions positions, Instant now) {
        var arrivals = new ArrayList<Arrival>(records.size());
        for (var record : records) {
            var position = positions.of(new TopicPartition(record.topic(), record.partition()));
            if (position != null && record.offset() >= position.next()) arrivals.add(decode(record, position));
        }
        if (!arrivals.isEmpty()) takeOrHalve(arrivals, positions, now);
    }

    private Arrival decode(ConsumerRecord<byte[], byte[]> record, Positions.Position position) {
        var origin = new Origin(record.topic(), position.topicId(), record.partition(), record.offset());
        var topic = topics.get(record.topic());
        if (topic == null)
            throw new IllegalStateException("listener %s did not ask for %s".formatted(listener.name(), origin));
        return new Arrival(record, origin, decoder.decode(topic, record.key(), record.value()));
    }

    private void takeOrHalve(List<Arrival> part, Positions positions, Instant now) {
        try {
            take(part, positions, now);
        } catch (OffsetClaimLostException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (PassingFailure.is(e)) throw e;
            if (part.size() == 1) {
                bury(part.getFirst(), e, positions);
            } else {
                log.atDebug().addKeyValue("records", part.size()).setCause(e).log("batch failed, going on in halves");
                var middle = part.size() / 2;
                takeOrHalve(part.subList(0, middle), positions, now);
                takeOrHalve(part.subList(middle, part.size()), positions, now);
            }
        }
    }

    private void take(List<Arrival> part, Positions positions, Instant now) {
        var claims = claimsOf(part, positions);
        var letters = new ArrayList<Letter>();
        transaction.executeWithoutResult(_ -> {
            letters.clear();
            letters.addAll(garbledOf(part));
            letters.addAll(apply(part, now));
            tables.deadLetters().insertAll(listener.name(), letters);
            tables.offsets().claim(listener.name(), claims.values());
        });
        committed(part.size() - letters.size(), letters, claims, positions);
    }

    private List<Letter> apply(List<Arrival> part, Instant now) {
        var incoming = new ArrayList<Incoming>(part.size());
        for (var arrival : part) {
            if (arrival.decoded() instanceof Understood(var record))
                incoming.add(new Incoming(record, arrival.origin()));
        }
        if (incoming.isEmpty()) return List.of();
        var rejected = listener.applier().apply(new Batch(incoming, Mode.LIVE, now)).rejected();
        if (rejected.isEmpty()) return List.of();
        var byOrigin = part.stream().collect(Collectors.toMap(Arrival::origin, Function.identity()));
        return rejected.stream().map(refusal -> letterOf(refusal, byOrigin)).toList();
    }

    private static List<Letter> garbledOf(List<Arrival> part) {
        var letters = new ArrayList<Letter>();
        for (var arrival : part) {
            if (arrival.decoded() instanceof Garbled(var kind, var reason)) {
                letters.add(new Letter(arrival, arrival.orderId(), kind.name(), reason));
            }
        }
        return letters;
    }

    private static Letter letterOf(Rejected refusal, Map<Origin, Arrival> byOrigin) {
        var arrival = byOrigin.get(refusal.origin());
        if (arrival == null)
            throw new IllegalStateException("rejected %s was not in the batch".formatted(refusal.origin()));
        var orderId = refusal.orderId() == null ? arrival.orderId() : refusal.orderId();
        return new Letter(arrival, orderId, refusal.kind(), refusal.reason());
    }

    private void bury(Arrival arrival, Throwable failure, Positions positions) {
        var letters = List.of(new Letter(arrival, arrival.orderId(), APPLY_FAILED, reasonOf(failure)));
        var claims = claimsOf(List.of(arrival), positions);
        transaction.executeWithoutResult(_ -> {
            tables.deadLetters().insertAll(listener.name(), letters);
            tables.offsets().claim(listener.name(), claims.values());
        });
        // Nobody foresaw this, so the stack is worth its lines.
        log.atError()
                .addKeyValue("orderId", arrival.orderId())
                .addKeyValue("topic", arrival.origin().topic())
                .addKeyValue("partition", arrival.origin().partition())
                .addKeyValue("offset", arrival.origin().offset())
                .setCause(failure)
                .log("record cannot be applied, it is a dead letter now");
        committed(0, letters, claims, positions);
    }

    static String reasonOf(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private Map<TopicPartition, Claim> claimsOf(List<Arrival> part, Positions positions) {
        var claims = new LinkedHashMap<TopicPartition, Claim>();
        for (var arrival : part) {
            var position = positions.of(arrival.partition());
            if (position == null) throw new OffsetClaimLostException("partition of %s is not ours".formatted(arrival));
            claims.put(arrival.partition(), new Claim(position.topicId(), arrival.raw().partition(), position.next(),
                    arrival.raw().offset() + 1, arrival.raw().leaderEpoch().orElse(null)));
        }
        return claims;
    }

    private void committed(int applied, List<Letter> letters, Map<TopicPartition, Claim> claims, Positions positions) {
        claims.forEach((partition, claim) -> positions.put(partition, claim.topicId(), claim.next()));
        watch.applied(applied);
        watch.died(letters);
    }
}
