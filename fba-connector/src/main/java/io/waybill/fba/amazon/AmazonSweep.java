package io.waybill.fba.amazon;

import static java.util.stream.Collectors.toMap;

import io.waybill.fba.mapping.AmazonOrder;
import io.waybill.fba.mapping.AmazonOrder.Head;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.connector.WorkStore;
import io.waybill.schemas.FulfillmentUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Asks for all orders of an account that changed, so that each of them need not be asked for often. It only wakes work;
 * a change that it misses, or sees twice, costs time or a look and nothing else.
 */
public final class AmazonSweep implements WorkHandler {

    static final String KIND = "AMAZON_SWEEP";
    static final int PAGES_PER_STEP_MAX = 5;
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);
    private static final Duration NO_ACCOUNT_AGAIN_AFTER = Duration.ofHours(1);

    private final AmazonAccounts accounts;
    private final AmazonClient client;
    private final WorkStore works;
    private final TransactionOperations transactions;
    private final Settings settings;

    /** {@code overlap}: how much of what was seen is asked for again, since changes may show up late. */
    public record Settings(Duration interval, Duration overlap) {}

    public AmazonSweep(AmazonAccounts accounts, AmazonClient client, WorkStore works,
            TransactionOperations transactions, Settings settings) {
        this.accounts = accounts;
        this.client = client;
        this.works = works;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Once for each account, whichever instance comes first. */
    public void schedule(Instant now) {
        transactions.executeWithoutResult(_ -> accounts.names()
                .forEach(account -> works.schedule(new Work.Key(KIND + ":" + account, KIND, "", account), Lane.UPKEEP,
                        now)));
    }

    @Override
    public Answer answer(Work work, Instant now) {
        if (!accounts.has(work.account())) {
            return new Answer.Nothing(Next.at(now.plus(NO_ACCOUNT_AGAIN_AFTER), Lane.UPKEEP));
        }
        var memory = SweepMemory.parse(work.memory(), now.minus(FIRST_LOOK_BACK));
        for (int page = 1; page <= PAGES_PER_STEP_MAX; page++) {
            var before = memory;
            switch (page(work.account(), before)) {
                case Reply.Accepted(var payload) -> memory = turned(work.account(), before, payload, now);
                case Reply.NotMade(var after, var why) -> {
                    return page == 1
                            ? new Answer.Deferred(after, why)
                            : new Answer.Remember(before.text(), Next.at(now.plus(after), Lane.UPKEEP));
                }
                case Reply.Refused(var why) -> {
                    return refused(before, why, now);
                }
                case Reply.Unknown(var why) -> {
                    return new Answer.Deferred(settings.interval(), why);
                }
            }
            if (memory.isAtStart()) {
                return new Answer.Remember(memory.text(), Next.at(now.plus(settings.interval()), Lane.UPKEEP));
            }
        }
        return new Answer.Remember(memory.text(), Next.at(now, Lane.UPKEEP));
    }

    private Reply<Optional<JsonNode>> page(String account, SweepMemory memory) {
        return memory.isAtStart()
                ? client.changedSince(account, memory.highWater().minus(settings.overlap()))
                : client.nextPage(account, memory.nextToken());
    }

    /** A token that Amazon does not take any more is forgotten, and its pages are turned again. */
    private Answer refused(SweepMemory memory, String why, Instant now) {
        return memory.isAtStart()
                ? new Answer.Deferred(settings.interval(), why)
                : new Answer.Remember(SweepMemory.from(memory.highWater()).text(),
                        Next.at(now.plus(settings.interval()), Lane.UPKEEP));
    }

    private SweepMemory turned(String account, SweepMemory memory, Optional<JsonNode> payload, Instant now) {
        var heads = payload.stream()
                .flatMap(page -> page.path("fulfillmentOrders").valueStream())
                .flatMap(order -> AmazonOrder.head(order).stream())
                .toList();
        wake(account, heads.stream(), now);
        var latest = heads.stream()
                .map(Head::changedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(memory.seen());
        return memory.turned(latest, payload.map(page -> page.path("nextToken").asString("")).orElse(""));
    }

    private void wake(String account, Stream<Head> heads, Instant now) {
        var versions = heads.collect(toMap(head -> Work.Key.ofFulfillment("", head.id()).id(), Head::version,
                (_, later) -> later));
        var changed = works.find(versions.keySet())
                .stream()
                .filter(work -> work.account().equals(account) && isNews(work, versions, now))
                .map(Work::id)
                .toList();
        if (!changed.isEmpty()) transactions.executeWithoutResult(_ -> works.wakeAll(changed, now));
    }

    /** Work that is due already will look by itself. */
    private static boolean isNews(Work work, Map<String, String> versions, Instant now) {
        var due = work.dueAt();
        if (due != null && !due.isAfter(now)) return false;
        var told = work.lastTold(FulfillmentUpdate.class).map(FulfillmentUpdate::getExternalVersion).orElse("");
        return !told.equals(versions.get(work.id()));
    }
}
