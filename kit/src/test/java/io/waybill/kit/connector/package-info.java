@NullMarked
package io.waybill.kit.connector;

import org.jspecify.annotations.NullMarked;
