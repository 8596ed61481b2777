package io.waybill.simulator.delivery;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts a webhook with the time-outs of the real sender; a redirect is an answer like any other and is not followed. */
final class HttpSender implements Sender {

    private final HttpClient client;
    private final Duration answerTimeout;

    HttpSender(DeliveryProperties properties) {
        answerTimeout = properties.answerTimeout();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    @Override
    public Answer send(Webhook webhook) {
        HttpRequest request = request(webhook);
        long startNanos = System.nanoTime();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request,
                HttpResponse.BodyHandlers.discarding());
        try {
            int status = answer.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Answer.Answered(status, since(startNanos));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Answer.TimedOut(since(startNanos));
        } catch (ExecutionException e) {
            boolean late = e.getCause() instanceof HttpTimeoutException;
            return late ? new Answer.TimedOut(since(startNanos)) : new Answer.Unreachable(since(startNanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Answer.Unreachable(since(startNanos));
        }
    }

    private HttpRequest request(Webhook webhook) {
        Webhook.Message message = webhook.render();
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.target())
                .POST(HttpRequest.BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        return request.build();
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
