package io.waybill.kit.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Puts {@code waybill-kit.properties} below every other source of properties, and limits what Avro will read. */
public final class KitDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "waybill-kit.properties";

    /** Avro reads these once, from the system, before anything could be injected into it. */
    private static final Map<String, String> AVRO = Map.of(
            // Avro refuses generated classes outside this list.
            "org.apache.avro.SERIALIZABLE_PACKAGES", "io.waybill.schemas",
            // A few hostile bytes can claim a length of gigabytes.
            "org.apache.avro.limits.bytes.maxLength", "16777216", //
            "org.apache.avro.limits.string.maxLength", "16777216", //
            "org.apache.avro.limits.collectionItems.maxLength", "1000000");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        AVRO.forEach((key, value) -> {
            if (System.getProperty(key) == null) System.setProperty(key, value);
        });
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource(FILE, new ClassPathResource(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's " + FILE + " is not on the class path", e);
        }
    }
}
