package io.waybill.kit.registry;

import org.jspecify.annotations.Nullable;

/** The registry did not answer, or not as a registry does. It will pass: nothing is to be concluded from it. */
public final class RegistryUnreachableException extends RuntimeException {

    RegistryUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
