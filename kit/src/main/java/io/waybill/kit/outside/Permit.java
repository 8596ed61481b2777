package io.waybill.kit.outside;

import java.net.http.HttpRequest;

/** Leave to make one call, at once: a permit that is kept would let two calls arrive in the time of one. */
public interface Permit {

    HttpReply send(HttpRequest request);

    /** The call is not made after all. The quota's part is spent. */
    void giveBack();
}
