package io.waybill.kit.kafka;

import io.waybill.kit.registry.RegistryUnreachableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells failures that time mends, and that must never make a dead letter, from those that a repeat meets again. */
public final class PassingFailure {

    /**
     * Classes and codes of SQLSTATE: connection, transaction rollback (deadlock, serialization), resources, lock not
     * available, operator intervention, system error, read-only transaction (a server that is being replaced).
     */
    private static final Set<String> PASSING_STATES = Set.of("08", "40", "53", "55P03", "57", "58", "25006");
    private static final int CAUSES_MAX = 20;

    private PassingFailure() {}

    public static boolean is(Throwable failure) {
        var at = failure;
        for (var depth = 0; at != null && depth < CAUSES_MAX; depth++) {
            if (isPassing(at)) return true;
            at = at.getCause();
        }
        return false;
    }

    private static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _,RecoverableDataAccessException _,DataAccessResourceFailureException _,CannotCreateTransactionException _,TransactionSystemException _,TransactionTimedOutException _,RegistryUnreachableException _,SQLTransientException _,SQLRecoverableException _ ->
                true;
            case SQLException sql -> isPassingState(String.valueOf(sql.getSQLState()));
            default -> false;
        };
    }

    private static boolean isPassingState(String state) {
        return PASSING_STATES.stream().anyMatch(state::startsWith);
    }
}
