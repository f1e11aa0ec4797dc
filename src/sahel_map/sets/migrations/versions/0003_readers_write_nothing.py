"""No temporary tables for those who only read: by default every role of PostgreSQL may fill the disk with them."""

from alembic import op

revision = "0003"
down_revision = "0002"

_CHANGE = "DO $$ BEGIN EXECUTE format('{} TEMPORARY ON DATABASE %I {} PUBLIC', current_database()); END $$"


def upgrade() -> None:
    """Take from everybody what the owner of the database alone needs."""
    op.execute(_CHANGE.format("REVOKE", "FROM"))


def downgrade() -> None:
    """Give it back."""
    op.execute(_CHANGE.format("GRANT", "TO"))
