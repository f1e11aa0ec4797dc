"""Sets, their versions and files; the incidents of the newest version for maps and queries; roles."""

from alembic import op

revision = "0001"
down_revision = None

_ROLES = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sahel_map_reader') THEN
    CREATE ROLE sahel_map_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sahel_map_maintainer') THEN
    CREATE ROLE sahel_map_maintainer NOLOGIN;
  END IF;
END $$
"""

_TABLES = """
CREATE TABLE sahel_map.set_state (
  set_id text PRIMARY KEY, readers text[] NOT NULL DEFAULT '{}', removed_at timestamptz
);
CREATE TABLE sahel_map.set_version (
  set_id text NOT NULL REFERENCES sahel_map.set_state ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL, who text NOT NULL, what text NOT NULL, digest text NOT NULL, data_version text NOT NULL,
  title_en text NOT NULL, title_fr text NOT NULL, publisher text NOT NULL, licence text NOT NULL,
  is_internal boolean NOT NULL, n_incidents integer NOT NULL,
  PRIMARY KEY (set_id, number)
);
CREATE TABLE sahel_map.file_content (sha256 text PRIMARY KEY, content bytea NOT NULL);
CREATE TABLE sahel_map.version_file (
  set_id text NOT NULL, number integer NOT NULL, path text NOT NULL,
  sha256 text NOT NULL REFERENCES sahel_map.file_content,
  PRIMARY KEY (set_id, number, path),
  FOREIGN KEY (set_id, number) REFERENCES sahel_map.set_version ON DELETE CASCADE
);
CREATE INDEX version_file_sha256 ON sahel_map.version_file (sha256);
CREATE TABLE sahel_map.incident (
  set_id text NOT NULL, number integer NOT NULL, incident_id text NOT NULL,
  date_start date NOT NULL, date_end date NOT NULL, date_precision text NOT NULL,
  place_name_en text, place_name_fr text, place_precision text NOT NULL, radius_m integer,
  cercle_pcode text, region_2023_pcode text, actors text[] NOT NULL, harms text[] NOT NULL,
  attribution text, confidence text, is_aggregate boolean NOT NULL, killed_min integer, killed_max integer,
  geom public.geometry(Point, 4326),
  PRIMARY KEY (set_id, incident_id),
  FOREIGN KEY (set_id, number) REFERENCES sahel_map.set_version ON DELETE CASCADE
);
CREATE INDEX incident_geom ON sahel_map.incident USING gist (geom);
CREATE INDEX incident_date ON sahel_map.incident (set_id, date_start);
CREATE INDEX incident_actors ON sahel_map.incident USING gin (actors);
CREATE VIEW sahel_map.incidents WITH (security_barrier) AS
  SELECT incident.*, set_version.licence, set_version.publisher
  FROM sahel_map.incident JOIN sahel_map.set_version USING (set_id, number) JOIN sahel_map.set_state USING (set_id)
  WHERE removed_at IS NULL;
"""

_COMMENTS = {
    "set_id": "Set that the record belongs to; sets must not be added together.",
    "number": "Version of the set.",
    "incident_id": "Permanent identifier of the record within its set.",
    "date_start": "First day, or earliest possible day; read with date_precision.",
    "date_end": "Last day, or latest possible day.",
    "date_precision": "How well the date is known (code).",
    "place_name_en": "Name of the place as reported, English.",
    "place_name_fr": "Name of the place as reported, French.",
    "place_precision": "How well the place is known (code); a point is no more precise than radius_m.",
    "radius_m": "How far off the point may be, metres; null where not known.",
    "cercle_pcode": "P-code of the cercle; null where not certain.",
    "region_2023_pcode": "P-code of the region on the map of 2023; null where not certain.",
    "actors": "Alleged actors (codes).",
    "harms": "Types of harm (codes).",
    "attribution": "How firmly the actors are named, the strongest (code).",
    "confidence": "How well it is established that the incident took place (code).",
    "is_aggregate": "Whether the record sums up a siege, a month or an area; left out of totals.",
    "killed_min": "Reported killed, lowest count, persons; null means not reported, never zero.",
    "killed_max": "Reported killed, highest count, persons; null where none is named.",
    "geom": "Point (EPSG:4326); null where the place is not known that precisely.",
    "licence": "Licence of the set; empty where not stated.",
    "publisher": "Publisher of the set; empty where not stated.",
}

_RIGHTS = """
GRANT USAGE ON SCHEMA sahel_map TO sahel_map_reader, sahel_map_maintainer;
GRANT SELECT ON ALL TABLES IN SCHEMA sahel_map TO sahel_map_reader, sahel_map_maintainer;
GRANT INSERT, UPDATE, DELETE ON sahel_map.set_state, sahel_map.set_version, sahel_map.file_content,
  sahel_map.version_file, sahel_map.incident TO sahel_map_maintainer;
"""


def upgrade() -> None:
    """Make tables, view, comments and rights."""
    op.execute("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public")
    op.execute(_ROLES)
    op.execute(_TABLES)
    for column, comment in _COMMENTS.items():
        escaped = comment.replace("'", "''")
        op.execute(f"COMMENT ON COLUMN sahel_map.incidents.{column} IS '{escaped}'")
    op.execute("COMMENT ON VIEW sahel_map.incidents IS 'Records of the newest version of every set that is shown.'")
    op.execute(_RIGHTS)


def downgrade() -> None:
    """Drop everything but the roles, which may own things elsewhere."""
    op.execute("DROP VIEW sahel_map.incidents")
    for table in ("incident", "version_file", "file_content", "set_version", "set_state"):
        op.execute(f"DROP TABLE sahel_map.{table}")
