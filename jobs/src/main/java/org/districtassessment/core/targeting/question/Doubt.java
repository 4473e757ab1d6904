package org.districtassessment.core.targeting.question;

import org.districtassessment.core.anomaly.AnomalyStatus;

/**
 * An anomaly that touches money.
 *
 * @param anomaly its lasting id, which a file of reviews names
 * @param check id of its check
 * @param unit of the row that it names
 * @param key of that row
 * @param observed what stands there; empty where nothing does
 */
public record Doubt(
    String anomaly, String check, String unit, String key, String observed, AnomalyStatus status) {}
