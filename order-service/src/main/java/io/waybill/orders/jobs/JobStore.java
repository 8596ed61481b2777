package io.waybill.orders.jobs;

import io.waybill.orders.jobs.JobResult.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Jobs as rows. Whoever changes anything of a job holds its row, and takes orders and results after it: so nobody waits
 * in a circle, and a job is worked at by one at a time.
 */
@Repository
class JobStore {

    private static final String CREATE = """
            insert into job (command, fields, made_by, created_at, state, orders)
            values (:command, :fields, :by, :now, 'RUNNING', :orders) returning job_id""";

    private static final String LOCK = """
            select job_id from job where job_id = :id and state = 'RUNNING' for update skip locked""";

    private static final String ADVANCE = """
            update job j
               set granted = j.granted + :granted, refused = j.refused + :refused,
                   state = case when p.pending then j.state else 'DONE' end,
                   finished_at = case when p.pending then j.finished_at else :now end
              from (select exists (select 1 from job_order where job_id = :id and outcome = 'PENDING') as pending) p
             where j.job_id = :id""";

    private static final String STOP = """
            update job set state = 'STOPPED', finished_at = :now where job_id = :id and state = 'RUNNING'""";

    private static final String OVER = """
            select job_id from job where finished_at <= :until order by finished_at limit :limit""";

    /** A job that runs, and what it is to do. */
    record Running(long id, JobWish wish) {}

    private final JdbcClient jdbc;
    private final JobResults results;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.results = new JobResults(jdbc);
    }

    long create(JobWish wish, int orders, Instant now) {
        return jdbc.sql(CREATE)
                .param("command", wish.command())
                .param("fields", wish.fields())
                .param("by", wish.by())
                .param("now", at(now))
                .param("orders", orders)
                .query(Long.class)
                .single();
    }

    void addResults(long id, List<JobResult> all) {
        results.add(id, all);
    }

    int countRunning() {
        return jdbc.sql("select count(*) from job where state = 'RUNNING'").query(Integer.class).single();
    }

    /** Oldest first. */
    List<Running> running(int limit) {
        return jdbc.sql(
                "select job_id, command, fields, made_by from job where state = 'RUNNING' order by job_id limit :limit")
                .param("limit", limit)
                .query((row, _) -> new Running(row.getLong(1), new JobWish(row.getString(2), row.getString(3), row
                        .getString(4))))
                .list();
    }

    /** Makes the job the caller's until the transaction ends; false if somebody else is at it, or it is over. */
    boolean lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(Long.class).optional().isPresent();
    }

    List<String> pending(long id, int limit) {
        return results.pending(id, limit);
    }

    boolean isPending(long id, String orderId) {
        return results.isPending(id, orderId);
    }

    /** Of a job that the caller holds. */
    void save(long id, List<JobResult> known, Instant now) {
        results.save(id, known);
        var granted = (int) known.stream().filter(result -> result.outcome() == Outcome.GRANTED).count();
        advance(id, granted, known.size() - granted, now);
    }

    /** Counts on, and closes a job of which nothing is pending any more. */
    void advance(long id, int granted, int refused, Instant now) {
        jdbc.sql(ADVANCE)
                .param("id", id)
                .param("granted", granted)
                .param("refused", refused)
                .param("now", at(now))
                .update();
    }

    boolean stop(long id, Instant now) {
        return jdbc.sql(STOP).param("id", id).param("now", at(now)).update() > 0;
    }

    Optional<Job> find(long id) {
        return jdbc.sql("select * from job where job_id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<Job> list(long before, int limit) {
        return jdbc.sql("select * from job where job_id < :before order by job_id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    List<JobResult> results(long id, @Nullable Outcome outcome, String after, int limit) {
        return results.list(id, outcome, after, limit);
    }

    List<Long> over(Instant until, int limit) {
        return jdbc.sql(OVER).param("until", at(until)).param("limit", limit).query(Long.class).list();
    }

    void forget(long id) {
        jdbc.sql("delete from job where job_id = :id").param("id", id).update();
    }

    /** Orders that running jobs have not come to. */
    long pendingOrders() {
        return jdbc.sql("select coalesce(sum(orders - granted - refused), 0) from job where state = 'RUNNING'")
                .query(Long.class)
                .single();
    }

    private static Job read(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Job(row.getLong("job_id"), row.getString("command"), row.getString("made_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), Job.State.valueOf(row.getString(
                        "state")),
                row.getInt("orders"), row.getInt("granted"), row.getInt("refused"),
                finished == null ? null : finished.toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
