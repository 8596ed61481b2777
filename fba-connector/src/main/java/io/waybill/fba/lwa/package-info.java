/** Login with Amazon: one access token for each account, renewed before it ends, by one caller for all. */
@NullMarked
package io.waybill.fba.lwa;

import org.jspecify.annotations.NullMarked;
