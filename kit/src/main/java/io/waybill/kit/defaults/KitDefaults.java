package io.waybill.kit.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Puts {@code waybill-kit.properties} below every other source of properties, and limits what libraries do. */
public final class KitDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "waybill-kit.properties";

    /** Read once, from the system, before anything could be injected. */
    private static final Map<String, String> SYSTEM = Map.of(
            // Java's HTTP client repeats a GET whose connection broke: a call that no quota knows of. One try is all.
            "jdk.httpclient.redirects.retrylimit", "1",
            // Avro refuses generated classes outside this list.
            "org.apache.avro.SERIALIZABLE_PACKAGES", "io.waybill.schemas",
            // A few hostile bytes can claim a length of gigabytes.
            "org.apache.avro.limits.bytes.maxLength", "16777216", //
            "org.apache.avro.limits.string.maxLength", "16777216", //
            "org.apache.avro.limits.collectionItems.maxLength", "1000000");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        SYSTEM.forEach((key, value) -> {
            if (System.getProperty(key) == null) System.setProperty(key, value);
        });
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource(FILE, new ClassPathResource(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's " + FILE + " is not on the class path", e);
        }
    }
}
