package io.waybill.kit.connector;

/** How a piece of work stands: it waits for its time or for news, it needs somebody, or nothing is left to do. */
public enum WorkState {
    WAITING, FAILED, DONE
}
