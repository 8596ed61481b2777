package io.waybill.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the services are told of the simulated shops, suppliers and warehouses, and what the simulator is told of the
 * services: the same secrets on both sides, and times so short that one can watch.
 */
final class SimulatedWorld {

    /** The store of the simulated outside world. */
    static final String SHOP = "main-street.myshopify.com";
    /** A store whose Amazon orders wait until somebody requests them. */
    static final String STORE_ON_REQUEST = "wholesale";

    private static final List<Product> PRODUCTS = List.of(new Product("DS-MUG", "1005001000000001", "14:350853#Black"),
            new Product("DS-MUG-WHITE", "1005001000000001", "14:29#White"),
            new Product("DS-LAMP", "1005001000000002", "14:193#Brass"),
            new Product("DS-POSTER", "1005001000000003", "5:361386#A2"),
            new Product("DS-CHAIR", "1005001000000004", "14:193#Oak"),
            new Product("DS-CLOCK", "1005001000000005", "14:173#Blue"),
            new Product("DS-VASE", "1005001000000006", "14:29#White"),
            new Product("DS-CABLE", "1005001000000007", ""));

    private final PortPlan ports;
    private final Credentials credentials;

    SimulatedWorld(PortPlan ports, Credentials credentials) {
        this.ports = ports;
        this.credentials = credentials;
    }

    private record Product(String sku, String productId, String skuAttr) {}

    Map<String, Object> pos() {
        return Map.of("waybill.pos.stores[0].shop", SHOP, "waybill.pos.stores[0].webhook-secret",
                credentials.get(Credentials.WEBHOOK_SECRET), "waybill.pos.locations[0].id", "655441491",
                "waybill.pos.locations[0].mark-as-fulfilled", "follow", "waybill.pos.locations[1].id", "655441492",
                "waybill.pos.locations[1].mark-as-fulfilled", "follow");
    }

    Map<String, Object> orders() {
        return Map.of("waybill.routing.auto-request[0].store", STORE_ON_REQUEST,
                "waybill.routing.auto-request[0].channel", "FBA", "waybill.routing.auto-request[0].auto-request",
                "false");
    }

    Map<String, Object> fba() {
        Map<String, Object> properties = impatient();
        String account = "waybill.fba.accounts[0].";
        properties.put(account + "name", "main");
        properties.put(account + "marketplace-id", "ATVPDKIKX0DER");
        properties.put(account + "endpoint", ports.url(Part.SIMULATOR));
        properties.put(account + "lwa-endpoint", ports.url(Part.SIMULATOR) + "/auth/o2/token");
        properties.put(account + "client-id", "sim-client");
        properties.put(account + "client-secret", credentials.get(Credentials.AMAZON_SECRET));
        properties.put(account + "refresh-token", credentials.get(Credentials.AMAZON_TOKEN));
        properties.put("waybill.fba.watch.poll-interval", "1s");
        properties.put("waybill.fba.watch.sweep-interval", "1s");
        properties.put("waybill.fba.watch.delivery-poll-interval", "3s");
        properties.put("waybill.fba.visible-after", "2s");
        return properties;
    }

    Map<String, Object> dropship() {
        Map<String, Object> properties = impatient();
        String account = "waybill.dropship.aliexpress.accounts[0].";
        properties.put(account + "name", "main");
        properties.put(account + "endpoint", ports.url(Part.SIMULATOR));
        properties.put(account + "app-key", "12345678");
        properties.put(account + "app-secret", credentials.get(Credentials.ALIEXPRESS_SECRET));
        properties.put(account + "access-token", credentials.get(Credentials.ALIEXPRESS_ACCESS));
        properties.put(account + "refresh-token", credentials.get(Credentials.ALIEXPRESS_REFRESH));
        for (int n = 0; n < PRODUCTS.size(); n++) {
            String product = account + "products[" + n + "].";
            properties.put(product + "sku", PRODUCTS.get(n).sku());
            properties.put(product + "product-id", PRODUCTS.get(n).productId());
            properties.put(product + "sku-attr", PRODUCTS.get(n).skuAttr());
        }
        properties.put(account + "auto-pay", "true");
        properties.put("waybill.dropship.aliexpress.poll-interval", "1s");
        properties.put("waybill.dropship.aliexpress.shipped-poll-interval", "2s");
        return properties;
    }

    /** On one machine nothing takes as long as it may take between continents. */
    private static Map<String, Object> impatient() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("waybill.connector.lease", "15s");
        properties.put("waybill.guard.call-timeout", "3s");
        properties.put("waybill.restore.heartbeat-interval", "2s");
        return properties;
    }

    Map<String, Object> simulator() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("WAYBILL_SIMULATOR_WEBHOOK_SECRET", credentials.get(Credentials.WEBHOOK_SECRET));
        properties.put("WAYBILL_SIMULATOR_WEBHOOK_URL", ports.url(Part.POS_CONNECTOR) + "/webhooks/shopify");
        properties.put("WAYBILL_SIMULATOR_AMAZON_CLIENT_SECRET", credentials.get(Credentials.AMAZON_SECRET));
        properties.put("WAYBILL_SIMULATOR_AMAZON_REFRESH_TOKEN", credentials.get(Credentials.AMAZON_TOKEN));
        properties.put("WAYBILL_SIMULATOR_ALIEXPRESS_APP_SECRET", credentials.get(Credentials.ALIEXPRESS_SECRET));
        properties.put("WAYBILL_SIMULATOR_ALIEXPRESS_ACCESS_TOKEN", credentials.get(Credentials.ALIEXPRESS_ACCESS));
        properties.put("WAYBILL_SIMULATOR_ALIEXPRESS_REFRESH_TOKEN", credentials.get(Credentials.ALIEXPRESS_REFRESH));
        return properties;
    }
}
