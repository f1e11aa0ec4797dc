"""Read by alembic: runs the steps on the connection that `sahel_map.sets.schema` hands over, in one transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table="schema_version", version_table_schema="sahel_map")
with context.begin_transaction():
    context.run_migrations()
