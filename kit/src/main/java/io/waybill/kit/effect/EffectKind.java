package io.waybill.kit.effect;

/** What a call does outside. */
public enum EffectKind {
    SUBMIT, CANCEL
}
