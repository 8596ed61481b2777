package io.waybill.kit.connector;

/** One lane of one account; the account is empty for work that has none. */
public record LaneKey(String account, Lane lane) {}
