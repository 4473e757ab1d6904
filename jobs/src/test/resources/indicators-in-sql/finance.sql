-- M01 预算执行率: money spent of the money allocated.
INSERT INTO measured
SELECT 'budget-execution', district_code, sum(spent), sum(allocated)
FROM project_in_district
GROUP BY district_code;

-- M02 投入保持度: the year's money for relocated people against the yearly mean of 2016 to 2020, both
-- at prices of 2016, with six decimals. Without one of the five years there is no mean.
INSERT INTO measured
SELECT 'kept-up-investment', i.district_code,
       CASE WHEN m.amount IS NOT NULL THEN quotient(m.amount, i.chained_index, 6) END,
       CASE WHEN b.years = 5 THEN quotient(b.real_amount, 5, 6) ELSE 0 END
FROM price_index i
JOIN district d USING (district_code)
LEFT JOIN (
  SELECT district_code, sum(allocated * beneficiary_share) AS amount
  FROM project
  GROUP BY district_code
) m USING (district_code)
LEFT JOIN (
  SELECT f.district_code, count(*) AS years,
         sum(quotient(f.amount, p.chained_index, 6)) AS real_amount
  FROM base_funding f
  JOIN price_index p ON p.district_code = f.district_code AND p.index_year = f.funding_year
  GROUP BY f.district_code
) b USING (district_code)
WHERE i.index_year = assessed();

-- M03 资金倾斜度: share of relocated people in money of sectors, cooperation and counterparts,
-- against their share in the rural population, as one fraction.
INSERT INTO measured
SELECT 'tilt', district_code,
       coalesce(sum(allocated * beneficiary_share) FILTER (fund_source <> '衔接资金'), 0)
         * any_value(rural_population),
       coalesce(sum(allocated) FILTER (fund_source <> '衔接资金'), 0)
         * any_value(relocated_persons)
FROM project_in_district
GROUP BY district_code;

-- M04 项目入库率: money on projects of the library.
INSERT INTO measured
SELECT 'project-library', district_code,
       coalesce(sum(allocated) FILTER (in_library), 0), sum(allocated)
FROM project_in_district
GROUP BY district_code;

-- M05 结转结余率: money carried over; what was overspent elsewhere does not make it less.
INSERT INTO measured
SELECT 'carry-over', district_code,
       coalesce(sum(carry_over) FILTER (carry_over > 0), 0), sum(allocated)
FROM project_in_district
GROUP BY district_code;

-- M06 金融支持强度: loans granted in the year per person of the labour force.
INSERT INTO measured
SELECT 'credit', d.district_code, coalesce(l.amount, 0), coalesce(p.persons, 0)
FROM district d
LEFT JOIN (
  SELECT district_code, sum(amount) AS amount
  FROM loan
  WHERE year(granted_on) = assessed()
  GROUP BY district_code
) l USING (district_code)
LEFT JOIN (SELECT district_code, count(*) AS persons FROM labour GROUP BY district_code) p
  USING (district_code);
