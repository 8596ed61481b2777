package io.waybill.orders.order;

/**
 * What somebody can do about an exception.
 *
 * @param target id of what the command is for; empty where it is done elsewhere
 */
public record Remedy(Command command, String target) {

    /** ELSEWHERE: in the shop, or with the channel; Waybill learns of it. */
    public enum Command {
        ROUTE, CANCEL, RESOLVE, UNFULFILL, ELSEWHERE
    }

    static final Remedy ELSEWHERE = new Remedy(Command.ELSEWHERE, "");
}
