/** Whether money is kept up over the years. */
package org.districtassessment.core.targeting.effort;
