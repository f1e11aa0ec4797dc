#!/bin/sh
# Installs Sahel Map from the archive this script lies in, without a network.
#   ./install.sh [folder]     default: /opt/sahel-map
# PYTHON names the interpreter; it must be the version the archive was made for.
set -eu
# Whatever this shell grants: the service runs as a user of its own and must be able to read the programme.
umask 022
cd "$(dirname "$0")"
target="${1:-/opt/sahel-map}"
python="${PYTHON:-python3}"
wanted="$(cat python-version)"
found="$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
if [ "$found" != "$wanted" ]; then
    echo "This archive is for $wanted, but $python is $found: set PYTHON to the right one." >&2
    exit 2
fi
if [ "$(uname -m)" != "$(cat processor)" ]; then
    echo "This archive is for $(cat processor), but this machine is $(uname -m)." >&2
    exit 2
fi
sha256sum --quiet -c SHA256SUMS
"$python" -m venv "$target"
# Settings of pip on this machine must not add an index or another version.
PIP_CONFIG_FILE=/dev/null "$target/bin/python" -m pip --isolated --disable-pip-version-check --quiet install \
    --no-index --find-links wheels --constraint constraints.txt --upgrade sahel-map
cp -r deploy "$target/"
"$target/bin/sahel-map" check
echo "Installed. Start with: $target/bin/sahel-map serve"
