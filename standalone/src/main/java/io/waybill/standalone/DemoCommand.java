package io.waybill.standalone;

import io.waybill.standalone.demo.Api;
import io.waybill.standalone.demo.Cast;
import io.waybill.standalone.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill demo}: everything up, orders through every channel, and what became of each. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Starts everything, plays orders through all channels and prints what became of each.")
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Option(names = "--exit", description = "stop at the end, with exit status 0 if every order is where it should be, else 1")
    private boolean exit;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = new Up(waybill).run();
        boolean right = demo(installation).play();
        if (exit) {
            return right ? 0 : 1;
        }
        new Signpost(installation, waybill.console()).print();
        waybill.console()
                .say(waybill.call().startedAnything()
                        ? "Ctrl-C stops everything"
                        : "Ctrl-C leaves everything as it was");
        Thread.currentThread().join();
        return 0;
    }

    private Demo demo(Installation installation) {
        Api outside = Api.open(installation.ports().url(Part.SIMULATOR));
        Api till = Api.open(installation.ports().url(Part.SIMULATOR) + "/sim/shopify/" + SimulatedWorld.SHOP);
        return new Demo(new Cast(orders(installation, "operator", Credentials.OPERATOR),
                orders(installation, "admin", Credentials.ADMIN), till, outside), waybill.console()::say);
    }

    private static Api orders(Installation installation, String user, String password) {
        return Api.as(installation.ports().url(Part.ORDER_SERVICE), user, installation.credentials().get(password));
    }
}
