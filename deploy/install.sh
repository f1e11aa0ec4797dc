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
# The service runs as a user of its own without a home: an interpreter in somebody's home would not start.
real="$("$python" -c 'import os, sys; print(os.path.realpath(sys.executable))')"
path="$real"
while [ "${FOR_SERVICE:-yes}" = yes ] && [ "$path" != / ]; do
    case "$path $(stat -c %A "$path")" in
        /root\ * | /home\ * | *[!xt])
            echo "The service could not run $real, because of $path: use Debian's python3, or set PYTHON." >&2
            echo "To install for yourself alone: FOR_SERVICE=no $0" >&2
            exit 2
            ;;
    esac
    path="$(dirname "$path")"
done
sha256sum --quiet -c SHA256SUMS
"$python" -m venv "$target"
# Settings of pip on this machine must not add an index or another version.
PIP_CONFIG_FILE=/dev/null "$target/bin/python" -m pip --isolated --disable-pip-version-check --quiet install \
    --no-index --find-links wheels --require-hashes --requirement requirements.txt
cp -r deploy "$target/"
"$target/bin/sahel-map" check
echo "Installed. Start with: $target/bin/sahel-map serve"
