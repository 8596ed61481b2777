package io.waybill.orders.order;

import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What staff say of a recipient, field by field: it lies over what the source says as long as the source says the same.
 * Personal data, never printed.
 */
public record RecipientEdits(SortedMap<RecipientField, Edit> byField) {

    public static final RecipientEdits NONE = new RecipientEdits(new TreeMap<>());

    /** {@code sourceSaid}: what the source said when staff said {@code value}. */
    public record Edit(String sourceSaid, String value) {

        @Override
        public String toString() {
            return "Edit[***]";
        }
    }

    public RecipientEdits { byField = Collections.unmodifiableSortedMap(new TreeMap<>(byField)); }

    Recipient over(Recipient told) {
        if (byField.isEmpty()) return told;
        return new Recipient(value(RecipientField.NAME, told), value(RecipientField.ADDRESS1, told),
                value(RecipientField.ADDRESS2, told), value(RecipientField.CITY, told),
                value(RecipientField.PROVINCE, told), value(RecipientField.POSTAL_CODE, told),
                value(RecipientField.COUNTRY_CODE, told), value(RecipientField.PHONE, told),
                value(RecipientField.EMAIL, told));
    }

    /** The fields whose edit counts. */
    public SortedSet<RecipientField> inForceOver(Recipient told) {
        Set<RecipientField> edited = byField.keySet();
        return edited.stream().filter(f -> isInForce(f, told)).collect(toCollection(TreeSet::new));
    }

    /** To say what the source says is to edit it no more. */
    RecipientEdits with(Map<RecipientField, String> values, Recipient told) {
        var next = new TreeMap<>(byField);
        values.forEach((field, value) -> {
            var said = field.of(told);
            if (said.equals(value)) next.remove(field);
            else next.put(field, new Edit(said, value));
        });
        return new RecipientEdits(next);
    }

    private boolean isInForce(RecipientField field, Recipient told) {
        var edit = byField.get(field);
        return edit != null && edit.sourceSaid().equals(field.of(told));
    }

    private String value(RecipientField field, Recipient told) {
        var edit = byField.get(field);
        return edit != null && isInForce(field, told) ? edit.value() : field.of(told);
    }

    @Override
    public String toString() {
        return "RecipientEdits" + byField.keySet();
    }
}
