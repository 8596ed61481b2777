package io.waybill.containers;

import java.util.List;
import org.testcontainers.containers.GenericContainer;

/**
 * A container that is stopped and started again as itself: Testcontainers would make a new one, without the data and at
 * another port.
 */
final class Container {

    private static final int STOP_S_MAX = 10;

    private final GenericContainer<?> container;

    Container(GenericContainer<?> container, int port, int portInside) {
        this.container = container;
        container.setPortBindings(List.of(port + ":" + portInside));
    }

    void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        }
    }

    void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).withTimeout(STOP_S_MAX).exec();
    }
}
