package io.waybill.standalone;

import io.waybill.backbone.PostgresServer;
import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The secrets of one installation: random, made once, in a file that only its owner can read. */
final class Credentials {

    static final String VIEWER = "viewer.password";
    static final String OPERATOR = "operator.password";
    static final String ADMIN = "admin.password";
    static final String DATABASE = "database.password";
    static final String WEBHOOK_SECRET = "webhook.secret";
    static final String AMAZON_SECRET = "amazon.client-secret";
    static final String AMAZON_TOKEN = "amazon.refresh-token";
    static final String ALIEXPRESS_SECRET = "aliexpress.app-secret";
    static final String ALIEXPRESS_ACCESS = "aliexpress.access-token";
    static final String ALIEXPRESS_REFRESH = "aliexpress.refresh-token";

    private static final List<String> KEYS = List.of(VIEWER, OPERATOR, ADMIN, DATABASE, WEBHOOK_SECRET, AMAZON_SECRET,
            AMAZON_TOKEN, ALIEXPRESS_SECRET, ALIEXPRESS_ACCESS, ALIEXPRESS_REFRESH);
    private static final int SECRET_BYTES = 18;
    private static final String COMMENT = " Made by ./waybill up. The user names are viewer, operator and admin.";

    private final Properties secrets;

    private Credentials(Properties secrets) {
        this.secrets = secrets;
    }

    static Path file(Workspace workspace) {
        return workspace.root().resolve("credentials.properties");
    }

    static Credentials loadOrMake(Workspace workspace) {
        PropertiesFile file = new PropertiesFile(file(workspace));
        Properties secrets = file.read();
        if (secrets.getProperty(DATABASE) == null && Files.exists(workspace.data(PostgresServer.NAME))) {
            throw new ServerFailure(file.path() + " with " + DATABASE
                    + " is missing, but there are data that it opens: "
                    + "restore it, or remove " + workspace.root() + " to start anew");
        }
        List<String> missing = KEYS.stream().filter(key -> secrets.getProperty(key) == null).toList();
        if (!missing.isEmpty()) {
            missing.forEach(key -> secrets.setProperty(key, random()));
            file.write(secrets, COMMENT);
        }
        return new Credentials(secrets);
    }

    String get(String key) {
        String secret = secrets.getProperty(key);
        if (secret == null) {
            throw new IllegalArgumentException("no secret of this name: " + key);
        }
        return secret;
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
