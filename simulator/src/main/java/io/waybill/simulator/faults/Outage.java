package io.waybill.simulator.faults;

/** Whether an outside system is up, down with an answer, or down without one. */
public enum Outage {
    NONE,
    HANG,
    FAIL;
}
