/**
 * What {@code rules lint} looks for beyond what would stop a run: rules that can be read and
 * applied, but say something else than their author meant. {@link LintCheck} lists the checks; each
 * is a class with one idea. See docs/RULES.md.
 */
package org.districtassessment.core.lint;
