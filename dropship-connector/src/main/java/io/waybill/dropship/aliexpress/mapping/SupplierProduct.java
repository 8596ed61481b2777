package io.waybill.dropship.aliexpress.mapping;

/**
 * What one of our skus is at AliExpress.
 *
 * @param productId its number there
 * @param skuAttr which variant of it; empty where there is only one
 * @param logisticsService who brings it; empty: whoever AliExpress chooses
 */
public record SupplierProduct(String productId, String skuAttr, String logisticsService) {}
