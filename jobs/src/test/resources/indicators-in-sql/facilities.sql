-- Kinds of facilities that a site needs, and how far away each may be; no limit where empty.
CREATE TABLE needed (purpose VARCHAR, kind VARCHAR, reach_metres INTEGER);

INSERT INTO needed VALUES
  ('infrastructure', '饮水', NULL),
  ('infrastructure', '供电', NULL),
  ('infrastructure', '道路', NULL),
  ('infrastructure', '通信', NULL),
  ('infrastructure', '污水处理', NULL),
  ('infrastructure', '垃圾收运', NULL),
  ('public-services', '学校', 5000),
  ('public-services', '医疗', 3000),
  ('public-services', '文化', 2000),
  ('public-services', '体育', 2000),
  ('public-services', '养老', 2000),
  ('service-centre', '综合服务', 2000);

-- Sites that miss nothing of a purpose. One row per site and purpose.
CREATE VIEW served_site AS
SELECT s.district_code, s.site_id, purposes.purpose
FROM site s
CROSS JOIN (SELECT DISTINCT purpose FROM needed) purposes
WHERE NOT EXISTS (
  SELECT 1
  FROM needed n
  WHERE n.purpose = purposes.purpose
    AND NOT EXISTS (
      SELECT 1
      FROM facility f
      WHERE f.district_code = s.district_code
        AND f.site_id = s.site_id
        AND f.kind = n.kind
        AND f.meets_standard
        AND (n.reach_metres IS NULL OR f.distance_metres <= n.reach_metres)));

-- F02 基础设施达标率, F04 公共服务覆盖率, C01 综合服务设施覆盖率: people at sites that miss nothing.
INSERT INTO measured
SELECT p.purpose, s.district_code,
       coalesce(sum(s.resident_persons) FILTER (v.site_id IS NOT NULL), 0),
       sum(s.resident_persons)
FROM site s
CROSS JOIN (SELECT DISTINCT purpose FROM needed) p
LEFT JOIN served_site v
  ON v.district_code = s.district_code AND v.site_id = s.site_id AND v.purpose = p.purpose
GROUP BY p.purpose, s.district_code;

-- F01 规划纳入率: sites in the plan of a village or town.
INSERT INTO measured
SELECT 'in-plan', district_code, count(*) FILTER (in_plan), count(*)
FROM site
GROUP BY district_code;

-- F03 管护移交率: facilities that somebody maintains.
INSERT INTO measured
SELECT 'maintenance', district_code, count(maintainer), count(*)
FROM facility
GROUP BY district_code;
