#!/bin/sh
# Prints the path of a Python 3.13 that can make a virtual environment, else says how to get one.
set -u

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 13))' >/dev/null 2>&1
}

offer() {
    if usable "$1"; then
        command -v "$1"
        exit 0
    fi
}

offer python3.13
for candidate in "${PYENV_ROOT:-${HOME:-/nowhere}/.pyenv}"/versions/3.13*/bin/python3.13; do
    offer "$candidate"
done
offer python3
offer python
if command -v uv >/dev/null 2>&1; then
    found=$(uv python find 3.13 2>/dev/null) || found=$(uv python install -q 3.13 && uv python find 3.13)
    offer "${found:-/nowhere/python}"
fi

while IFS= read -r line; do printf '%s\n' "$line"; done >&2 <<'TEXT'
没有找到可用的 Python 3.13（要带 venv 模块）。装好下面任意一种，再运行同一条命令：
  Debian 13 / Ubuntu 25.04 以上：  sudo apt-get install python3.13 python3.13-venv
  pyenv：                          pyenv install 3.13
  uv：                             uv python install 3.13
  macOS（Homebrew）：              brew install python@3.13
Python 3.13 (with its venv module) was not found. Install it in any of the ways above, then run the same command again.
TEXT
exit 1
