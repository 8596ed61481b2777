package io.waybill.fba.amazon;

import io.waybill.fba.mapping.CreateBody;
import io.waybill.fba.mapping.OrderTerms;
import io.waybill.fba.mapping.Pace;
import io.waybill.kit.channel.OutsideChannel;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Subject;
import io.waybill.kit.channel.Submission;
import io.waybill.kit.channel.Terms;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.outside.Admission;
import io.waybill.kit.outside.Permit;
import io.waybill.kit.outside.Room;
import io.waybill.schemas.FulfillmentRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Multi-channel fulfillment by Amazon. Our fulfillment order's id is the order's id there, so a lost answer is looked up.
 */
public final class AmazonChannel implements OutsideChannel {

    public static final String NAME = "FBA";

    private final AmazonAccounts accounts;
    private final AmazonClient client;
    private final AmazonLook look;
    private final Settings settings;

    /** What is asked for in each order, how often to look, and what holds for all orders. */
    public record Settings(OrderTerms order, Pace pace, Terms terms) {}

    public AmazonChannel(AmazonAccounts accounts, AmazonClient client, Told told, Settings settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.client = client;
        this.settings = settings;
        this.look = new AmazonLook(client, new ParcelTracking(client, clock, settings.terms().callTimeout()), told,
                settings.pace(), clock);
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
        return accounts.names();
    }

    @Override
    public String accountOf(FulfillmentRequest request) {
        return accounts.of(request).map(AmazonAccount::name).orElse("");
    }

    @Override
    public Prepared prepare(String account, FulfillmentRequest request) {
        return CreateBody.impossible(request)
                .<Prepared>map(Prepared.Impossible::new)
                .orElseGet(() -> new Prepared.Body(CreateBody.of(request, accounts.account(account).marketplaceId(),
                        settings.order())));
    }

    @Override
    public Admission admit(String account, EffectKind kind) {
        return client.admit(account, switch (kind) {
            case SUBMIT -> Operations.CREATE;
            case CANCEL -> Operations.CANCEL;
        });
    }

    @Override
    public Room room(String account, Lane lane) {
        return switch (lane) {
            case SUBMIT -> accounts.guard(account).room(Operations.CREATE);
            case WATCH -> accounts.guard(account).room(Operations.GET);
            case CANCEL, UPKEEP -> new Room(Integer.MAX_VALUE, Duration.ZERO);
        };
    }

    @Override
    public Reply<Submission> submit(Subject subject, Permit permit, String body) {
        var reply = client.create(subject.account(), permit, body);
        if (reply instanceof Reply.Refused(var why)) {
            return new Reply.Refused<>(Answers.cut(PersonalData.hidden(why, subject.request().getRecipient())));
        }
        return Answers.map(reply, remark -> new Reply.Accepted<>(
                new Submission(List.of(subject.fulfillmentOrderId()), remark)));
    }

    @Override
    public Reply<String> cancel(Subject subject, Permit permit) {
        return client.cancel(subject.account(), permit, AmazonLook.idOf(subject));
    }

    @Override
    public Reply<Seen> look(Subject subject) {
        return look.look(subject);
    }
}
