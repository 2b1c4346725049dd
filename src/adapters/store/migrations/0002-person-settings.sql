-- What a person keeps at the bridge, JSON by key. It goes with his link.
CREATE TABLE person_setting (
  tenant_id TEXT NOT NULL,
  pbx_id    TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key       TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (tenant_id, pbx_id, person_id, key)
) STRICT, WITHOUT ROWID;
