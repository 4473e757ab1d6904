/**
 * The questions of finance, asked of published rows of money and figures of units: what the
 * measures are, whether they pass, whether money is kept up, and how it would be shared out.
 */
package org.districtassessment.core.targeting.question;
