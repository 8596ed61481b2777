package io.waybill.simulator.ledger;

import java.util.Arrays;

/** The latest answer times of the receiver, as the sender measured them: a ring of a fixed size. */
public final class AnswerTimes {

    private final int[] micros;
    private long seen;

    AnswerTimes(int timesMax) {
        micros = new int[timesMax];
    }

    /** Percentiles over what the ring holds; all 0 while it is empty. */
    public record Summary(int count, double p50Millis, double p95Millis, double p99Millis, double maxMillis) {}

    synchronized void add(long answerMicros) {
        micros[(int) (seen % micros.length)] = (int) Math.min(answerMicros, Integer.MAX_VALUE);
        seen++;
    }

    synchronized void clear() {
        seen = 0;
    }

    Summary summary() {
        int[] sorted = copy();
        Arrays.sort(sorted);
        return new Summary(sorted.length, at(sorted, 50), at(sorted, 95), at(sorted, 99), at(sorted, 100));
    }

    private synchronized int[] copy() {
        return Arrays.copyOf(micros, (int) Math.min(seen, micros.length));
    }

    private static double at(int[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[rank - 1] / 1000.0;
    }
}
