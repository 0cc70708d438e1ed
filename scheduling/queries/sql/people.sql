-- People as matching looks at them: the speakers of one language, or everybody; columns as in gathering.Speaker.
SELECT i.id, i.person_id, n.name, COALESCE(k.level, 'native'), COALESCE(k.understands, ''), COALESCE(k.via, ''),
       COALESCE(k.remote_only, FALSE), i.state,
       i.declaration_on, i.training_on, i.record_check_on, n.mobile <> '' AND i.sms_consent_on IS NOT NULL,
       EXISTS (SELECT 1 FROM notifications_optout o WHERE o.number = n.mobile AND o.ended_at IS NULL),
       t.confirmed_at IS NOT NULL, t.unreachable_at IS NULL,
       n.email <> '', i.contact_by,
       n.gender, i.on_site, i.phone, i.video, i.postal_code, i.town, i.lat, i.lon, i.radius_km, i.travels_by,
       i.day_limit, i.week_limit, i.notice_hours, i.settings_declined, i.settings_trained
FROM {whom}
JOIN pool_person n ON n.id = i.person_id
LEFT JOIN notifications_number t ON t.number = n.mobile
WHERE {which} {only}
ORDER BY {who} LIMIT %(limit)s
