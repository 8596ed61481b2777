package io.waybill.kit.erasure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives every service with a database its tombstones. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnSingleCandidate(JdbcClient.class)
public class ErasureAutoConfiguration {

    @Bean
    ErasedOrders erasedOrders(JdbcClient jdbc, ObjectProvider<PersonalTraces> traces) {
        return new ErasedOrders(jdbc, traces);
    }
}
