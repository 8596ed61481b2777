package io.waybill.orders.order;

import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What staff say of an order's content: it lies over what the source says of the same field as long as the source says
 * what it said then.
 *
 * @param quantities by line
 * @param country of the address; null: not edited
 */
public record Edits(SortedMap<String, Quantity> quantities, @Nullable Country country) {

    public static final Edits NONE = new Edits(new TreeMap<>(), null);

    public record Quantity(int sourceSaid, int quantity) {}

    public record Country(String sourceSaid, String code) {}

    public Edits { quantities = Collections.unmodifiableSortedMap(new TreeMap<>(quantities)); }

    Content over(Content told) {
        if (quantities.isEmpty() && country == null) return told;
        return told.with(told.lines().stream().map(this::over).toList(), countryOver(told));
    }

    /** The lines whose edit counts. */
    public SortedSet<String> inForceOver(Content told) {
        return told.lines().stream().filter(this::isInForce).map(Line::lineId).collect(toCollection(TreeSet::new));
    }

    /** To say what the source says is to edit it no more. */
    Edits with(Edits newer) {
        var next = new TreeMap<>(quantities);
        newer.quantities.forEach((line, edit) -> {
            if (edit.sourceSaid == edit.quantity) next.remove(line);
            else next.put(line, edit);
        });
        var place = newer.country == null ? country : newer.country;
        return new Edits(next, place != null && place.sourceSaid.equals(place.code) ? null : place);
    }

    private Line over(Line line) {
        var edit = quantities.get(line.lineId());
        return edit != null && isInForce(line) ? line.withQuantity(edit.quantity) : line;
    }

    private boolean isInForce(Line line) {
        var edit = quantities.get(line.lineId());
        return edit != null && edit.sourceSaid == line.quantity();
    }

    private String countryOver(Content told) {
        var isInForce = country != null && country.sourceSaid.equals(told.countryCode());
        return country != null && isInForce ? country.code : told.countryCode();
    }
}
