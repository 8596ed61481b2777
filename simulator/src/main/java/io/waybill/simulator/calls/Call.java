package io.waybill.simulator.calls;

/**
 * One call of an imitated API.
 *
 * @param key what it is about, such as the caller's own order id; fault decisions hang on it
 */
public record Call(String outside, String account, String operation, String key) {

    /** The same for every repeat of this call. */
    String faultKey() {
        return account + "/" + operation + "/" + key;
    }
}
