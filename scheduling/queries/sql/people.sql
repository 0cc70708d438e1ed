-- Speakers of one language in one Pool, as matching looks at them; columns as in gathering.Speaker.
SELECT k.interpreter_id, i.person_id, n.name, k.level, k.understands, k.via, k.remote_only, i.state,
       i.declaration_on, i.training_on, i.record_check_on, n.mobile <> '' AND i.sms_consent_on IS NOT NULL,
       EXISTS (SELECT 1 FROM notifications_optout o WHERE o.number = n.mobile AND o.ended_at IS NULL),
       t.confirmed_at IS NOT NULL, t.unreachable_at IS NULL,
       n.email <> '',
       n.gender, i.on_site, i.phone, i.video, i.postal_code, i.town, i.lat, i.lon, i.radius_km, i.travels_by,
       i.day_limit, i.week_limit, i.notice_hours, i.settings_declined, i.settings_trained
FROM pool_languageskill k
JOIN pool_interpreter i ON i.id = k.interpreter_id
JOIN pool_person n ON n.id = i.person_id
LEFT JOIN notifications_number t ON t.number = n.mobile
WHERE k.pool_id = %(pool)s AND k.language = %(language)s AND i.state <> 'left' {only}
ORDER BY k.interpreter_id LIMIT %(limit)s
