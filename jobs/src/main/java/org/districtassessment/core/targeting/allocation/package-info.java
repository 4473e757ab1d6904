/**
 * Sharing out next year's money by factors, and what that does to the lean of the money.
 *
 * <p>The result is what rules and factors imply. Who decides may balance it against other things; a
 * difference is no error.
 */
package org.districtassessment.core.targeting.allocation;
