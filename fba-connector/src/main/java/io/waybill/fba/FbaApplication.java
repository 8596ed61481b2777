package io.waybill.fba;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the connector for channel FBA. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FbaApplication {

    public static void main(String[] args) {
        SpringApplication.run(FbaApplication.class, args);
    }
}
