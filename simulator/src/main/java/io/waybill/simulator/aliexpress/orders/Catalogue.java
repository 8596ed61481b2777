package io.waybill.simulator.aliexpress.orders;

import java.util.List;
import java.util.Optional;

/** What is sold at AliExpress, by whom, and how it can be sent. */
public record Catalogue(List<Store> stores, List<Product> products, List<String> services) {

    public Catalogue {
        stores = List.copyOf(stores);
        products = List.copyOf(products);
        services = List.copyOf(services);
        for (Product product : products) {
            if (stores.stream().noneMatch(store -> store.id() == product.store())) {
                throw new IllegalArgumentException("product " + product.productId() + " of waybill.simulator.aliexpress"
                        + " is of store " + product.store() + ", which is not among its stores");
            }
        }
        if (services.isEmpty()) {
            throw new IllegalArgumentException("waybill.simulator.aliexpress.logistics-services must name one");
        }
    }

    Optional<Product> product(long id) {
        return products.stream().filter(product -> product.productId() == id).findFirst();
    }

    Store store(long id) {
        return stores.stream().filter(store -> store.id() == id).findFirst().orElseThrow();
    }
}
