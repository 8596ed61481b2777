package io.waybill.kit.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of every HTTP surface.
 *
 * @param bodyBytesMax largest request body, declared or not
 */
@ConfigurationProperties("waybill.web")
record WebProperties(@DefaultValue("1048576") long bodyBytesMax) {

    WebProperties {
        if (bodyBytesMax < 1) throw new IllegalArgumentException("waybill.web.body-bytes-max must be positive");
    }
}
