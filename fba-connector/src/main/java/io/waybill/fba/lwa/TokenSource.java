package io.waybill.fba.lwa;

/** Asks for a token once. */
@FunctionalInterface
interface TokenSource {

    TokenReply fetch();
}
