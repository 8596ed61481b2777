package io.waybill.simulator.amazon.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Amazon's own model of the API, where a checkout has it beside it; it is never copied here. */
final class OfficialModel {

    private static final Path FILE = Path.of(System.getProperty("waybill.facts", "../../shared/apis"), "data",
            "amazon", "fulfillmentOutbound_2020-07-01.json");

    private final ObjectNode definitions;

    private OfficialModel(ObjectNode definitions) {
        this.definitions = definitions;
    }

    static OfficialModel orSkip() throws Exception {
        assumeTrue(Files.isRegularFile(FILE),
                "skipped: no official model at " + FILE.toAbsolutePath().normalize());
        JsonNode model = JsonMapper.shared().readTree(Files.readString(FILE));
        ObjectNode definitions = (ObjectNode) model.path("definitions");
        definitions.forEach(OfficialModel::close);
        return new OfficialModel(definitions);
    }

    JsonNode definition(String name) {
        JsonNode definition = definitions.path(name);
        return definition.has("$ref") ? resolved(definition) : definition;
    }

    JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asString("");
        return ref.isEmpty() ? schema : definition(ref.substring(ref.lastIndexOf('/') + 1));
    }

    void assertHolds(String definition, JsonNode body) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.set("definitions", definitions);
        schema.putArray("allOf").addObject().put("$ref", "#/definitions/" + definition);
        Schema rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
        assertThat(rules.validate(body)).as(definition + " " + body).isEmpty();
    }

    /** The model lets objects have more fields than it names; we are not to have any. */
    private static void close(JsonNode definition) {
        if (definition.has("properties") && !definition.has("additionalProperties")) {
            definition.asObject().put("additionalProperties", false);
        }
    }
}
