package io.waybill.dropship.aliexpress.mapping;

import static java.util.Comparator.comparing;

import io.waybill.dropship.aliexpress.mapping.Allotment.Share;
import io.waybill.dropship.aliexpress.mapping.TrackedParcel.Item;
import io.waybill.schemas.UnfulfillableLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The units of one supplier order. Each is taken into a parcel once, however often parcels name it. */
final class UnitPool {

    private static final class Stock {

        final Share share;
        int left;

        Stock(Share share) {
            this.share = share;
            this.left = share.quantity();
        }

        boolean isCancelled() {
            return !share.endReason().isEmpty();
        }

        boolean isVariant(String variant) {
            return !variant.isEmpty() && share.skuAttr().contains(variant);
        }
    }

    private final List<Stock> stocks;
    private final Set<String> products;

    UnitPool(List<Share> shares) {
        stocks = shares.stream().map(Stock::new).toList();
        products = Set.copyOf(shares.stream().map(Share::productId).toList());
    }

    /** By line. A cancelled unit that was sent all the same is taken last. */
    Map<String, Integer> take(List<Item> items) {
        var taken = new LinkedHashMap<String, Integer>();
        for (var item : items) {
            if (!products.contains(item.productId())) continue;
            var wanted = item.quantity();
            for (var stock : fitting(item)) wanted -= take(stock, wanted, taken);
        }
        return taken;
    }

    /** All that is still to come. */
    Map<String, Integer> takeRest() {
        var taken = new LinkedHashMap<String, Integer>();
        stocks.stream().filter(stock -> !stock.isCancelled()).forEach(stock -> take(stock, stock.left, taken));
        return taken;
    }

    int unsent() {
        return stocks.stream().filter(stock -> !stock.isCancelled()).mapToInt(stock -> stock.left).sum();
    }

    /** What was cancelled and not sent. */
    List<UnfulfillableLine> unfulfillable() {
        return stocks.stream()
                .filter(stock -> stock.isCancelled() && stock.left > 0)
                .map(stock -> new UnfulfillableLine(stock.share.lineId(), stock.left, stock.share.endReason()))
                .toList();
    }

    private List<Stock> fitting(Item item) {
        return stocks.stream()
                .filter(stock -> stock.share.productId().equals(item.productId()))
                .sorted(comparing(Stock::isCancelled).thenComparing(stock -> !stock.isVariant(item.variant())))
                .toList();
    }

    private static int take(Stock stock, int wanted, Map<String, Integer> into) {
        var quantity = Math.min(stock.left, wanted);
        if (quantity <= 0) return 0;
        stock.left -= quantity;
        into.merge(stock.share.lineId(), quantity, Integer::sum);
        return quantity;
    }
}
