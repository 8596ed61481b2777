package io.waybill.simulator.aliexpress.orders;

/** A seller at AliExpress. */
public record Store(long id, String name) {

    String url() {
        return "https://www.aliexpress.com/store/" + id;
    }
}
