package io.waybill.containers;

import io.waybill.backbone.SharedServers;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips every test that asks for containers where no Docker engine answers, and says so once. */
public final class WhereDockerIs implements ExecutionCondition {

    private static final ConditionEvaluationResult NOT_ASKED_FOR = ConditionEvaluationResult
            .enabled("no containers are asked for");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Boolean.getBoolean(SharedServers.PROPERTY) ? Engine.ANSWER : NOT_ASKED_FOR;
    }

    /** Asked once a JVM. */
    private static final class Engine {

        static final ConditionEvaluationResult ANSWER = ask();

        private static ConditionEvaluationResult ask() {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("a Docker engine answers");
            }
            var word = "no Docker engine answers: nothing was tested in containers";
            System.out.println(word);
            return ConditionEvaluationResult.disabled(word);
        }
    }
}
