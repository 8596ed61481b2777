package io.waybill.standalone;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill up}: starts what does not run yet, and leaves it running. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts everything and leaves it running; data of earlier runs are kept.")
final class UpCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waybill waybill;

    @Override
    public void run() {
        Installation installation = new Up(waybill).run();
        waybill.call().keepAll();
        new Signpost(installation, waybill.console()).print();
    }
}
