"""The group of alleged actors beside each record, and the table in which QGIS looks for styles."""

import csv
import io

from alembic import op
from sqlalchemy import text

from sahel_map.core.actor_codes import group_of
from sahel_map.core.vocabulary import GROUP_OF_ACTOR, ActorGroup, bits_of

revision = "0002"
down_revision = "0001"

_VIEW = """
CREATE VIEW sahel_map.incidents WITH (security_barrier) AS
  SELECT incident.*, set_version.licence, set_version.publisher
  FROM sahel_map.incident JOIN sahel_map.set_version USING (set_id, number) JOIN sahel_map.set_state USING (set_id)
  WHERE removed_at IS NULL
"""
_COMMENTS = """
SELECT a.attname, col_description(a.attrelid, a.attnum) FROM pg_attribute a
WHERE a.attrelid = 'sahel_map.incidents'::regclass AND a.attnum > 0
"""
_ACTORS = """
SELECT content FROM sahel_map.version_file JOIN sahel_map.file_content USING (sha256)
WHERE set_id = :set AND number = :number AND path = 'codes/actors.csv'
"""
_SET_GROUP = "UPDATE sahel_map.incident SET actor_group = :group WHERE actors = :actors AND set_id = :set"
# As QGIS makes it itself where it is missing.
_STYLES = """
CREATE TABLE IF NOT EXISTS public.layer_styles (
  id serial PRIMARY KEY, f_table_catalog varchar, f_table_schema varchar, f_table_name varchar,
  f_geometry_column varchar, stylename text, styleqml xml, stylesld xml, useasdefault boolean, description text,
  owner varchar(63) DEFAULT CURRENT_USER, ui xml, update_time timestamp DEFAULT CURRENT_TIMESTAMP, type varchar
)
"""


def upgrade() -> None:
    """Add the group to the records that are there, and show it in the view."""
    op.execute("ALTER TABLE sahel_map.incident ADD COLUMN actor_group text")
    connection = op.get_bind()
    for set_id, number in connection.execute(text("SELECT DISTINCT set_id, number FROM sahel_map.incident")).all():
        named = {"set": set_id, "number": number}
        groups = _groups(connection.execute(text(_ACTORS), named).scalar())
        found = connection.execute(
            text("SELECT DISTINCT actors FROM sahel_map.incident WHERE set_id = :set"), named
        )
        for actors in found.scalars().all():
            group = group_of(bits_of([groups[actor] for actor in actors]))
            connection.execute(text(_SET_GROUP), {"group": group, "actors": actors, **named})
    op.execute("ALTER TABLE sahel_map.incident ALTER COLUMN actor_group SET NOT NULL")
    _make_view({"actor_group": "Group of the alleged actors, SEVERAL_GROUPS where of more than one (code)."})
    op.execute(_STYLES)
    op.execute("GRANT SELECT ON public.layer_styles TO sahel_map_reader, sahel_map_maintainer")


def _groups(codes: bytes | None) -> dict[str, ActorGroup]:
    """Return the group of each actor of a set, which may have actors of its own; ours where it has no code list."""
    if codes is None:
        return {str(actor): group for actor, group in GROUP_OF_ACTOR.items()}
    rows = csv.DictReader(io.StringIO(codes.decode("utf-8-sig")))
    return {row["code"]: ActorGroup(row["parent"]) for row in rows}


def downgrade() -> None:
    """Take both away; styles of other layers stay."""
    op.execute("DELETE FROM public.layer_styles WHERE f_table_schema = 'sahel_map'")
    _make_view({}, "ALTER TABLE sahel_map.incident DROP COLUMN actor_group")


def _make_view(more: dict[str, str], between: str = "SELECT 1") -> None:
    """Make the view anew, as it shows the columns that its table had when it was made."""
    comments = dict(op.get_bind().execute(text(_COMMENTS)).all()) | more
    op.execute("DROP VIEW sahel_map.incidents")
    op.execute(between)
    op.execute(_VIEW)
    columns = op.get_bind().execute(text(_COMMENTS)).scalars().all()
    for column in columns:
        said = (comments[column] or "").replace("'", "''").replace(":", "\\:")
        op.execute(f"COMMENT ON COLUMN sahel_map.incidents.{column} IS '{said}'")
    op.execute("COMMENT ON VIEW sahel_map.incidents IS 'Records of the newest version of every set that is shown.'")
    op.execute("GRANT SELECT ON sahel_map.incidents TO sahel_map_reader, sahel_map_maintainer")
