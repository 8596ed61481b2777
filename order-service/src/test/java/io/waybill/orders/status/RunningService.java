package io.waybill.orders.status;

import io.waybill.backbone.Backbone;
import io.waybill.orders.OrderServiceApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The real service on a real port and database, shared by all classes marked so. Its broker is away: what is offered
 * over HTTP has to work without one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = OrderServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        RunningService.PATIENT_STORE + "store=patient", RunningService.PATIENT_STORE + "auto-request=false",
        "waybill.archive.stores=tidy", "management.server.port=0", "waybill.outbox.relay=false",
        "waybill.jobs.interval=1d", "waybill.idempotency.answer-bytes-max=" + RunningService.ANSWER_BYTES_MAX,
        "waybill.security.viewer-password=look",
        "waybill.security.operator-password=work", "waybill.security.admin-password=rule"})
@ContextConfiguration(initializers = RunningService.OnEmptyDatabase.class)
public @interface RunningService {

    /** Orders of this store wait until somebody requests them. */
    String PATIENT_STORE = "waybill.routing.auto-request[0].";

    int ANSWER_BYTES_MAX = 20_000;

    class OnEmptyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final String NOBODY_LISTENS = "127.0.0.1:1";

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var backbone = Backbone.shared();
            Map<String, Object> properties = new HashMap<>(
                    backbone.databaseProperties(backbone.createDatabase("status")));
            properties.put("spring.kafka.bootstrap-servers", NOBODY_LISTENS);
            properties.put("waybill.registry.url", "http://" + NOBODY_LISTENS);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("backbone", properties));
        }
    }
}
