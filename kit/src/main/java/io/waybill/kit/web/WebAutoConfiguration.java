package io.waybill.kit.web;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Login, roles, limits and problems for every HTTP surface of a service. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({WebProperties.class, LoginProperties.class})
public class WebAutoConfiguration {

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    ErrorAnswer errorAnswer() {
        return new ErrorAnswer();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WebProperties limits, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(limits.bodyBytesMax(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    PasswordLogin passwordLogin(LoginProperties properties) {
        return new PasswordLogin(properties, System::nanoTime);
    }

    @Bean
    static RoleHierarchy roles() {
        return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_OPERATOR\nROLE_OPERATOR > ROLE_VIEWER");
    }

    @Bean
    SecurityFilterChain access(HttpSecurity http, PasswordLogin login, ProblemWriter problems,
            ObjectProvider<AccessRules> rules) {
        return http.authenticationProvider(login)
                .httpBasic(basic -> basic.authenticationEntryPoint(unknown(problems)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(unknown(problems))
                                .accessDeniedHandler(denied(problems)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Nothing is kept in a session or cookie that another site's page could make a browser send for us.
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
                    requests.requestMatchers(EndpointRequest.to("health", "prometheus")).permitAll();
                    // Their senders cannot log in; their signatures are checked instead.
                    requests.requestMatchers("/webhooks/**").permitAll();
                    rules.orderedStream().forEach(rule -> rule.add(requests));
                    requests.requestMatchers(HttpMethod.GET).hasRole("VIEWER");
                    requests.requestMatchers(HttpMethod.HEAD).hasRole("VIEWER");
                    requests.anyRequest().hasRole("OPERATOR");
                })
                .build();
    }

    private static AuthenticationEntryPoint unknown(ProblemWriter problems) {
        return (_, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"waybill\", charset=\"UTF-8\"");
            problems.write(response, Problems.of(HttpStatus.UNAUTHORIZED, "NOT_LOGGED_IN",
                    "log in by HTTP Basic as viewer, operator or admin"));
        };
    }

    private static AccessDeniedHandler denied(ProblemWriter problems) {
        return (request, response, _) -> problems.write(response, Problems.of(HttpStatus.FORBIDDEN, "NOT_ALLOWED",
                "%s is not allowed to %s this".formatted(request.getRemoteUser(), request.getMethod())));
    }
}
