/**
 * Pages and tables generated from rules, schemas and finding codes, so that they cannot go stale.
 */
package org.districtassessment.reference;
