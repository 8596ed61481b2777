/** Jobs: one command for many orders, carried out little by little, with a result for each. */
@NullMarked
package io.waybill.orders.jobs;

import org.jspecify.annotations.NullMarked;
