package io.waybill.kit.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registry asked over Confluent's REST API. Schemas are kept for ever, unknown ids for a short while. */
final class ConfluentRegistry implements SchemaRegistry {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** Confluent's own codes for "no such schema", version and subject: a bare 404 may be anybody's. */
    private static final int NO_SUCH_SCHEMA = 40403;
    private static final int UNKNOWN_IDS_MAX = 10_000;
    private static final int REFERENCE_DEPTH_MAX = 10;

    private final HttpClient http;
    private final String url;
    private final Duration timeout;
    private final long unknownForNanos;
    private final LongSupplier nanoTime;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Integer, Answer> known = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unknownUntil = new ConcurrentHashMap<>();

    ConfluentRegistry(RegistryProperties properties, LongSupplier nanoTime) {
        this.http = HttpClient.newBuilder().connectTimeout(properties.timeout()).build();
        this.url = properties.confluentUrl();
        this.timeout = properties.timeout();
        this.unknownForNanos = properties.unknownIdFor().toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public Answer byId(int id) {
        var answer = known.get(id);
        if (answer != null) return answer;
        var until = unknownUntil.get(id);
        // A flood of garbage must not become a flood of lookups.
        if (until != null && until - nanoTime.getAsLong() > 0) return new NoSuchId();
        return remember(id, ask(id));
    }

    @Override
    public boolean isReachable() {
        try {
            return get("/subjects?limit=1").statusCode() == OK;
        } catch (RegistryUnreachableException _) {
            return false;
        }
    }

    private Answer remember(int id, Answer answer) {
        switch (answer) {
            case Found _,NotAvro _ -> known.put(id, answer);
            case NoSuchId _ -> {
                if (unknownUntil.size() >= UNKNOWN_IDS_MAX) unknownUntil.clear();
                unknownUntil.put(id, nanoTime.getAsLong() + unknownForNanos);
            }
        }
        return answer;
    }

    private Answer ask(int id) {
        var response = get("/schemas/ids/" + Integer.toUnsignedString(id));
        var body = bodyOf(response);
        if (response.statusCode() == NOT_FOUND && body.path("error_code").asInt(0) == NO_SUCH_SCHEMA) {
            return new NoSuchId();
        }
        if (response.statusCode() != OK) throw unexpected(response);
        return parse(body);
    }

    private Answer parse(JsonNode body) {
        var type = body.path("schemaType").asString("AVRO");
        if (!type.equals("AVRO")) return new NotAvro("schema is of type " + type);
        try {
            var parser = new Schema.Parser();
            parseReferences(body, parser, 0);
            return new Found(parser.parse(body.path("schema").asString("")));
        } catch (AvroRuntimeException e) {
            return new NotAvro("schema cannot be parsed: " + e.getMessage());
        }
    }

    /** Types that a schema refers to have to be known to the parser before it. */
    private void parseReferences(JsonNode body, Schema.Parser parser, int depth) {
        if (depth > REFERENCE_DEPTH_MAX) throw new AvroRuntimeException("references are nested too deeply");
        for (var reference : body.path("references")) {
            var subject = URLEncoder.encode(reference.path("subject").asString(""), StandardCharsets.UTF_8);
            var response = get("/subjects/" + subject + "/versions/" + reference.path("version").asInt(0));
            if (response.statusCode() != OK) throw unexpected(response);
            var referred = bodyOf(response);
            parseReferences(referred, parser, depth + 1);
            if (!parser.getTypes().containsKey(reference.path("name").asString(""))) {
                parser.parse(referred.path("schema").asString(""));
            }
        }
    }

    private HttpResponse<String> get(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(timeout)
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json")
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryUnreachableException("schema registry does not answer at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnreachableException("interrupted while asking the schema registry", e);
        }
    }

    private JsonNode bodyOf(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JacksonException _) {
            throw unexpected(response);
        }
    }

    private static RegistryUnreachableException unexpected(HttpResponse<String> response) {
        return new RegistryUnreachableException("schema registry answered %d to %s".formatted(response.statusCode(),
                response.uri()), null);
    }
}
