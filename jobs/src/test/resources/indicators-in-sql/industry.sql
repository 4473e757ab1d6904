-- I01 产业带动覆盖率: households with labour force that an industry project is linked to.
INSERT INTO measured
SELECT 'industry-coverage', district_code,
       count(w.household_id) FILTER (h.industry_linked),
       CASE WHEN district_code IN (FROM district_with_persons) THEN count(w.household_id) END
FROM household h
LEFT JOIN household_with_labour w USING (district_code, household_id)
GROUP BY district_code;

-- I02 安置点主导产业覆盖率: sites with a leading industry.
INSERT INTO measured
SELECT 'site-industry', district_code, count(*) FILTER (leading_industry), count(*)
FROM site
GROUP BY district_code;

-- I03 户均农产品销售额增幅: all sales of the year per household of the register.
INSERT INTO measured
SELECT 'sales-growth', s.district_code, s.amount, d.relocated_households
FROM (SELECT district_code, sum(amount) AS amount FROM sales GROUP BY district_code) s
JOIN district d USING (district_code);

INSERT INTO without_comparison
SELECT 'sales-growth', district_code
FROM district
WHERE district_code NOT IN (
  SELECT s.district_code
  FROM previous_sales s
  JOIN previous_district d USING (district_code)
  WHERE d.relocated_households > 0
  GROUP BY s.district_code
  HAVING sum(s.amount) > 0);

-- I04 电商服务站覆盖率: villages with a site that have a station at one of them.
INSERT INTO measured
SELECT 'ecommerce-stations', s.district_code,
       count(DISTINCT s.village) FILTER (c.ecommerce_station),
       count(DISTINCT s.village)
FROM site s
LEFT JOIN community c USING (district_code, site_id)
GROUP BY s.district_code;

-- I05 协作帮扶项目密度: projects of cooperation per relocated person.
INSERT INTO measured
SELECT 'cooperation-projects', district_code,
       count(*) FILTER (fund_source = '东西部协作' OR fund_source = '对口帮扶'),
       any_value(relocated_persons)
FROM project_in_district
GROUP BY district_code;

-- I06 利益联结机制覆盖率: operating assets with a contract, a dividend or equity.
INSERT INTO measured
SELECT 'benefit-mechanism', district_code,
       count(*) FILTER (operating_asset AND benefit_mechanism IN ('契约', '分红', '股权')),
       count(*) FILTER (operating_asset)
FROM project_in_district
GROUP BY district_code;

-- I07 资产收益分配到位率: paid of what is due, each project up to its own due.
INSERT INTO measured
SELECT 'dividends-paid', district_code,
       coalesce(
         sum(CASE WHEN dividend_paid > dividend_due THEN dividend_due ELSE dividend_paid END)
           FILTER (dividend_due IS NOT NULL AND dividend_paid IS NOT NULL),
         0),
       coalesce(sum(dividend_due), 0)
FROM project_in_district
GROUP BY district_code;
