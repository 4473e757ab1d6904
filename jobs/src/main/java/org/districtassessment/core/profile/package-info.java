/** What the values of submitted columns look like, and how far they moved since last year. */
package org.districtassessment.core.profile;
