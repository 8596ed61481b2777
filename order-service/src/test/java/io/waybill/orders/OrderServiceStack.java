package io.waybill.orders;

import io.waybill.backbone.Backbone;
import io.waybill.backbone.TopicSettings;
import io.waybill.schemas.Topics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real broker, database and registry; one for all tests that extend this. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
public abstract class OrderServiceStack {

    public static final String PASSWORD = "test-password";

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        var backbone = Backbone.shared();
        backbone.properties(backbone.createDatabase("orders")).forEach((key, value) -> registry.add(key, () -> value));
        backbone.kafka()
                .createTopics(Topics.ALL.stream()
                        .map(topic -> new TopicSettings(topic.name(), Topics.PARTITIONS, topic.retention()))
                        .toList());
        registry.add("management.server.port", () -> "0");
        for (var user : new String[]{"viewer", "operator", "admin"}) {
            registry.add("waybill.security." + user + "-password", () -> PASSWORD);
        }
    }
}
