package io.waybill.standalone;

import io.waybill.backbone.Workspace;

/** One Waybill on this machine: where its files are, where its parts listen, and its secrets. */
record Installation(Workspace workspace, PortPlan ports, Credentials credentials) {

    /** Where the ports of what runs now are noted. */
    static PropertiesFile runningPorts(Workspace workspace) {
        return new PropertiesFile(workspace.run().resolve("ports.properties"));
    }

    void rememberPorts() {
        runningPorts(workspace).write(ports.remembered(), " The ports of what runs now. Removed by ./waybill down.");
    }

    String address(Part part) {
        return switch (part) {
            case POSTGRES, KAFKA -> "127.0.0.1:" + ports.of(part);
            case REGISTRY -> ports.url(part) + "/apis/ccompat/v7";
            case ORDER_SERVICE, DROPSHIP_CONNECTOR, FBA_CONNECTOR, POS_CONNECTOR, SIMULATOR -> ports.url(part);
        };
    }
}
