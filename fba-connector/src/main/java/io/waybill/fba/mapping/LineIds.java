package io.waybill.fba.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.schemas.RequestedLine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What Amazon calls our lines: their own ids, or a hash of one that is too long. An item that is not called so belongs
 * to an order that a person made; then its sku tells, if only one line has it.
 */
final class LineIds {

    static final int CHARS_MAX = 50;

    private final List<RequestedLine> lines;

    LineIds(List<RequestedLine> lines) {
        this.lines = List.copyOf(lines);
    }

    static String itemIdOf(String lineId) {
        return lineId.length() <= CHARS_MAX ? lineId : "sha-" + hash(lineId).substring(0, CHARS_MAX - 4);
    }

    Optional<String> lineOf(String itemId, String sku) {
        return lines.stream()
                .map(RequestedLine::getLineId)
                .filter(lineId -> itemIdOf(lineId).equals(itemId))
                .findFirst()
                .or(() -> onlyLineOf(sku));
    }

    private Optional<String> onlyLineOf(String sku) {
        var ofSku = lines.stream().filter(line -> line.getSku().equals(sku)).map(RequestedLine::getLineId).toList();
        return ofSku.size() == 1 ? Optional.of(ofSku.getFirst()) : Optional.empty();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
