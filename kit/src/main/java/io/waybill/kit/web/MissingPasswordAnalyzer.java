package io.waybill.kit.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the service did not start. */
final class MissingPasswordAnalyzer extends AbstractFailureAnalyzer<MissingPasswordException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingPasswordException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()),
                "Set it, for instance through the environment (WAYBILL_SECURITY_VIEWER_PASSWORD), and start again.",
                cause);
    }
}
