/** Orders whose personal data are gone, and stay gone. */
@NullMarked
package io.waybill.kit.erasure;

import org.jspecify.annotations.NullMarked;
