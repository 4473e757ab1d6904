/** How much a measure hangs on the rows it is made of: intervals by resampling rows. */
package org.districtassessment.core.targeting.resampling;
