#!/bin/sh
# Makes the virtual environment if there is none that works, then hands over to tools/setup.py.
set -eu
cd "$(dirname "$0")/.."

python=.venv/bin/python
if ! "$python" -c 'import sys, pip; sys.exit(sys.version_info[:2] != (3, 13))' >/dev/null 2>&1; then
    base=$(sh tools/find-python.sh)
    echo "· 建立虚拟环境 .venv / making the virtual environment .venv"
    "$base" -m venv --clear .venv
fi
exec "$python" -m tools.setup "$@"
