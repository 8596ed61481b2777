package io.waybill.standalone;

import io.waybill.standalone.recovery.OrderCheck;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill check}: whether every order keeps what must always hold. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks every order: units and cents conserved, history without gap; exit status 0 if all hold.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Override
    public Integer call() {
        var orders = RunningServices.named(Part.ORDER_SERVICE.partName(), waybill).getFirst();
        return new OrderCheck(orders, waybill.console()::say).run() ? 0 : 1;
    }
}
