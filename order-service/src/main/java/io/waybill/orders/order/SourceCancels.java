package io.waybill.orders.order;

/**
 * What the source takes off a line after somebody cancelled some of it here is that same cancel, told again: it is counted
 * once, and the line stays as large as it was.
 */
final class SourceCancels {

    private SourceCancels() {}

    static Content over(Order order, Content content) {
        var then = order.cancels().orderedThen();
        if (content.lines().stream().allMatch(line -> line.quantity() >= then.at(line.lineId()))) {
            return content;
        }
        // Staff who edit a line see what was cancelled of it: what they say is meant.
        var edited = order.edits().inForceOver(order.told());
        var cases = order.cancels().cases();
        var stopped = Units.sum(cases.stream().map(CancelCase::stopped).toList());
        var rest = Units.sum(cases.stream().map(CancelCase::rest).toList());
        var unsent = then.minus(order.shipped()).minus(order.cancelled());
        var same = stopped.plus(rest.atMost(unsent));
        return content.with(content.lines()
                .stream()
                .map(line -> edited.contains(line.lineId()) ? line : over(line, then, same))
                .toList(), content.countryCode());
    }

    private static Line over(Line line, Units then, Units same) {
        var taken = Math.max(0, then.at(line.lineId()) - line.quantity());
        return line.withQuantity(line.quantity() + Math.min(taken, same.at(line.lineId())));
    }
}
