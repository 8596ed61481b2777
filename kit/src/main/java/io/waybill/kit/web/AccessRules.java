package io.waybill.kit.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** A service's own rules of access, asked before the kit's: whoever reads is a viewer, whoever changes an operator. */
@FunctionalInterface
public interface AccessRules {

    void add(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
}
