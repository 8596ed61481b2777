package io.waybill.kit.restore;

/** The highest revision that was published on our output topics, so that a restored database gives none twice. */
@FunctionalInterface
interface RevisionFloor {

    long find();
}
