package io.waybill.backbone;

import java.util.List;

/** PostgreSQL refuses to run as root. For root, we start it in a user namespace in which it is nobody. */
final class UnprivilegedUser {

    private static final List<String> NOBODY = List.of("unshare", "-U");

    private UnprivilegedUser() {}

    /** What to put before a command; nothing for ordinary users. */
    static List<String> prefix() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (!Programs.has("unshare") || !Programs.run(List.of("unshare", "-U", "true")).succeeded()) {
            throw new ServerFailure("postgres does not run as root, and this machine has no user namespaces to hide "
                    + "that in: run as an ordinary user");
        }
        return NOBODY;
    }
}
