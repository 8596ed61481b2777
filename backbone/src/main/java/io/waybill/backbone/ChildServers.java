package io.waybill.backbone;

/** What tests share when nothing else was asked for: child processes, quick rather than safe from a power cut. */
record ChildServers(Workspace workspace) implements SharedServers {

    private static final String PASSWORD = "test";

    @Override
    public KafkaServer kafka() {
        return new KafkaServer(workspace, 0);
    }

    @Override
    public PostgresServer postgres() {
        return new PostgresServer(workspace, 0, PostgresServer.Durability.NONE, PASSWORD);
    }
}
