package io.waybill.kit.restore;

/** The place outside the database that remembers the heartbeat. Every failure to reach it is a RuntimeException. */
interface BeatMemory {

    /** The highest number that was remembered lately; 0 if none ever was. */
    long read();

    void write(long number);
}
