package io.waybill.simulator.aliexpress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether a call has all system parameters, is young enough, and is signed by whom it says. */
@Component
class SignedCalls {

    static final Duration SKEW_MAX = Duration.ofHours(2);
    private static final List<String> REQUIRED = List.of("app_key", "timestamp", "sign_method", "sign");

    private final AliExpress platform;
    private final InstantSource clock;

    SignedCalls(AliExpress platform, InstantSource clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** {@code path} is empty for business APIs. */
    Optional<Rejection> wrong(String path, Map<String, String> parameters) {
        Optional<String> missing = REQUIRED.stream()
                .filter(name -> parameters.getOrDefault(name, "").isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return missing.map(Rejection::missing);
        }
        Optional<AccountTokens> account = platform.ofApp(parameters.getOrDefault("app_key", ""));
        return Stream.of(
                refuse(account.isEmpty(), Rejection.invalid("app_key")),
                refuse(!isYoung(parameters.getOrDefault("timestamp", "")), Rejection.isv("IllegalTimestamp",
                        "The specified timestamp is more than 7200 seconds off or not in milliseconds")),
                refuse(!parameters.getOrDefault("sign_method", "").equals("sha256"),
                        Rejection.invalid("sign_method")),
                refuse(account.isPresent() && !isSigned(path, parameters, account.get()),
                        Rejection.isv("IncompleteSignature",
                                "The request signature does not conform to platform standards")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isYoung(String timestamp) {
        if (!timestamp.matches("[0-9]{1,15}")) {
            return false;
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(timestamp));
        return Duration.between(at, clock.instant()).abs().compareTo(SKEW_MAX) <= 0;
    }

    private static boolean isSigned(String path, Map<String, String> parameters, AccountTokens account) {
        return TopSignature.of(path, parameters, account.account().appSecret()).equals(parameters.get("sign"));
    }

    private static Optional<Rejection> refuse(boolean wrong, Rejection rejection) {
        return wrong ? Optional.of(rejection) : Optional.empty();
    }
}
