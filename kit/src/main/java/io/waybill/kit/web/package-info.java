/** What every HTTP surface shares: problems, login, limits. */
@NullMarked
package io.waybill.kit.web;

import org.jspecify.annotations.NullMarked;
