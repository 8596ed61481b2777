package io.waybill.orders.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.orders.idempotency.AnswerStore.Found;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Claim, command and answer in one transaction: whatever dies, either all of it has happened or nothing. */
@Component
class OneAnswer {

    private final AnswerStore answers;
    private final PlatformTransactionManager transactions;
    private final IdempotencyProperties limits;

    OneAnswer(AnswerStore answers, PlatformTransactionManager transactions, IdempotencyProperties limits) {
        this.answers = answers;
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Once this returns, the answer in {@code held} is committed and may be sent. */
    void give(RequestHashes hashes, RepeatableRequest request, ContentCachingResponseWrapper held, FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(TransactionDefinition.withDefaults());
        try {
            if (!answers.claim(hashes)) throw IdempotencyKey.inFlight();
            var found = answers.find(hashes, limits.keptFor());
            if (found.isPresent()) {
                repeat(found.get(), held);
            } else {
                carryOut(hashes, request, held, chain, transaction);
            }
        } finally {
            // Only what went as it should has ended it.
            if (!transaction.isCompleted()) transactions.rollback(transaction);
        }
    }

    private static void repeat(Found found, ContentCachingResponseWrapper held) throws IOException {
        var answer = found.answer();
        if (!found.sameRequest()) throw IdempotencyKey.usedOtherwise();
        if (answer.body() == null) throw IdempotencyKey.notKept(answer.status());
        held.setStatus(answer.status());
        held.setHeader(IdempotencyKey.REPLAYED_HEADER, "true");
        if (answer.location() != null) held.setHeader(HttpHeaders.LOCATION, answer.location());
        if (answer.etag() != null) held.setHeader(HttpHeaders.ETAG, answer.etag());
        if (answer.contentType() != null) held.setContentType(answer.contentType());
        held.getOutputStream().write(answer.body().getBytes(UTF_8));
    }

    private void carryOut(RequestHashes hashes, RepeatableRequest request, ContentCachingResponseWrapper held,
            FilterChain chain, TransactionStatus transaction) throws ServletException, IOException {
        var nothingDone = transaction.createSavepoint();
        chain.doFilter(request, held);
        var status = HttpStatusCode.valueOf(held.getStatus());
        if (status.is2xxSuccessful()) {
            // One that is doomed cannot keep anything, and says so when it is committed.
            if (!transaction.isRollbackOnly()) keep(hashes, request, held);
            transactions.commit(transaction);
        } else if (status.is4xxClientError() && !transaction.isRollbackOnly()) {
            // Committed, since refusals are counted by what they commit; undone before, since nothing was granted.
            transaction.rollbackToSavepoint(nothingDone);
            transactions.commit(transaction);
        }
    }

    private void keep(RequestHashes hashes, RepeatableRequest request, ContentCachingResponseWrapper held) {
        var body = held.getContentSize() > limits.answerBytesMax()
                ? null
                : new String(held.getContentAsByteArray(), UTF_8);
        var answer = new StoredAnswer(held.getStatus(), held.getHeader(HttpHeaders.LOCATION),
                held.getHeader(HttpHeaders.ETAG), held.getContentType(), body);
        answers.keep(hashes, OrderOfAnswer.of(request), answer);
    }
}
