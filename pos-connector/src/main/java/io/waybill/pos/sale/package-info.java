/** Sales as their source last sent them, stored before the source is answered, and told as orders afterwards. */
@NullMarked
package io.waybill.pos.sale;

import org.jspecify.annotations.NullMarked;
