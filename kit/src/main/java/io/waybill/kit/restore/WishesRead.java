package io.waybill.kit.restore;

/** Whether all wishes that the brokers hold have been read again: a wish may have been taken back since the backup. */
interface WishesRead {

    /** From now on it counts how far the topics are now. */
    void begin();

    boolean areAllRead();
}
