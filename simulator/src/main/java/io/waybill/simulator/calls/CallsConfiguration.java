package io.waybill.simulator.calls;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the web server able to give no answer at all. */
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> droppingConnections() {
        return server -> server.addEngineValves(new DroppedConnections());
    }

    @Bean
    Pause pause() {
        return Pause::asleep;
    }
}
