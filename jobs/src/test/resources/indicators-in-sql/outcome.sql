-- Income of relocated people. One row per district with households.
CREATE VIEW income AS
SELECT district_code, sum(net_income) AS income, sum(household_size) AS persons
FROM household
GROUP BY district_code;

CREATE VIEW previous_income AS
SELECT district_code, sum(net_income) AS income, sum(household_size) AS persons
FROM previous_household
GROUP BY district_code;

-- O01 人均纯收入: net income per person.
INSERT INTO measured
SELECT 'income-level', district_code, income, persons
FROM income;

-- O02 人均纯收入增速差: income per person above what it would be had it grown since the year before
-- as rural income of the district did, of income per person of the year before. Incomes per person
-- have six decimals, growth has ten.
INSERT INTO measured
SELECT 'income-growth-gap', i.district_code,
       CASE WHEN p.income > 0
         THEN quotient(i.income, i.persons, 6)
           - CAST(quotient(p.income, p.persons, 6) AS DECIMAL(26, 6))
             * CAST(
               1 + quotient(
                 d.rural_income - d.rural_income_previous, d.rural_income_previous, 10)
               AS DECIMAL(12, 10))
         ELSE 0 END,
       CASE WHEN p.income > 0 THEN quotient(p.income, p.persons, 6) ELSE 0 END
FROM income i
JOIN district d USING (district_code)
LEFT JOIN previous_income p USING (district_code);

-- O03 监测对象风险消除率: monitored households whose risk is removed or held steady by help.
INSERT INTO measured
SELECT 'risk-removed', h.district_code,
       count(*) FILTER (
         h.monitored
         AND EXISTS (
           SELECT 1
           FROM monitoring m
           WHERE m.district_code = h.district_code
             AND m.household_id = h.household_id
             AND m.status IN ('消除', '稳定'))),
       count(*) FILTER (h.monitored)
FROM household h
GROUP BY h.district_code;
