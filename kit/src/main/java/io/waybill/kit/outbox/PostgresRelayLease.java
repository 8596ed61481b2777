package io.waybill.kit.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lease row judged by the database's clock alone; our own clock only tells how long ago we asked. */
final class PostgresRelayLease implements RelayLease {

    private static final Logger log = LoggerFactory.getLogger(PostgresRelayLease.class);

    private static final String NAME = "outbox";
    private static final String TAKE = """
            insert into relay_lease as held (name, holder, expires_at)
            values (:name, :holder, clock_timestamp() + :millis * interval '1 millisecond')
            on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
             where held.holder = excluded.holder or held.expires_at < clock_timestamp()
            """;

    private final JdbcClient jdbc;
    private final String holder;
    private final Duration lease;
    private final LongSupplier nanoTime;
    private boolean held;
    private long askedAt;

    PostgresRelayLease(JdbcClient jdbc, String holder, Duration lease, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.holder = holder;
        this.lease = lease;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong() - lease.toNanos();
    }

    @Override
    public synchronized boolean hold() {
        var age = nanoTime.getAsLong() - askedAt;
        if (held && age < lease.toNanos() / 3) return true;
        // One that is not ours is asked for seldom: this runs at the relay's poll rate.
        if (!held && age < lease.toNanos() / 10) return false;
        return ask();
    }

    private boolean ask() {
        var asking = nanoTime.getAsLong();
        try {
            var had = held;
            held = take();
            // Counted from before the question: the row cannot expire earlier than we believe.
            askedAt = asking;
            if (had != held) log.atInfo().addKeyValue("holder", holder).log(held ? "publishing now" : "not publishing");
        } catch (DataAccessException e) {
            held = held && asking - askedAt < lease.toNanos() * 2 / 3;
            if (!held) throw e;
        }
        return held;
    }

    private boolean take() {
        return jdbc.sql(TAKE)
                .param("name", NAME)
                .param("holder", holder)
                .param("millis", lease.toMillis())
                .update() == 1;
    }

    @Override
    public synchronized void release() {
        if (!held) return;
        held = false;
        jdbc.sql("delete from relay_lease where name = :name and holder = :holder")
                .param("name", NAME)
                .param("holder", holder)
                .update();
    }
}
