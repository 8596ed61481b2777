package io.waybill.pos.sale;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.waybill.pos.sale.SaleReader.Reading;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The sales that were stored, understood. */
public final class Sales {

    private final SaleStore store;
    private final Map<String, SaleReader> readers;

    public Sales(SaleStore store, Collection<SaleReader> readers) {
        this.store = store;
        this.readers = readers.stream().collect(toUnmodifiableMap(SaleReader::platform, identity()));
    }

    /** Empty if no such sale was ever stored. */
    public Optional<Reading> read(String orderId) {
        return store.find(orderId).map(this::read);
    }

    private Reading read(Sale sale) {
        var reader = readers.get(sale.key().platform());
        if (reader == null) return new Reading.Unreadable("nobody here reads sales of " + sale.key().platform());
        return reader.read(sale);
    }
}
