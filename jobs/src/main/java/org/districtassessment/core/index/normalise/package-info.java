/** Columns of different units to columns that can be added, more being better. */
package org.districtassessment.core.index.normalise;
