package io.waybill.orders.processing;

import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seen revisions as a JSON object. */
final class Revisions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Long>> TYPE = new TypeReference<>() {};

    private Revisions() {}

    static String write(SortedMap<String, Long> revisions) {
        return JSON.writeValueAsString(revisions);
    }

    static SortedMap<String, Long> read(String json) {
        return JSON.readValue(json, TYPE);
    }
}
