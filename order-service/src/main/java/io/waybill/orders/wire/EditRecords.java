package io.waybill.orders.wire;

import static java.util.stream.Collectors.toCollection;

import io.waybill.orders.order.Edits;
import io.waybill.orders.order.OrderFact.EditOverruled;
import io.waybill.orders.order.OrderFact.OrderEdited;
import io.waybill.orders.order.OrderFact.RecipientEdited;
import io.waybill.orders.order.RecipientField;
import io.waybill.schemas.EditOverruledFact;
import io.waybill.schemas.EditedCountry;
import io.waybill.schemas.EditedQuantity;
import io.waybill.schemas.OrderEditedFact;
import io.waybill.schemas.RecipientEditedFact;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What staff say beside the source. */
public final class EditRecords {

    private EditRecords() {}

    public static OrderEditedFact toRecord(OrderEdited f) {
        var country = f.edits().country();
        return new OrderEditedFact(f.edits()
                .quantities()
                .entrySet()
                .stream()
                .map(e -> new EditedQuantity(e.getKey(), e.getValue().sourceSaid(), e.getValue().quantity()))
                .toList(), country == null ? null : new EditedCountry(country.sourceSaid(), country.code()), f.by());
    }

    public static OrderEdited fromRecord(OrderEditedFact f) {
        var quantities = new TreeMap<String, Edits.Quantity>();
        f.getQuantities()
                .forEach(q -> quantities.put(q.getLineId(), new Edits.Quantity(q.getSourceSaid(), q.getQuantity())));
        var country = f.getCountry();
        return new OrderEdited(new Edits(quantities, country == null
                ? null
                : new Edits.Country(country.getSourceSaid(), country.getCode())), f.getBy());
    }

    public static RecipientEditedFact toRecord(RecipientEdited f) {
        return new RecipientEditedFact(names(f.fields()), f.by());
    }

    public static RecipientEdited fromRecord(RecipientEditedFact f) {
        return new RecipientEdited(fields(f.getFields()), f.getBy());
    }

    public static EditOverruledFact toRecord(EditOverruled f) {
        return new EditOverruledFact(List.copyOf(f.lines()), names(f.fields()));
    }

    public static EditOverruled fromRecord(EditOverruledFact f) {
        return new EditOverruled(new TreeSet<>(f.getLines()), fields(f.getFields()));
    }

    private static List<String> names(Collection<RecipientField> fields) {
        return fields.stream().map(RecipientField::name).toList();
    }

    private static SortedSet<RecipientField> fields(List<String> names) {
        // One that is newer than this service says nothing to it.
        return Arrays.stream(RecipientField.values())
                .filter(field -> names.contains(field.name()))
                .collect(toCollection(TreeSet::new));
    }
}
