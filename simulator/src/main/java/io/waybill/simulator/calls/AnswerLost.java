package io.waybill.simulator.calls;

/** The work was done and its answer is lost: the connection is closed instead. */
public final class AnswerLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerLost(Call call) {
        super("the answer to " + call + " is lost");
    }
}
