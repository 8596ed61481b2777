package io.waybill.dropship.aliexpress;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.waybill.dropship.aliexpress.AliExpressAuthorisation.Leave;
import io.waybill.dropship.aliexpress.AliExpressLook.Read;
import io.waybill.dropship.aliexpress.mapping.Pace;
import io.waybill.dropship.aliexpress.mapping.PlacingAnswer;
import io.waybill.dropship.aliexpress.mapping.PlacingBody;
import io.waybill.dropship.aliexpress.mapping.Sightings;
import io.waybill.kit.channel.OutsideChannel;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Subject;
import io.waybill.kit.channel.Submission;
import io.waybill.kit.channel.Terms;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.outside.Admission;
import io.waybill.kit.outside.Permit;
import io.waybill.kit.outside.Room;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.ReportedShipment;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AliExpress as a channel: one wish becomes an order at each supplier that it takes. */
final class AliExpressChannel implements OutsideChannel {

    static final String NAME = "DROPSHIP";
    private static final Duration TURNED_AWAY_FOR = Duration.ofMinutes(1);
    private static final Room WIDE = new Room(Integer.MAX_VALUE, Duration.ZERO);

    private final Map<String, AliExpressAccount> accounts;
    private final AliExpressAuthorisation authorisation;
    private final WorkStore works;
    private final Settings settings;

    /** How the channel behaves, whatever the account. {@code zone}: whose wall clock AliExpress writes times by. */
    record Settings(Terms terms, Pace pace, ZoneId zone) {}

    AliExpressChannel(List<AliExpressAccount> accounts, AliExpressAuthorisation authorisation, WorkStore works,
            Settings settings) {
        this.accounts = accounts.stream()
                .collect(toMap(AliExpressAccount::name, identity(), (one, _) -> one, LinkedHashMap::new));
        this.authorisation = authorisation;
        this.works = works;
        this.settings = settings;
    }

    @Override
    public String channel() {
        return NAME;
    }

    @Override
    public Terms terms() {
        return settings.terms();
    }

    @Override
    public Collection<String> accounts() {
        return accounts.keySet();
    }

    @Override
    public String accountOf(FulfillmentRequest request) {
        return serving(request).map(AliExpressAccount::name).orElse("");
    }

    /** One that names the store goes before one that serves all. */
    private Optional<AliExpressAccount> serving(FulfillmentRequest request) {
        return accounts.values()
                .stream()
                .filter(account -> account.names(request.getStore()))
                .findFirst()
                .or(() -> accounts.values().stream().filter(account -> account.stores().isEmpty()).findFirst());
    }

    @Override
    public Prepared prepare(String account, FulfillmentRequest request) {
        return PlacingBody.of(request, the(account).catalogue());
    }

    @Override
    public Admission admit(String account, EffectKind kind) {
        return switch (kind) {
            case SUBMIT -> switch (authorisation.of(account)) {
                case Leave.Denied(var after, var why) -> new Admission.Denied(after, why);
                case Leave.Granted _ -> the(account).client().admit(AliExpressClient.CREATE);
            };
            case CANCEL -> throw notCancellable();
        };
    }

    @Override
    public Room room(String account, Lane lane) {
        return switch (lane) {
            case SUBMIT -> the(account).client().room(AliExpressClient.CREATE);
            case WATCH -> the(account).client().room(AliExpressClient.ORDER);
            case CANCEL, UPKEEP -> WIDE;
        };
    }

    @Override
    public Reply<Submission> submit(Subject subject, Permit permit, String body) {
        return switch (authorisation.of(subject.account())) {
            case Leave.Denied(var after, var why) -> new Reply.NotMade<>(after, why);
            case Leave.Granted(var token) -> submitted(subject, token, the(subject.account()).client()
                    .create(permit, PlacingBody.parameters(body), token));
        };
    }

    private Reply<Submission> submitted(Subject subject, String token, AliExpressAnswer answer) {
        return switch (answer) {
            case AliExpressAnswer.Content(var result) -> PlacingAnswer.of(result);
            case AliExpressAnswer.TokenRefused() -> {
                var denied = authorisation.refused(subject.account(), token);
                yield new Reply.NotMade<>(denied.after(), denied.why());
            }
            case AliExpressAnswer.Throttled(var after) ->
                new Reply.NotMade<>(after, "AliExpress allows no more calls now");
            case AliExpressAnswer.NotSent(var after, var why) -> new Reply.NotMade<>(after, why);
            // The account's trouble or ours, never one order's: all of them wait for somebody to mend it.
            case AliExpressAnswer.TurnedAway(var code) ->
                new Reply.NotMade<>(TURNED_AWAY_FOR, "AliExpress turns calls away: " + code);
            case AliExpressAnswer.NotOurs() -> new Reply.Unknown<>("AliExpress speaks of another order");
            case AliExpressAnswer.Unclear(var why) -> new Reply.Unknown<>(why);
        };
    }

    @Override
    public Reply<String> cancel(Subject subject, Permit permit) {
        throw notCancellable();
    }

    @Override
    public Reply<Seen> look(Subject subject) {
        if (subject.refs().isEmpty()) return new Reply.Unknown<>("its orders at AliExpress are not known");
        var account = the(subject.account());
        return switch (new AliExpressLook(account, authorisation, settings.zone()).at(subject.refs())) {
            case Read.Not(var reply) -> reply;
            case Read.All(var orders) -> new Reply.Accepted<>(new Seen.There(Sightings.of(subject.request(),
                    account.catalogue(), orders, toldBefore(subject), settings.pace())));
        };
    }

    private List<ReportedShipment> toldBefore(Subject subject) {
        var key = Work.Key.ofFulfillment(subject.request().getOrderId(), subject.fulfillmentOrderId());
        return works.find(List.of(key.id()))
                .stream()
                .findFirst()
                .flatMap(work -> work.lastTold(FulfillmentUpdate.class))
                .map(FulfillmentUpdate::getShipments)
                .orElse(List.of());
    }

    private AliExpressAccount the(String name) {
        var account = accounts.get(name);
        if (account == null) throw new IllegalStateException("account %s is not configured".formatted(name));
        return account;
    }

    private static IllegalStateException notCancellable() {
        return new IllegalStateException("AliExpress has no call that cancels");
    }
}
