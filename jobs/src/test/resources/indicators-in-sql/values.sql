-- What a district comes to: one row per district and indicator.

-- Multiplier and decimals of each indicator; whether it asks only districts with sites; what it
-- means that nothing came, and that there is nothing to measure.
CREATE TABLE indicator (
  indicator_id VARCHAR,
  per INTEGER,
  decimals INTEGER,
  only_with_sites BOOLEAN,
  nothing_came VARCHAR,
  nothing_to_measure VARCHAR
);

INSERT INTO indicator VALUES
  ('industry-coverage',    100,   2, false, 'missing',        'not_applicable'),
  ('site-industry',        100,   2, true,  'missing',        'missing'),
  ('sales-growth',         1,     2, false, 'missing',        'not_applicable'),
  ('ecommerce-stations',   100,   2, true,  'missing',        'missing'),
  ('cooperation-projects', 10000, 2, false, 'missing',        'not_applicable'),
  ('benefit-mechanism',    100,   2, false, 'missing',        'not_applicable'),
  ('dividends-paid',       100,   2, false, 'missing',        'not_applicable'),
  ('employment-rate',      100,   2, false, 'missing',        'not_applicable'),
  ('organised-placement',  100,   2, false, 'missing',        'not_applicable'),
  ('zero-employment',      1000,  2, false, 'missing',        'not_applicable'),
  ('public-welfare-jobs',  100,   2, false, 'missing',        'not_applicable'),
  ('labour-pay',           100,   2, false, 'missing',        'not_applicable'),
  ('start-ups',            1000,  2, false, 'missing',        'not_applicable'),
  ('training',             100,   2, false, 'missing',        'not_applicable'),
  ('job-after-training',   100,   2, false, 'missing',        'not_applicable'),
  ('in-plan',              100,   2, true,  'missing',        'missing'),
  ('infrastructure',       100,   2, true,  'missing',        'missing'),
  ('maintenance',          100,   2, true,  'missing',        'missing'),
  ('public-services',      100,   2, true,  'missing',        'missing'),
  ('garden-plots',         100,   2, false, 'missing',        'not_applicable'),
  ('utility-discounts',    100,   2, false, 'missing',        'not_applicable'),
  ('insurance',            100,   2, false, 'missing',        'missing'),
  ('safety-net',           100,   4, false, 'missing',        'not_applicable'),
  ('old-homesteads',       100,   2, false, 'missing',        'not_applicable'),
  ('certificates',         100,   2, false, 'missing',        'not_applicable'),
  ('service-centre',       100,   2, true,  'missing',        'missing'),
  ('governance',           100,   2, true,  'missing',        'missing'),
  ('disputes-resolved',    100,   2, true,  'missing',        'not_applicable'),
  ('living-environment',   100,   2, false, 'missing',        'missing'),
  ('activities',           1,     2, true,  'missing',        'missing'),
  ('satisfaction',         100,   2, false, 'not_applicable', 'not_applicable'),
  ('income-level',         1,     2, false, 'missing',        'missing'),
  ('income-growth-gap',    100,   2, false, 'missing',        'not_applicable'),
  ('risk-removed',         100,   2, false, 'missing',        'not_applicable'),
  ('budget-execution',     100,   2, false, 'missing',        'missing'),
  ('kept-up-investment',   1,     4, false, 'missing',        'not_applicable'),
  ('tilt',                 1,     4, false, 'missing',        'not_applicable'),
  ('project-library',      100,   4, false, 'missing',        'missing'),
  ('carry-over',           100,   2, false, 'missing',        'missing'),
  ('credit',               1,     2, false, 'missing',        'missing');

CREATE TABLE recomputed AS
WITH known AS (
  SELECT d.district_code AS unit, i.indicator_id, i.per, i.decimals, m.numerator, m.denominator,
         CASE
           WHEN i.only_with_sites AND d.resettlement_sites = 0 THEN 'not_applicable'
           WHEN m.indicator_id IS NULL THEN i.nothing_came
           WHEN m.denominator = 0 THEN i.nothing_to_measure
           WHEN m.numerator IS NULL OR m.denominator IS NULL THEN 'missing'
           ELSE 'value'
         END AS state
  FROM district d
  CROSS JOIN indicator i
  LEFT JOIN measured m
    ON m.district_code = d.district_code AND m.indicator_id = i.indicator_id
)
SELECT unit, indicator_id, state,
       CAST(numerator AS DECIMAL(38, 10)) AS numerator,
       CAST(denominator AS DECIMAL(38, 10)) AS denominator,
       CAST(
         CASE WHEN state = 'value' THEN quotient(per * numerator, denominator, decimals) END
         AS DECIMAL(38, 10)) AS value
FROM known;

UPDATE recomputed
SET state = 'not_applicable'
FROM without_comparison w
WHERE recomputed.state = 'value'
  AND w.indicator_id = recomputed.indicator_id
  AND w.district_code = recomputed.unit;
