package io.waybill.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that {@code ./waybill} runs, in the order in which it is started. */
enum Part {

    POSTGRES("postgres", 15432, Probe.LISTENS),
    KAFKA("kafka", 19092, Probe.LISTENS),
    REGISTRY("registry", 18081, Probe.REGISTRY_HEALTH),
    ORDER_SERVICE("order-service", 8080, Probe.ACTUATOR),
    DROPSHIP_CONNECTOR("dropship-connector", 8081, Probe.ACTUATOR),
    FBA_CONNECTOR("fba-connector", 8082, Probe.ACTUATOR),
    POS_CONNECTOR("pos-connector", 8083, Probe.ACTUATOR),
    SIMULATOR("simulator", 8190, Probe.ACTUATOR);

    /** How a part's health is asked for. */
    enum Probe {
        LISTENS, REGISTRY_HEALTH, ACTUATOR
    }

    private final String partName;
    private final int defaultPort;
    private final Probe probe;

    Part(String partName, int defaultPort, Probe probe) {
        this.partName = partName;
        this.defaultPort = defaultPort;
        this.probe = probe;
    }

    String partName() {
        return partName;
    }

    int defaultPort() {
        return defaultPort;
    }

    Probe probe() {
        return probe;
    }

    /** Whether it is one of our programs, and not a server that they stand on. */
    boolean isProgram() {
        return probe == Probe.ACTUATOR;
    }

    /** The environment variable that overrides its port. */
    String portVariable() {
        return "WAYBILL_PORT_" + name();
    }

    static Optional<Part> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(part -> part.partName.equals(wanted)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Part::partName).toList();
    }
}
