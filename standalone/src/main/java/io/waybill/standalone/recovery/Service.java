package io.waybill.standalone.recovery;

import io.waybill.backbone.ServerFailure;
import io.waybill.standalone.demo.Api;
import io.waybill.standalone.demo.Api.Answer;
import io.waybill.standalone.demo.StoryFailed;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One running service as an operator and as an admin; whatever it refuses is one line that says why. */
public record Service(String name, String url, Api operator, Api admin) {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    JsonNode get(String path) {
        return body(answer(() -> operator.get(path)));
    }

    JsonNode post(String path, JsonNode body) {
        return body(answer(() -> operator.post(path, body)));
    }

    JsonNode postAsAdmin(String path, JsonNode body) {
        return body(answer(() -> admin.post(path, body)));
    }

    boolean knows(String path) {
        Answer answer = answer(() -> operator.get(path));
        if (answer.status() == NOT_FOUND) {
            return false;
        }
        body(answer);
        return true;
    }

    private Answer answer(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (StoryFailed unreachable) {
            throw new ServerFailure(name + " does not answer at " + url
                    + ": start it, or name another by --service (./waybill status shows what runs)", unreachable);
        }
    }

    private JsonNode body(Answer answer) {
        if (answer.isSuccess()) {
            return answer.body();
        }
        if (answer.status() == UNAUTHORIZED) {
            throw new ServerFailure(name + " refuses the login: it was started with other passwords than those in "
                    + "credentials.properties");
        }
        String detail = answer.body().path("detail").asString("");
        throw new ServerFailure(name + " answered " + answer.status() + (detail.isEmpty() ? "" : ": " + detail));
    }
}
