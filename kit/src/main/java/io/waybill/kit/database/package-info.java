/** Waiting for the database and bringing its tables up to date, the kit's before the service's. */
@NullMarked
package io.waybill.kit.database;

import org.jspecify.annotations.NullMarked;
