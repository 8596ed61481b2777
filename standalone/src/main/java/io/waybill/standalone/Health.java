package io.waybill.standalone;

import io.waybill.backbone.Ports;
import io.waybill.backbone.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the parts how they are. */
final class Health {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PortPlan ports;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    Health(PortPlan ports) {
        this.ports = ports;
    }

    boolean isUp(Part part) {
        return switch (part.probe()) {
            case LISTENS -> Ports.accepts(ports.of(part));
            case REGISTRY_HEALTH -> answersOk(part, "/health/ready");
            case ACTUATOR -> answersOk(part, "/actuator/health");
        };
    }

    private boolean answersOk(Part part, String path) {
        URI uri = URI.create("http://127.0.0.1:" + ports.management(part) + path);
        try {
            return http.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while asking " + part.partName(), e);
        }
    }
}
