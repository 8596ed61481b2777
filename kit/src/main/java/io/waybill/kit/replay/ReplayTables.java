package io.waybill.kit.replay;

import org.springframework.transaction.support.TransactionOperations;

/** Where replays are kept, and the transaction they share with what they apply. */
record ReplayTables(ReplayStore store, ReplayProgress progress, TransactionOperations transaction) {}
