package io.waybill.kit.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** One admin client for the process, opened when first needed: brokers may be away, even unresolvable, at start. */
public final class Brokers implements AutoCloseable {

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    Brokers(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    public synchronized Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(settings);
            admin = open;
        }
        return open;
    }

    boolean areReachable(Duration timeout) {
        try {
            return !admin().describeCluster().nodes().get(timeout.toMillis(), TimeUnit.MILLISECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) admin.close(Duration.ZERO);
    }
}
