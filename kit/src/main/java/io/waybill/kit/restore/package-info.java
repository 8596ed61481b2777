/** Finding out that a database was restored from a backup, and what follows for calls that it knows nothing of. */
@NullMarked
package io.waybill.kit.restore;

import org.jspecify.annotations.NullMarked;
