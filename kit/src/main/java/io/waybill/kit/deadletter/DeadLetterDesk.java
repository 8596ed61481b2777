package io.waybill.kit.deadletter;

import io.waybill.kit.kafka.Decoded;
import io.waybill.kit.kafka.Decoded.Garbled;
import io.waybill.kit.kafka.Decoded.Understood;
import io.waybill.kit.kafka.Reappliers;
import io.waybill.kit.registry.RegistryUnreachableException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens one dead letter for whoever looks into it. */
final class DeadLetterDesk {

    static final int HEX_BYTES_MAX = 256;

    private static final TypeReference<List<Map<String, String>>> HEADERS = new TypeReference<>() {};

    private final DeadLetterRows rows;
    private final Reappliers reappliers;

    DeadLetterDesk(DeadLetterRows rows, Reappliers reappliers) {
        this.rows = rows;
        this.reappliers = reappliers;
    }

    /** {@code withBytes}: whether the caller may see bytes that nobody could mask. */
    Optional<DeadLetterDetails> open(long id, boolean withBytes) {
        return rows.find(id).map(letter -> {
            var topic = reappliers.of(letter.view().reader()).flatMap(reader -> reader.topic(letter.view().topic()));
            if (topic.isEmpty()) return details(letter, null, "no listener reads this topic any more", null);
            try {
                var reader = reappliers.of(letter.view().reader()).orElseThrow();
                return details(letter, reader.look(topic.get(), letter.raw().value()), withBytes);
            } catch (RegistryUnreachableException e) {
                return details(letter, null, "the registry does not answer, so it cannot be said yet", null);
            }
        });
    }

    private static DeadLetterDetails details(StoredLetter letter, Decoded decoded, boolean withBytes) {
        return switch (decoded) {
            case Understood(var record) -> details(letter, MaskedContent.of(record), null, null);
            case Garbled(_, var reason) -> details(letter, null, reason, withBytes ? hex(letter.raw().value()) : null);
        };
    }

    private static DeadLetterDetails details(StoredLetter letter, @Nullable Map<String, @Nullable Object> content,
            @Nullable String unreadable, @Nullable String hex) {
        var headers = JsonMapper.shared().readValue(letter.headers(), HEADERS);
        var bytes = letter.raw().value();
        return new DeadLetterDetails(letter.view(), letter.topicId(), letter.keyText(), headers,
                bytes == null ? 0 : bytes.length, content, unreadable, hex);
    }

    private static String hex(byte @Nullable [] bytes) {
        if (bytes == null) return "";
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, HEX_BYTES_MAX)));
    }
}
