package io.waybill.fba.lwa;

import java.time.Duration;

/** What came of asking for a token. */
sealed interface TokenReply {

    record Token(String text, Duration lifetime) implements TokenReply {

        @Override
        public String toString() {
            return "Token[for %s]".formatted(lifetime);
        }
    }

    /** Time mends it. */
    record Later(Duration after, String why) implements TokenReply {}

    /** Only a person mends it: the seller has to authorize again, or our credentials are wrong. */
    record ForPerson(String why) implements TokenReply {}
}
