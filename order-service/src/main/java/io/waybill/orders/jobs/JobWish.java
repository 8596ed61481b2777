package io.waybill.orders.jobs;

/**
 * What a job is to do to each of its orders.
 *
 * @param fields of the command's single form, as JSON
 * @param by the person whose command it is
 */
public record JobWish(String command, String fields, String by) {}
