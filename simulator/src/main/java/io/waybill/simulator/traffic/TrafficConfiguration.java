package io.waybill.simulator.traffic;

import io.waybill.simulator.delivery.LoopThread;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the thread that drives the run under way. */
@Configuration(proxyBeanMethods = false)
class TrafficConfiguration {

    @Bean
    LoopThread trafficThread(Traffic traffic, InstantSource clock) {
        return new LoopThread("traffic", clock, traffic::runOnce);
    }
}
