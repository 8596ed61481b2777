package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Workspace;
import io.waybill.standalone.demo.Api;
import io.waybill.standalone.recovery.Service;
import java.nio.file.Files;
import java.util.List;

/** The services of one installation as operators talk to them. */
final class RunningServices {

    private static final List<Part> SERVICES = List.of(Part.ORDER_SERVICE, Part.DROPSHIP_CONNECTOR,
            Part.FBA_CONNECTOR, Part.POS_CONNECTOR);

    private RunningServices() {}

    /** The one of that name; all of them if the name is empty. */
    static List<Service> named(String name, Waybill waybill) {
        List<Part> wanted = SERVICES.stream()
                .filter(part -> name.isEmpty() || part.partName().equals(name))
                .toList();
        if (wanted.isEmpty()) {
            throw new ServerFailure("there is no service named " + name + "; there are " + String.join(", ",
                    SERVICES.stream().map(Part::partName).toList()));
        }
        Workspace workspace = waybill.workspace();
        if (!Files.exists(Credentials.file(workspace))) {
            throw new ServerFailure("nothing was ever started in " + workspace.root() + ": start it by ./waybill up");
        }
        Credentials credentials = Credentials.loadOrMake(workspace);
        PortPlan ports = waybill.ports();
        return wanted.stream().map(part -> {
            String url = ports.url(part);
            return new Service(part.partName(), url,
                    Api.as(url, "operator", credentials.get(Credentials.OPERATOR)),
                    Api.as(url, "admin", credentials.get(Credentials.ADMIN)));
        }).toList();
    }
}
