package io.waybill.standalone;

import io.waybill.backbone.Home;
import io.waybill.backbone.Launch;
import io.waybill.backbone.PostgresServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How each of our programs is started: its jar, its memory, and what it is told about the others. */
final class Programs {

    private final Path root;
    private final PortPlan ports;
    private final Credentials credentials;
    private final SimulatedWorld world;

    Programs(Home home, PortPlan ports, Credentials credentials) {
        this.root = home.root();
        this.ports = ports;
        this.credentials = credentials;
        this.world = new SimulatedWorld(ports, credentials);
    }

    Launch launch(Part part) {
        Path jar = jar(part);
        // What the jar holds is part of the command, so that a program built anew is not taken for the running one.
        List<String> arguments = List.of("-Dwaybill.build=" + ProgramJar.checksum(jar),
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.waybill.schemas", "-Dspring.main.banner-mode=off", "-jar",
                jar.toString());
        // One JSON text instead of a variable a property: it needs no rules about dashes, dots and brackets.
        Map<String, String> environment = Map.of("SPRING_APPLICATION_JSON",
                JsonMapper.shared().writeValueAsString(properties(part)));
        return Launch.java(part.partName(), heapMebibytesMax(part), arguments, environment);
    }

    private Path jar(Part part) {
        return root.resolve(part.partName()).resolve("target").resolve(part.partName() + ".jar");
    }

    private static int heapMebibytesMax(Part part) {
        return switch (part) {
            case ORDER_SERVICE, SIMULATOR -> 256;
            case POSTGRES, KAFKA, REGISTRY, DROPSHIP_CONNECTOR, FBA_CONNECTOR, POS_CONNECTOR -> 160;
        };
    }

    /** One for each service, and no service looks into another's. */
    static List<String> databases() {
        return List.of("orders", "dropship", "fba", "pos");
    }

    Map<String, Object> properties(Part part) {
        return switch (part) {
            case ORDER_SERVICE -> both(service(part, "orders"), world.orders());
            case DROPSHIP_CONNECTOR -> both(service(part, "dropship"), world.dropship());
            case FBA_CONNECTOR -> both(service(part, "fba"), world.fba());
            case POS_CONNECTOR -> both(service(part, "pos"), world.pos());
            case SIMULATOR -> both(listening(part), world.simulator());
            case POSTGRES, KAFKA, REGISTRY -> throw new IllegalArgumentException(part + " is no program of ours");
        };
    }

    private Map<String, Object> listening(Part part) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", ports.of(part));
        properties.put("management.server.port", ports.management(part));
        return properties;
    }

    private Map<String, Object> service(Part part, String database) {
        Map<String, Object> properties = listening(part);
        properties.put("spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/" + database);
        properties.put("spring.datasource.username", PostgresServer.USER);
        properties.put("spring.datasource.password", credentials.get(Credentials.DATABASE));
        properties.put("spring.kafka.bootstrap-servers", "127.0.0.1:" + ports.of(Part.KAFKA));
        properties.put("waybill.registry.url", ports.url(Part.REGISTRY));
        properties.put("waybill.security.viewer-password", credentials.get(Credentials.VIEWER));
        properties.put("waybill.security.operator-password", credentials.get(Credentials.OPERATOR));
        properties.put("waybill.security.admin-password", credentials.get(Credentials.ADMIN));
        return properties;
    }

    private static Map<String, Object> both(Map<String, Object> properties, Map<String, Object> more) {
        properties.putAll(more);
        return properties;
    }
}
