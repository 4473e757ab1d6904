/** What the numbers of an index say about its construction: statistics, never scores. */
package org.districtassessment.core.index.statistics;
