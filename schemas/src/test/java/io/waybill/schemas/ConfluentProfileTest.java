package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The profile that brings Confluent's serializer cannot be resolved from Maven Central alone, so its form is checked. */
class ConfluentProfileTest {

    private static final String PROFILE = "/project/profiles/profile[id='confluent']";

    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private Document pom;

    @BeforeEach
    void read_the_parents_pom() throws Exception {
        pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("../pom.xml").toFile());
    }

    @Test
    void brings_the_serializer_from_confluents_own_repository_to_run_time_only() throws Exception {
        assertThat(text("/repositories/repository/url")).isEqualTo("https://packages.confluent.io/maven/");
        assertThat(text("/dependencies/dependency/groupId")).isEqualTo("io.confluent");
        assertThat(text("/dependencies/dependency/artifactId")).isEqualTo("kafka-avro-serializer");
        assertThat(text("/dependencies/dependency/version")).isEqualTo("${confluent.version}");
        assertThat(text("/dependencies/dependency/scope")).isEqualTo("runtime");
        assertThat(text("/properties/confluent.version")).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void switches_the_class_that_writes_and_where_it_finds_the_registry() throws Exception {
        assertThat(text("/properties/waybill.kafka.value-serializer"))
                .isEqualTo("io.confluent.kafka.serializers.KafkaAvroSerializer");
        String told = "/build/pluginManagement/plugins/plugin/configuration/systemPropertyVariables/";
        assertThat(text(told + "spring.kafka.producer.value-serializer"))
                .isEqualTo("${waybill.kafka.value-serializer}");
        assertThat(text(told + "spring.kafka.producer.properties.schema.registry.url"))
                .isEqualTo("${waybill.kafka.schema-registry-url}");
        assertThat(text("/properties/waybill.kafka.schema-registry-url")).endsWith("/apis/ccompat/v7");
    }

    @Test
    void nothing_of_it_is_in_the_build_that_did_not_ask() throws Exception {
        assertThat(text("/activation")).isEmpty();
        assertThat(xpath.evaluate("count(/project/repositories)", pom)).isEqualTo("0");
    }

    private String text(String path) throws XPathExpressionException {
        return xpath.evaluate(PROFILE + path, pom).strip();
    }
}
