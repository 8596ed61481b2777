package io.waybill.kit.registry;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is.
 *
 * @param url its root, such as http://127.0.0.1:18081
 * @param confluentPath where below the root Confluent's REST API begins; empty for Confluent's own registry
 * @param timeout longest wait for an answer
 * @param unknownIdFor how long an id that the registry did not know is not asked for again
 */
@ConfigurationProperties("waybill.registry")
record RegistryProperties(@DefaultValue("http://127.0.0.1:18081") URI url,
        @DefaultValue("/apis/ccompat/v7") String confluentPath, @DefaultValue("3s") Duration timeout,
        @DefaultValue("30s") Duration unknownIdFor) {

    String confluentUrl() {
        return url.toString().replaceAll("/+$", "") + confluentPath;
    }
}
