/** What every service is configured with unless it says otherwise. */
@NullMarked
package io.waybill.kit.defaults;

import org.jspecify.annotations.NullMarked;
