package io.waybill.kit.channel;

import io.waybill.kit.connector.Lane;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.outside.Admission;
import io.waybill.kit.outside.HttpReply;
import io.waybill.kit.outside.Permit;
import io.waybill.kit.outside.Room;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A world outside that a test rules: what it made, how it answers next, and how often it was called. */
final class Outside implements OutsideChannel {

    static final String ACCOUNT = "world:main";

    /** What the outside made of each key, however often it was asked. */
    final Map<String, List<String>> madeByKey = new LinkedHashMap<>();
    final List<String> bodies = new ArrayList<>();
    final Terms terms;
    private final boolean dedupes;
    int cancels;
    int looks;
    FulfillmentOrderStatus status = FulfillmentOrderStatus.ACCEPTED;
    Sighting.Stop stop = Sighting.Stop.POSSIBLE;
    String account = ACCOUNT;
    Admission admission = new Admission.Admitted(new NoPermit());
    Supplier<Fault> fault = () -> Fault.NONE;
    Runnable whileAdmitting = () -> {
    };

    /** How one call goes wrong. */
    enum Fault {
        NONE, NOT_MADE, LOST_BEFORE, LOST_AFTER, DIES_BEFORE, DIES_AFTER, REFUSED
    }

    /** The process died here: nothing that would have come after it happens. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class NoPermit implements Permit {

        @Override
        public HttpReply send(HttpRequest request) {
            throw new IllegalStateException("nothing is sent in this world");
        }

        @Override
        public void giveBack() {}
    }

    Outside(Terms terms, boolean dedupes) {
        this.terms = terms;
        this.dedupes = dedupes;
    }

    static Outside askedByKey() {
        return new Outside(terms(new Settling.Lookup(Duration.ofMinutes(5)), true), true);
    }

    /** It knows our key, and can be neither asked for it nor asked to stop. */
    static Outside repeatable() {
        return new Outside(terms(new Settling.RepeatWithin(Duration.ofHours(20)), false), true);
    }

    static Outside forPersons() {
        return new Outside(terms(new Settling.Person(), false), false);
    }

    private static Terms terms(Settling settling, boolean cancellable) {
        return new Terms(settling, cancellable, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    int made(String fulfillmentOrderId) {
        return madeByKey.getOrDefault(fulfillmentOrderId, List.of()).size();
    }

    @Override
    public String channel() {
        return "DROPSHIP";
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public Collection<String> accounts() {
        return List.of(ACCOUNT);
    }

    @Override
    public String accountOf(FulfillmentRequest request) {
        return account;
    }

    @Override
    public Prepared prepare(String asked, FulfillmentRequest request) {
        return new Prepared.Body("body of revision " + request.getRevision());
    }

    @Override
    public Admission admit(String asked, EffectKind kind) {
        whileAdmitting.run();
        return admission;
    }

    @Override
    public Room room(String asked, Lane lane) {
        return new Room(Integer.MAX_VALUE, Duration.ZERO);
    }

    @Override
    public Reply<Submission> submit(Subject subject, Permit permit, String body) {
        bodies.add(body);
        return switch (fault.get()) {
            case NONE -> make(subject);
            case NOT_MADE -> new Reply.NotMade<>(Duration.ofSeconds(1), "not now");
            case REFUSED -> new Reply.Refused<>("not like this");
            case LOST_BEFORE -> new Reply.Unknown<>("no answer");
            case LOST_AFTER -> {
                make(subject);
                yield new Reply.Unknown<>("no answer");
            }
            case DIES_BEFORE -> throw new Died();
            case DIES_AFTER -> {
                make(subject);
                throw new Died();
            }
        };
    }

    private Reply<Submission> make(Subject subject) {
        var made = madeByKey.computeIfAbsent(subject.fulfillmentOrderId(), _ -> new ArrayList<>());
        if (dedupes && !made.isEmpty()) {
            return terms.submit() instanceof Settling.RepeatWithin
                    ? new Reply.Accepted<>(new Submission(List.of(), "it exists, its ids are unknown"))
                    : new Reply.Refused<>("it exists");
        }
        made.add("out-" + (madeByKey.size() * 10 + made.size()));
        return new Reply.Accepted<>(new Submission(List.of(made.getLast()), ""));
    }

    @Override
    public Reply<String> cancel(Subject subject, Permit permit) {
        cancels++;
        if (stop == Sighting.Stop.TOO_LATE) return new Reply.Refused<>("it is being packed");
        stop = Sighting.Stop.STOPPED;
        status = FulfillmentOrderStatus.CANCELLED;
        return new Reply.Accepted<>("");
    }

    @Override
    public Reply<Seen> look(Subject subject) {
        looks++;
        var made = madeByKey.get(subject.fulfillmentOrderId());
        if (made == null) return new Reply.Accepted<>(new Seen.Missing());
        return new Reply.Accepted<>(new Seen.There(sighting(made)));
    }

    private Sighting sighting(List<String> refs) {
        @Nullable
        Duration again = status == FulfillmentOrderStatus.CANCELLED ? null : Duration.ofMinutes(1);
        return new Sighting(status, refs, List.of(), List.of(), null, "", stop, again);
    }
}
