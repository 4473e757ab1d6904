-- L01 菜园地保障率: households that have a plot, of those that asked for one.
INSERT INTO measured
SELECT 'garden-plots', district_code,
       count(*) FILTER (garden_plot_requested AND garden_plot_served),
       count(*) FILTER (garden_plot_requested)
FROM household
GROUP BY district_code;

-- L02 水电气优惠落实率: households with the discounts, of those that they are due to.
INSERT INTO measured
SELECT 'utility-discounts', district_code,
       count(*) FILTER (utility_discount_due AND utility_discount_received),
       count(*) FILTER (utility_discount_due)
FROM household
GROUP BY district_code;

-- L03 基本保险参保率: insurances taken, of those due: medical insurance from everybody, pension
-- insurance from working age on and out of school.
INSERT INTO measured
SELECT 'insurance', district_code, sum(taken), sum(due)
FROM (
  SELECT district_code, CAST(medical_insurance AS INTEGER) AS taken, 1 AS due
  FROM person
  UNION ALL
  SELECT district_code, CAST(coalesce(pension_insurance, false) AS INTEGER), 1
  FROM person
  WHERE NOT student AND assessed() - year(birth_date) >= 16
)
GROUP BY district_code;

-- L04 应兜尽兜率: households under the safety net, of those that it is meant for.
INSERT INTO measured
SELECT 'safety-net', district_code,
       count(*) FILTER (safety_net_due AND safety_net_covered),
       count(*) FILTER (safety_net_due)
FROM household
GROUP BY district_code;

-- L05 旧宅基地复垦率: old homesteads reclaimed, of those that are due.
INSERT INTO measured
SELECT 'old-homesteads', district_code,
       count(*) FILTER (homestead_reclaim_due AND homestead_reclaimed),
       count(*) FILTER (homestead_reclaim_due)
FROM household
GROUP BY district_code;

-- L06 不动产证颁证率: households that the register of certificates says were handed one, of those
-- that one is due to.
INSERT INTO measured
SELECT 'certificates', h.district_code,
       count(*) FILTER (
         h.certificate_due
         AND EXISTS (
           SELECT 1
           FROM certificate c
           WHERE c.district_code = h.district_code
             AND c.household_id = h.household_id
             AND c.handed_over_on IS NOT NULL)),
       count(*) FILTER (h.certificate_due)
FROM household h
GROUP BY h.district_code;
