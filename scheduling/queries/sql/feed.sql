-- The Feed of a token, with what its Pool is called, if its reader still has the role it was made in:
-- a volunteer who has not left, a clerk or coordinator with an active Membership, who may sign in.
SELECT f.id, f.kind, f.pool_id, f.authority_id, f.interpreter_id, f.language, f.made_at,
       p.name, p.phone, p.time_zone
FROM scheduling_feed f JOIN pool_pool p ON p.id = f.pool_id
WHERE f.token_hash = %(token)s AND f.revoked_at IS NULL AND (
  f.kind = 'interpreter' AND EXISTS (
    SELECT 1 FROM pool_interpreter i
    WHERE i.id = f.interpreter_id AND i.person_id = f.person_id AND i.pool_id = f.pool_id AND i.state <> 'left')
  OR f.kind <> 'interpreter' AND EXISTS (
    SELECT 1 FROM pool_membership m LEFT JOIN pool_user u ON u.person_id = m.person_id
    LEFT JOIN pool_authority a ON a.id = m.authority_id
    WHERE m.person_id = f.person_id AND m.pool_id = f.pool_id AND m.active AND COALESCE(u.is_active, TRUE) AND (
      f.kind = 'pool' AND m.role = 'coordinator'
      OR f.kind = 'authority' AND m.role = 'requester' AND m.authority_id = f.authority_id
         AND a.state <> 'blocked')))
