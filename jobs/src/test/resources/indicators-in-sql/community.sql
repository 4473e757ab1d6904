-- C01 综合服务设施覆盖率 stands with the facilities.

-- C02 治理组织健全率: communities with party branch, residents' and supervision committee.
INSERT INTO measured
SELECT 'governance', district_code,
       count(*) FILTER (party_branch AND residents_committee AND supervision_committee),
       count(*)
FROM community
GROUP BY district_code;

-- C03 矛盾纠纷化解率: disputes resolved of those accepted.
INSERT INTO measured
SELECT 'disputes-resolved', district_code, sum(disputes_resolved), sum(disputes_accepted)
FROM community
GROUP BY district_code;

-- C04 人居环境达标率: households with a sanitary toilet and waste service.
INSERT INTO measured
SELECT 'living-environment', district_code,
       count(*) FILTER (sanitary_toilet AND waste_service), count(*)
FROM household
GROUP BY district_code;

-- C05 融入活动场次: activities per community of a site.
INSERT INTO measured
SELECT 'activities', district_code, sum(activities), count(*)
FROM community
GROUP BY district_code;

-- C06 群众满意度: satisfied of the valid answers.
INSERT INTO measured
SELECT 'satisfaction', district_code, sum(satisfied), sum(valid_answers)
FROM survey
GROUP BY district_code;
