package io.waybill.standalone;

import java.util.Arrays;

/** Tells where everything is, once it is up. */
final class Signpost {

    private final Installation installation;
    private final Console console;

    Signpost(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    void print() {
        console.say("");
        Arrays.stream(Part.values())
                .forEach(part -> console.say("  %-20s%s".formatted(part.partName(),
                        installation.address(part))));
        console.say("  %-20s%s".formatted("API description", installation.ports().url(Part.ORDER_SERVICE)
                + "/v3/api-docs"));
        console.say("  %-20s%s".formatted("users", "viewer, operator, admin; their passwords are in "
                + Credentials.file(installation.workspace())));
        console.say("");
        console.say("./waybill status | logs NAME -f | demo | down");
    }
}
