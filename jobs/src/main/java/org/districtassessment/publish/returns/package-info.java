/** What goes back to those who sent files: a workbook per unit, and one page about all of them. */
package org.districtassessment.publish.returns;
