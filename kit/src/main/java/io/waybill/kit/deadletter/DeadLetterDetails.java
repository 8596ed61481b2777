package io.waybill.kit.deadletter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All of one dead letter.
 *
 * @param headers keys with values in base64
 * @param content the record, personal data masked, if the bytes can be read now
 * @param unreadable why they cannot
 * @param hex the first bytes of what cannot be read; only operators and admins see them, for they may hold personal data
 */
record DeadLetterDetails(DeadLetterView letter, UUID topicId, String key, List<Map<String, String>> headers,
        int valueBytes, @Nullable Map<String, @Nullable Object> content, @Nullable String unreadable,
        @Nullable String hex) {}
