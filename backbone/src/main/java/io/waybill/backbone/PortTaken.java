package io.waybill.backbone;

/** Somebody else has the port that one of ours is to listen on. */
public final class PortTaken extends ServerFailure {

    private static final long serialVersionUID = 1L;

    private final String wantedBy;

    PortTaken(int port, String wantedBy, String takenBy) {
        super("port " + port + ", wanted by " + wantedBy + ", is taken by " + takenBy);
        this.wantedBy = wantedBy;
    }

    /** The name of the process that could not have it. */
    public String wantedBy() {
        return wantedBy;
    }
}
