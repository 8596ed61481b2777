package io.waybill.kit.channel;

import static io.waybill.kit.channel.ChannelFixture.FULFILLMENT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.Outside.Fault;
import io.waybill.kit.effect.EffectKind;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.Owner;
import io.waybill.schemas.ResolutionKind;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wishes, faults, deaths, lost leases and passing time in any order: nothing is ever made twice, and all of it ends. */
class ChannelWorkInDisorderTest {

    private static final int HISTORIES = 60;
    private static final int STEPS = 12;
    private static final Fault[] FAULTS = Fault.values();

    static Stream<Supplier<Outside>> worlds() {
        return Stream.of(Outside::askedByKey, Outside::repeatable, Outside::forPersons);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void nothing_is_made_twice_and_every_history_ends(Supplier<Outside> world) {
        IntStream.range(0, HISTORIES).forEach(seed -> play(seed, new ChannelFixture(world.get())));
    }

    private static void play(int seed, ChannelFixture f) {
        var random = new Random(seed);
        f.outside.fault = () -> random.nextInt(3) > 0 ? Fault.NONE : faultOtherThanRefused(random);
        f.wish(Wish.SUBMITTED);
        for (var step = 0; step < STEPS; step++) {
            disturb(f, random);
            assertThat(f.outside.made(FULFILLMENT_ORDER)).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(1);
        }
        f.outside.fault = () -> Fault.NONE;
        for (var n = 0; n < 6; n++) {
            f.pass(Duration.ofMinutes(15));
            askThePerson(f);
        }
        assertEnded(f, seed);
    }

    private static Fault faultOtherThanRefused(Random random) {
        var fault = FAULTS[random.nextInt(FAULTS.length)];
        return fault == Fault.REFUSED ? Fault.NOT_MADE : fault;
    }

    private static void disturb(ChannelFixture f, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> f.connector.expireLeases();
            case 1 -> f.pass(Duration.ofSeconds(random.nextInt(600)));
            case 2 -> {
                if (random.nextInt(4) == 0) f.wish(Wish.CANCELLED);
            }
            case 3 -> askThePerson(f);
            default -> f.work();
        }
    }

    /** Looks outside, as staff would, and says what is there. */
    private static void askThePerson(ChannelFixture f) {
        if (f.connector.updates().isEmpty()) return;
        var problem = f.told().getProblem();
        if (problem == null || problem.getOwner() != Owner.STAFF) return;
        var wish = f.connector.row(FULFILLMENT_ORDER).request().getWish();
        var made = f.outside.madeByKey.get(FULFILLMENT_ORDER);
        if (made != null) {
            f.resolve(ResolutionKind.ADOPT, made.getFirst(), wish);
        } else {
            f.resolve(wish == Wish.SUBMITTED ? ResolutionKind.REPEAT : ResolutionKind.GIVE_UP, "", wish);
        }
        f.work();
    }

    private static void assertEnded(ChannelFixture f, int seed) {
        var made = f.outside.made(FULFILLMENT_ORDER);
        var cancelled = f.connector.row(FULFILLMENT_ORDER).request().getWish() == Wish.CANCELLED;
        assertThat(f.told().getProblem()).as("seed %d", seed).isNull();
        assertThat(f.effect(EffectKind.SUBMIT).map(effect -> effect.state().isUnsettled()).orElse(false))
                .as("seed %d: unsettled", seed)
                .isFalse();
        if (!cancelled) {
            assertThat(made).as("seed %d: made", seed).isOne();
        } else if (made == 0 || f.outside.terms().cancellable()) {
            assertThat(f.told().getStatus()).as("seed %d", seed).isEqualTo(FulfillmentOrderStatus.CANCELLED);
        }
    }
}
