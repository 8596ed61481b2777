package io.waybill.kit.outside;

import io.waybill.kit.outside.HttpReply.Answered;
import io.waybill.kit.outside.HttpReply.Lost;
import io.waybill.kit.outside.HttpReply.NotSent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * HTTP with an end: one time-out over everything, a bounded answer, no redirects and no repeats of its own. Tells what
 * provably never left from what may have arrived.
 */
final class OutsideHttp {

    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private final HttpClient client;
    private final Duration callTimeout;

    OutsideHttp(Duration connectTimeout, Duration callTimeout) {
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.callTimeout = callTimeout;
    }

    HttpReply send(HttpRequest request) {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8),
                ANSWER_BYTES_MAX));
        try {
            var response = answer.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answered(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException _) {
            answer.cancel(true);
            return new Lost("no answer within %d ms".formatted(callTimeout.toMillis()));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Lost("interrupted while waiting for the answer");
        }
    }

    private static HttpReply failed(Throwable failure) {
        var reason = reason(failure);
        var why = reason.getClass().getSimpleName() + (reason.getMessage() == null ? "" : ": " + reason.getMessage());
        return neverLeft(failure) ? new NotSent(TRY_AGAIN_AFTER, why) : new Lost(why);
    }

    /** The client wraps what went wrong once its only try is spent: "Too many retries" would tell nobody anything. */
    private static Throwable reason(Throwable failure) {
        return failure.getClass() == IOException.class && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean neverLeft(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof ConnectException || at instanceof HttpConnectTimeoutException
                    || at instanceof UnknownHostException || at instanceof UnresolvedAddressException
                    || at instanceof NoRouteToHostException || at instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }
}
