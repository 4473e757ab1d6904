/** The columns of a node's children to one column. */
package org.districtassessment.core.index.aggregate;
