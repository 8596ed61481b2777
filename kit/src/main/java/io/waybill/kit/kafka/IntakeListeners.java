package io.waybill.kit.kafka;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** All listeners of a service. */
final class IntakeListeners implements SmartLifecycle {

    private final List<Watched> listeners;
    private volatile boolean started;

    IntakeListeners(List<Watched> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    List<Watched> all() {
        return listeners;
    }

    @Override
    public void start() {
        listeners.forEach(listener -> listener.containers().start());
        started = true;
    }

    @Override
    public void stop() {
        listeners.forEach(listener -> listener.containers().stop());
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    record Watched(IntakeContainers containers, IntakeWatch watch) {}
}
