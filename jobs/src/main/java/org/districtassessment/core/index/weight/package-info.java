/** How much each child of a node counts. */
package org.districtassessment.core.index.weight;
