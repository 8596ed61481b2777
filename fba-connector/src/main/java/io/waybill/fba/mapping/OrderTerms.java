package io.waybill.fba.mapping;

/** What is asked for in every order. {@code comment} stands on the packing slip. */
public record OrderTerms(String comment, ShippingSpeed speed, FulfillmentPolicy policy) {}
