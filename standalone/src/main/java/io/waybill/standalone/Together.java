package io.waybill.standalone;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Runs tasks at the same time, and gives up as soon as one of them has failed. */
final class Together {

    // Daemons: what the others are still waiting for must not keep us alive once one has failed.
    private static final Executor EACH_ITS_THREAD = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("together-", 0).factory());

    private Together() {}

    static void run(List<Runnable> tasks) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<?>[] running = tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, EACH_ITS_THREAD)
                        .whenComplete((done, failure) -> tell(failed, failure)))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(running), failed).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void tell(CompletableFuture<Void> failed, @Nullable Throwable failure) {
        if (failure != null) {
            failed.completeExceptionally(failure);
        }
    }
}
