package io.waybill.kit.registry;

import org.apache.avro.Schema;

/** Looks up the schema that a record was written with. */
public interface SchemaRegistry {

    /** Asks the registry unless it is known already; throws {@link RegistryUnreachableException} where nobody answers. */
    Answer byId(int id);

    /** Whether the registry answers now. */
    boolean isReachable();

    /** What a registry that answers can say of an id. */
    sealed interface Answer {}

    /** The schema; it never changes. */
    record Found(Schema schema) implements Answer {}

    /** The registry's own word that there is no such id. */
    record NoSuchId() implements Answer {}

    /** There is such an id, but it is no Avro schema that we can read. */
    record NotAvro(String reason) implements Answer {}
}
