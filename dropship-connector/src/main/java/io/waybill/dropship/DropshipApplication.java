package io.waybill.dropship;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the connector for channel DROPSHIP. */
@SpringBootApplication
public class DropshipApplication {

    public static void main(String[] args) {
        SpringApplication.run(DropshipApplication.class, args);
    }
}
