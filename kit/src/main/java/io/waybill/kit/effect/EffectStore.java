package io.waybill.kit.effect;

/** Where effects are kept. */
public interface EffectStore {

    Effects ofWork(String workId);

    /**
     * Writes down that a call is about to be made, in a transaction of its own. Grants only the holder of the row's
     * latest lease, and only while nobody brought news since: a cancel wish that was stored before is read first, one
     * that is stored after comes too late for this.
     */
    Claim.Answer claim(Claim claim);

    /**
     * Writes what is known now. That it happened is always written, whoever says so; anything less is written only
     * about the latest attempt, and never over what is settled.
     *
     * @param attempt whose result it is
     * @param resolvedBy when a person decided it, in µs since 1970; 0: nobody did
     */
    void settle(String key, int attempt, Result result, long resolvedBy);
}
