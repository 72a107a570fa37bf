/**
 * The sandbox's own file. `provider_log` is the oracle of the crash tests: one row per request received,
 * written before it is answered, never deduplicated, never changed save for the answer given.
 * Columns in ms: `*_real_ms` real epoch ms, `due_ms` and `business_ms` business epoch ms.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS provider_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  received_real_ms INTEGER NOT NULL,
  business_ms INTEGER,
  channel TEXT NOT NULL,
  reference TEXT NOT NULL,
  to_address TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  params TEXT NOT NULL,
  response TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS provider_log_reference ON provider_log (reference);

CREATE TABLE IF NOT EXISTS message (
  provider_id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  reference TEXT NOT NULL,
  to_address TEXT NOT NULL,
  from_address TEXT NOT NULL,
  body TEXT NOT NULL,
  callback_url TEXT NOT NULL,
  status TEXT NOT NULL,
  created_real_ms INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS message_to ON message (channel, to_address);
CREATE INDEX IF NOT EXISTS message_reference ON message (channel, reference);

CREATE TABLE IF NOT EXISTS debtor (
  id TEXT PRIMARY KEY,
  phone TEXT,
  email TEXT,
  postal_key TEXT,
  arrears_cents INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS debtor_phone ON debtor (phone);
CREATE INDEX IF NOT EXISTS debtor_email ON debtor (email);
CREATE INDEX IF NOT EXISTS debtor_postal ON debtor (postal_key);

CREATE TABLE IF NOT EXISTS action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  due_ms INTEGER NOT NULL,
  lane TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  attempts INTEGER NOT NULL DEFAULT 0,
  retry_real_ms INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS action_due ON action (due_ms, id) WHERE state = 'open';

CREATE TABLE IF NOT EXISTS script (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  times_left INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS sms_stop (
  phone TEXT NOT NULL,
  sender TEXT NOT NULL,
  PRIMARY KEY (phone, sender)
) STRICT;

CREATE TABLE IF NOT EXISTS setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`
