package io.waybill.fba.amazon;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.kit.outside.Guards;
import io.waybill.kit.outside.OutsideConfiguration;
import io.waybill.kit.outside.Quota;
import io.waybill.kit.outside.QuotaLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** Real guards over real HTTP, with a quota in memory that a test can use up. */
final class OutsideFixture implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    OutsideFixture(Duration callTimeout) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("waybill.guard.call-timeout",
                        callTimeout.toMillis() + "ms", "waybill.guard.breaker-calls", "1000")));
        context.register(OutsideConfiguration.class, InMemory.class);
        context.refresh();
    }

    Guards guards() {
        return context.getBean(Guards.class);
    }

    MeterRegistry registry() {
        return context.getBean(MeterRegistry.class);
    }

    QuotaInMemory quota() {
        return context.getBean(QuotaInMemory.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** No @Configuration, or the application's own scan would find it. */
    static class InMemory {

        @Bean
        QuotaInMemory quota() {
            return new QuotaInMemory();
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }

    /** Never empty, unless a test or the outside says so. */
    static final class QuotaInMemory implements Quota {

        private final Map<String, Integer> left = new ConcurrentHashMap<>();

        void leave(String operation, int permits) {
            left.put(operation, permits);
        }

        boolean isEmpty(String operation) {
            return left.getOrDefault(operation, 1) == 0;
        }

        @Override
        public Duration take(String account, String operation, QuotaLimit limit) {
            var before = left.getOrDefault(operation, 1000);
            if (before == 0) return Duration.ofMillis(500);
            left.put(operation, before - 1);
            return Duration.ZERO;
        }

        @Override
        public double permits(String account, String operation, QuotaLimit limit) {
            return left.getOrDefault(operation, 1000);
        }

        @Override
        public void empty(String account, String operation) {
            left.put(operation, 0);
        }

        @Override
        public void emptyAll() {
            left.replaceAll((_, _) -> 0);
        }
    }
}
