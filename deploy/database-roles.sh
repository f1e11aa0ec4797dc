#!/bin/sh
# Run once by the image of the database, when it is new: the login that the two processes have, with the rights of a
# maintainer and nothing else. `sahel-map sets migrate` gives these rights to the two roles, which it finds here.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat "$ROLE_PASSWORD_FILE")" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE sahel_map_reader NOLOGIN;
CREATE ROLE sahel_map_maintainer NOLOGIN;
CREATE ROLE web LOGIN PASSWORD :'password' IN ROLE sahel_map_maintainer;
SQL
