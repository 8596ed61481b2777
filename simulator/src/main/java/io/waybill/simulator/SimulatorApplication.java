package io.waybill.simulator;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * The outside world on one loopback port. There is no login: whoever reaches it plays cashier, staff and the internet
 * at once, which is why it must never listen anywhere else. Everything is kept in memory and is gone after a restart.
 * <ul>
 * <li>{@code /sim/shopify/{shop}/…} the hands of cashiers and staff</li>
 * <li>{@code /sync}, {@code /rest} AliExpress; {@code /sim/aliexpress} the hands of people there</li>
 * <li>{@code /auth/o2}, {@code /fba} Amazon; {@code /sim/amazon/{seller}} the hands of people there</li>
 * <li>{@code /sim/faults} what goes wrong with webhooks, from a seed</li>
 * <li>{@code /sim/faults/calls/{outside}} what goes wrong with calls of those two</li>
 * <li>{@code /sim/traffic} many sales at a steady rate</li>
 * <li>{@code /sim/ledger}, {@code /sim/ledger/orders} what was done, what was delivered, what is true outside</li>
 * <li>{@code /sim/ledger/effects}, {@code /sim/ledger/calls} what calls made outside, and how many there were</li>
 * </ul>
 */
@SpringBootApplication
public class SimulatorApplication {

    public static void main(String[] args) {
        SpringApplication.run(SimulatorApplication.class, args);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
