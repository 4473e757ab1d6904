/** What is done to raw values before they are comparable; every change is recorded. */
package org.districtassessment.core.index.prepare;
