package io.waybill.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class PassingFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "40001", "40P01", "53300", "53100", "55P03", "57P01", "57014", "58030",
            "25006"})
    void connection_deadlock_serialization_locks_and_resources_pass(String state) {
        assertThat(PassingFailure.is(sql(state))).isTrue();
        assertThat(PassingFailure.is(new IllegalStateException("wrapped", sql(state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "42703", "23514"})
    void what_the_data_or_the_code_did_lasts(String state) {
        assertThat(PassingFailure.is(sql(state))).isFalse();
    }

    @Test
    void springs_own_exceptions_are_told_apart() {
        assertThat(PassingFailure.is(new CannotAcquireLockException("lock"))).isTrue();
        assertThat(PassingFailure.is(new CannotGetJdbcConnectionException("pool"))).isTrue();
        assertThat(PassingFailure.is(new CannotCreateTransactionException("begin"))).isTrue();
        assertThat(PassingFailure.is(new TransactionSystemException("commit"))).isTrue();
        assertThat(PassingFailure.is(new DataIntegrityViolationException("data"))).isFalse();
        assertThat(PassingFailure.is(new IllegalArgumentException("bug"))).isFalse();
        assertThat(PassingFailure.is(new StackOverflowError())).isFalse();
    }

    private static UncategorizedSQLException sql(String state) {
        return new UncategorizedSQLException("test", "select 1", new SQLException("test", state));
    }
}
