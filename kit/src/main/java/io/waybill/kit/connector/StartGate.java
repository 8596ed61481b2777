package io.waybill.kit.connector;

/** Whether work may be done yet: not before it is known that the database is the one we left. */
@FunctionalInterface
public interface StartGate {

    StartGate OPEN = () -> true;

    boolean isOpen();
}
