package io.waybill.fba;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the connector for channel FBA. */
@SpringBootApplication
public class FbaApplication {

    public static void main(String[] args) {
        SpringApplication.run(FbaApplication.class, args);
    }
}
