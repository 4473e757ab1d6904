/** Rule and schema files (YAML, JSON) to core types; every problem with its file, line, column. */
package org.districtassessment.config;
