-- One row per person: the whole state as JSON of the version named beside it. Present state only, never a history.
CREATE TABLE person (
  tenant_id TEXT NOT NULL,
  pbx_id    TEXT NOT NULL,
  person_id TEXT NOT NULL,
  version   INTEGER NOT NULL,
  state     TEXT NOT NULL,
  PRIMARY KEY (tenant_id, pbx_id, person_id)
) STRICT, WITHOUT ROWID;

-- Linked PBX accounts. The password is sealed; see seal.ts for the layout.
CREATE TABLE link (
  tenant_id   TEXT NOT NULL,
  pbx_id      TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  pbx_user_id TEXT NOT NULL,
  login       TEXT NOT NULL,
  password    BLOB NOT NULL,
  PRIMARY KEY (tenant_id, pbx_id, person_id)
) STRICT, WITHOUT ROWID;

-- What an administrator changed in the console: JSON by key.
CREATE TABLE setting (
  tenant_id TEXT NOT NULL,
  pbx_id    TEXT NOT NULL,
  key       TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (tenant_id, pbx_id, key)
) STRICT, WITHOUT ROWID;

-- The one place of a writing bridge. Times are milliseconds since 1970.
CREATE TABLE writer (
  tenant_id  TEXT NOT NULL,
  pbx_id     TEXT NOT NULL,
  owner      TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, pbx_id)
) STRICT, WITHOUT ROWID;
