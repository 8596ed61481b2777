package io.waybill.simulator.calls;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Closes the connection of a request that is not to get an answer: not a byte goes back. */
final class DroppedConnections extends ValveBase {

    private static final String DROPPED = DroppedConnections.class.getName();

    DroppedConnections() {
        super(true);
    }

    /** To be called while nothing of the answer is written yet. */
    static void drop(HttpServletRequest request) {
        request.setAttribute(DROPPED, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(DROPPED) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }
}
