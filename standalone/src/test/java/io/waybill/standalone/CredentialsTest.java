package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void are_made_once_in_a_file_for_its_owner_alone() throws IOException {
        Credentials made = Credentials.loadOrMake(workspace());
        Credentials again = Credentials.loadOrMake(workspace());

        assertThat(again.get(Credentials.ADMIN)).isEqualTo(made.get(Credentials.ADMIN)).hasSize(24);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Credentials.file(workspace()))))
                .isEqualTo("rw-------");
    }

    @Test
    void are_all_different() {
        Credentials made = Credentials.loadOrMake(workspace());

        assertThat(Stream.of(Credentials.VIEWER, Credentials.OPERATOR, Credentials.ADMIN, Credentials.DATABASE,
                Credentials.WEBHOOK_SECRET).map(made::get)).doesNotHaveDuplicates();
    }

    @Test
    void one_that_an_older_version_did_not_have_is_added() throws IOException {
        Files.createDirectories(workspace().root());
        Files.writeString(Credentials.file(workspace()), "admin.password=kept\n");
        Credentials loaded = Credentials.loadOrMake(workspace());

        assertThat(loaded.get(Credentials.ADMIN)).isEqualTo("kept");
        assertThat(loaded.get(Credentials.WEBHOOK_SECRET)).hasSize(24);
    }

    @Test
    void lost_beside_kept_data_are_not_made_anew() throws IOException {
        Files.createDirectories(workspace().data("postgres"));

        assertThatThrownBy(() -> Credentials.loadOrMake(workspace())).isInstanceOf(ServerFailure.class)
                .hasMessageContaining("credentials.properties")
                .hasMessageContaining("restore it");
    }

    private Workspace workspace() {
        return new Workspace(folder.resolve("workspace"));
    }
}
