/** Whether what was reported and what a ledger holds are the same money. */
package org.districtassessment.core.targeting.reconciliation;
