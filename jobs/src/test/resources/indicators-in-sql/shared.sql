-- What the indicators share. The caller gives the accepted rows as tables named as they were
-- submitted, those of the year before with the prefix previous_, and the variable year.

-- One row per indicator and district with a row that counts; an indicator's file fills it.
CREATE TABLE measured (
  indicator_id VARCHAR,
  district_code VARCHAR,
  numerator DECIMAL(38, 16),
  denominator DECIMAL(38, 16)
);

-- Values that are known but not scored, as they are to be compared with a year before that has none.
CREATE TABLE without_comparison (indicator_id VARCHAR, district_code VARCHAR);

-- The assessed year.
CREATE MACRO assessed() AS getvariable('year');

-- A number in units of its sixteenth decimal, as a whole number.
CREATE MACRO units(number) AS
  CAST(replace(CAST(CAST(number AS DECIMAL(38, 16)) AS VARCHAR), '.', '') AS HUGEINT);

-- The quotient as a decimal, rounded once, half away from zero; DuckDB itself divides as doubles.
CREATE MACRO quotient(number, divisor, decimals) AS
  CAST(
    CAST(sign(units(number)) AS HUGEINT)
      * ((2 * abs(units(number)) * CAST(power(10, decimals) AS HUGEINT) + units(divisor))
        // (2 * units(divisor)))
    AS DECIMAL(27, 0))
  * list_element(
      [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001, 0.0000001, 0.00000001, 0.000000001,
       0.0000000001]::DECIMAL(11, 10)[],
      decimals + 1);

-- 劳动力: of working age (16 at the end of the year), able to work and not in school.
CREATE VIEW labour AS
SELECT *
FROM person
WHERE labour_able AND NOT student AND assessed() - year(birth_date) >= 16;

-- Households with labour force, and how many of it have work.
CREATE VIEW household_with_labour AS
SELECT district_code, household_id, count(*) FILTER (employed) AS with_work
FROM labour
GROUP BY district_code, household_id;

-- Whether households have labour force is known only where the district sent persons.
CREATE VIEW district_with_persons AS
SELECT DISTINCT district_code FROM person;

-- Projects beside what their district is. One row per project and fund source.
CREATE VIEW project_in_district AS
SELECT p.*, d.relocated_persons, d.rural_population
FROM project p
JOIN district d USING (district_code);
