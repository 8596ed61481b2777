package io.waybill.standalone;

import io.waybill.backbone.Ports;
import io.waybill.backbone.ServerFailure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which part listens where: the default, over it what the running installation uses, over it the environment, over it
 * the command line. A part's management (or controller) port is 1000 higher.
 */
record PortPlan(Map<Part, Integer> ports) {

    private static final int PORT_MAX = 65_535 - Ports.COMPANION_OFFSET;

    PortPlan { ports = Map.copyOf(ports); }

    static PortPlan of(Properties running, Map<String, String> environment, List<String> overrides) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Optional<String> override = Optional.ofNullable(environment.get(part.portVariable()))
                    .or(() -> Optional.ofNullable(running.getProperty(part.partName())));
            ports.put(part, override.map(port -> port(port, part.portVariable())).orElse(part.defaultPort()));
        }
        overrides.forEach(override -> put(ports, override));
        requireDistinct(ports);
        return new PortPlan(ports);
    }

    int of(Part part) {
        return ports.getOrDefault(part, part.defaultPort());
    }

    int management(Part part) {
        return of(part) + Ports.COMPANION_OFFSET;
    }

    String url(Part part) {
        return "http://127.0.0.1:" + of(part);
    }

    Properties remembered() {
        Properties properties = new Properties();
        ports.forEach((part, port) -> properties.setProperty(part.partName(), port.toString()));
        return properties;
    }

    private static void put(Map<Part, Integer> ports, String override) {
        String[] nameAndPort = override.split("=", 2);
        Part part = Part.named(nameAndPort[0])
                .filter(any -> nameAndPort.length == 2)
                .orElseThrow(
                        () -> new ServerFailure("--port " + override + " is not NAME=PORT with a NAME of " + Part
                                .names()));
        ports.put(part, port(nameAndPort[1], "--port " + nameAndPort[0]));
    }

    private static int port(String text, String origin) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= PORT_MAX) {
            return Integer.parseInt(text);
        }
        throw new ServerFailure(origin + " is not a port from 1 to " + PORT_MAX + ": " + text);
    }

    private static void requireDistinct(Map<Part, Integer> ports) {
        Map<Integer, Part> taken = new HashMap<>();
        ports.forEach((part, port) -> List.of(port, port + Ports.COMPANION_OFFSET).forEach(each -> {
            Part other = taken.put(each, part);
            if (other != null) {
                throw new ServerFailure("port " + each + " is planned for both " + other.partName() + " and "
                        + part.partName() + " (each uses its port and the one 1000 higher)");
            }
        }));
    }
}
