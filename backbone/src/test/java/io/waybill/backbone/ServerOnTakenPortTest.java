package io.waybill.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOnTakenPortTest {

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void says_which_port_who_wants_it_and_who_has_it() throws Exception {
        int port = Ports.free();
        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            KafkaServer kafka = new KafkaServer(new Workspace(folder), stranger.getLocalPort());

            assertThatThrownBy(kafka::start).isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("port " + port + ", wanted by kafka, is taken by pid "
                            + ProcessHandle.current().pid());
            assertThat(kafka.isRunning()).isFalse();
        }
    }

    @Test
    void ours_on_it_is_adopted() {
        KafkaServer running = (KafkaServer) Backbone.shared().kafka();
        KafkaServer again = new KafkaServer(Backbone.shared().workspace(), running.port());
        long pid = running.pid().orElseThrow();
        again.start();

        assertThat(again.pid()).hasValue(pid);
    }
}
