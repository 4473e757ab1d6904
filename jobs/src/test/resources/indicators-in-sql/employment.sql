-- E01 劳动力就业率: labour force with work.
INSERT INTO measured
SELECT 'employment-rate', p.district_code,
       count(l.person_id) FILTER (l.employed), count(l.person_id)
FROM person p
LEFT JOIN labour l USING (district_code, person_id)
GROUP BY p.district_code;

-- E02 有组织输出占比: jobs outside the district that were found by organised placement.
INSERT INTO measured
SELECT 'organised-placement', district_code,
       count(*) FILTER (outside AND organised_placement), count(*) FILTER (outside)
FROM (SELECT *, employed AND job_place IN ('市内其他区县', '市外') AS outside FROM person)
GROUP BY district_code;

-- E03 零就业家庭率: households with labour force of which nobody has work, by the persons.
INSERT INTO measured
SELECT 'zero-employment', district_code,
       count(w.household_id) FILTER (w.with_work = 0),
       CASE WHEN district_code IN (FROM district_with_persons) THEN count(w.household_id) END
FROM household h
LEFT JOIN household_with_labour w USING (district_code, household_id)
GROUP BY district_code;

-- E04 公益性岗位占比: public-welfare jobs of labour force with work.
INSERT INTO measured
SELECT 'public-welfare-jobs', p.district_code,
       count(l.person_id) FILTER (l.employed AND l.job_type = '公益性岗位'),
       count(l.person_id) FILTER (l.employed)
FROM person p
LEFT JOIN labour l USING (district_code, person_id)
GROUP BY p.district_code;

-- E05 以工代赈劳务报酬达标率: labour pay of work-relief projects of the least that is due by who
-- gives the money: 30 % of money of the state, 15 % of that of the city and of the district.
INSERT INTO measured
SELECT 'labour-pay', district_code,
       coalesce(sum(labour_pay) FILTER (category = '以工代赈'), 0),
       coalesce(sum(allocated * 0.30) FILTER (category = '以工代赈' AND fund_level = '中央'), 0)
         + coalesce(sum(allocated * 0.15) FILTER (category = '以工代赈' AND fund_level <> '中央'), 0)
FROM project_in_district
GROUP BY district_code;

-- E06 创业密度: labour force that runs a business of its own.
INSERT INTO measured
SELECT 'start-ups', p.district_code,
       count(l.person_id) FILTER (l.job_type = '自主创业'), count(l.person_id)
FROM person p
LEFT JOIN labour l USING (district_code, person_id)
GROUP BY p.district_code;

-- E07 培训覆盖率: labour force that wants training and stands in the register of courses.
INSERT INTO measured
SELECT 'training', p.district_code,
       count(l.person_id) FILTER (
         l.training_wanted
         AND EXISTS (
           SELECT 1
           FROM training t
           WHERE t.district_code = l.district_code AND t.person_id = l.person_id)),
       count(l.person_id) FILTER (l.training_wanted)
FROM person p
LEFT JOIN labour l USING (district_code, person_id)
GROUP BY p.district_code;

-- E08 培训后就业率: courses that labour force of the district finished, after which it is known
-- whether there was work six months on. A district without any such course still has persons.
INSERT INTO measured
SELECT 'job-after-training', d.district_code,
       count(*) FILTER (t.employed_after), count(t.training_id)
FROM district_with_persons d
LEFT JOIN (
  SELECT c.district_code, c.training_id, c.employed_after
  FROM training c
  JOIN labour l USING (district_code, person_id)
  WHERE c.finished AND c.employed_after IS NOT NULL
) t USING (district_code)
GROUP BY d.district_code;
