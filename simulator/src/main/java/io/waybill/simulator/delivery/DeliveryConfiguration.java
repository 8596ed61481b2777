package io.waybill.simulator.delivery;

import io.waybill.simulator.faults.Faults;
import io.waybill.simulator.ledger.Ledger;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the sender together and starts the thread that drives it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    @Bean
    Deliveries deliveries(DeliveryProperties properties, Faults faults, Ledger ledger) {
        return new Deliveries(properties, new HttpSender(properties), faults, ledger);
    }

    @Bean
    LoopThread deliveryThread(Deliveries deliveries, DeliveryProperties properties, InstantSource clock) {
        Executor onVirtualThreads = task -> Thread.ofVirtual().name("webhook").start(task);
        DeliveryLoop loop = new DeliveryLoop(deliveries, onVirtualThreads, properties.concurrentSendsMax());
        return new LoopThread("webhooks", clock, loop::runOnce);
    }
}
