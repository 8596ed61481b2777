package io.waybill.kit.channel;

import java.util.List;

/**
 * What the channel made of a submit.
 *
 * @param refs the orders it became outside; empty where the channel proves that it exists and does not say its ids
 * @param remark what it said beside, for people; empty if nothing
 */
public record Submission(List<String> refs, String remark) {

    public Submission { refs = List.copyOf(refs); }
}
