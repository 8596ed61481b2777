@NullMarked
package io.waybill.fba.mapping;

import org.jspecify.annotations.NullMarked;
