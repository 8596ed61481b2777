package io.waybill.simulator.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what cannot be read into one clear line and a 400. */
@RestControllerAdvice
class BadInput {

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        if (e.getMostSpecificCause() instanceof BodyTooLarge tooLarge) {
            return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(tooLarge.getMessage()));
        }
        return Refusal.of(HttpStatus.BAD_REQUEST, "body is not what was expected: " + firstLine(e));
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException e) {
        return Refusal.of(HttpStatus.BAD_REQUEST, e.getName() + " is not valid");
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput e) {
        return Refusal.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    private static String firstLine(HttpMessageNotReadableException e) {
        String message = String.valueOf(e.getMostSpecificCause().getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
