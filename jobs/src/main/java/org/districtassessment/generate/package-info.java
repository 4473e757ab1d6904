/**
 * Synthetic submissions, from a specification that holds every word about their subject.
 *
 * <pre>
 *  ReadSpec → Spec       the file; CheckSpec holds it against the schemas
 *  PlanTables            the row of each table: RowLayout, OwnColumns → TablePlan
 *  WalkUnits             all rows of one unit after the other, computed in place and not kept
 *    SampleRows          first pass: rows that may get a defect, of which ChooseRows takes some
 *    WriteRows           second pass: WriteTable → OpenFile → CsvFile, and the ledger
 * </pre>
 *
 * <p>Spark gives the language, its types and the code of expressions ({@link
 * org.districtassessment.generate.CompiledColumns}), and runs both passes as tasks over units. It
 * plans no query over rows: there would be one for each table and defect. What a row draws depends
 * on the seed and what the row is below, so nothing depends on the order of tasks.
 */
package org.districtassessment.generate;
