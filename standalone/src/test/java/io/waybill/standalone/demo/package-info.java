@NullMarked
package io.waybill.standalone.demo;

import org.jspecify.annotations.NullMarked;
