package io.waybill.simulator.calls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a lost answer into a closed connection. */
@RestControllerAdvice
class LostAnswers {

    /** Spring takes a handler with the response among its parameters to have answered, and writes nothing itself. */
    @ExceptionHandler
    void lost(AnswerLost lost, HttpServletRequest request, HttpServletResponse unwritten) {
        DroppedConnections.drop(request);
    }
}
