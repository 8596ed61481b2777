package io.waybill.orders.status;

import io.waybill.orders.jobs.JobCommands;
import io.waybill.orders.jobs.JobWish;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.ArchiveOrder;
import io.waybill.orders.order.OrderCommand.RequestOrder;
import io.waybill.orders.order.OrderId;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** What a job's fields mean: the same as in the command's single form, read and checked by the same records. */
@Component
class BulkCommands implements JobCommands {

    enum Command { HOLD, RELEASE, CANCEL, ARCHIVE, REQUEST }

    private final JsonMapper json;
    private final Validator validator;

    BulkCommands(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Throws the problem that the single form would be answered with. */
    JobWish wish(BulkRequest request, String by, Instant now) {
        var command = Choice.of("command", request.command(), EnumSet.allOf(Command.class));
        var fields = json.createObjectNode();
        if (request.reason() != null) fields.put("reason", request.reason());
        if (request.note() != null) fields.put("note", request.note());
        if (request.restock() != null) fields.put("restock", request.restock());
        if (request.refund() != null) fields.set("refund", json.valueToTree(request.refund()));
        if (request.handle() != null) fields.put("handle", request.handle());
        var wish = new JobWish(command.name(), json.writeValueAsString(fields), by);
        // One order of any name tells whether all of it can be made a command.
        var _ = of(wish, now).apply(new OrderId("any"));
        return wish;
    }

    @Override
    public Function<OrderId, OrderCommand> of(JobWish wish, Instant at) {
        var by = wish.by();
        return switch (Command.valueOf(wish.command())) {
            case HOLD -> {
                var form = read(wish, HoldRequest.class);
                yield order -> form.command(order, by, at);
            }
            case RELEASE -> {
                var form = read(wish, HoldRequest.Release.class);
                yield order -> form.command(order, by, at);
            }
            case CANCEL -> {
                var form = read(wish, CancelRequest.class);
                yield order -> form.command(order, by, at);
            }
            case ARCHIVE -> order -> new ArchiveOrder(order, by, at);
            case REQUEST -> order -> new RequestOrder(order, by, at);
        };
    }

    private <T> T parse(JobWish wish, Class<T> type) {
        try {
            return json.readValue(wish.fields(), type);
        } catch (UnrecognizedPropertyException e) {
            throw ProblemAnswers.invalid(e.getPropertyName(), "is no field of " + wish.command());
        }
    }

    private <T> T read(JobWish wish, Class<T> type) {
        var form = parse(wish, type);
        validator.validate(form)
                .stream()
                .min(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
                .ifPresent(wrong -> {
                    throw ProblemAnswers.invalid(wrong.getPropertyPath().toString(), wrong.getMessage());
                });
        return form;
    }
}
