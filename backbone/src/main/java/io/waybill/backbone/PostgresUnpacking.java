package io.waybill.backbone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL for this machine, once; run by the build. */
final class PostgresUnpacking {

    private static final String MARK = "unpacked-from";
    private static final int ANY_EXECUTE_BIT = 0111;

    private PostgresUnpacking() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        URL archive = archiveForThisMachine();
        Path mark = target.resolve(MARK);
        if (Files.exists(mark) && Files.readString(mark).equals(archive.toString())) {
            return;
        }
        // Unpacked beside and moved when whole, so that an interrupted build leaves nothing half-done behind.
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        Folders.delete(beside);
        unpack(archive, beside);
        Files.writeString(beside.resolve(MARK), archive.toString());
        Folders.delete(target);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static URL archiveForThisMachine() throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-linux-" + architecture + ".txz";
        URL archive = PostgresUnpacking.class.getResource(name);
        if (archive == null) {
            throw new IOException("no " + name + " on the class path");
        }
        return archive;
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream bytes = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("x").getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        Files.setPosixFilePermissions(file, permissions((entry.getMode() & ANY_EXECUTE_BIT) != 0));
    }

    /** Readable for everybody: as root, the server runs as nobody. */
    private static Set<PosixFilePermission> permissions(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.addAll(List.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }
}
