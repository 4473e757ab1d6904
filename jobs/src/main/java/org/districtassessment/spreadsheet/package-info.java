/**
 * Workbooks for people: the one place that knows how they are written and what they look like.
 * Nothing in them is a formula, and the same content gives the same bytes.
 */
package org.districtassessment.spreadsheet;
