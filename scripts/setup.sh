#!/bin/sh
# Installs what is missing on a Debian-like machine, then the packages of the lock file.
#   sh scripts/setup.sh            to run the server
#   sh scripts/setup.sh --tests    also what the tests need (Chromium, Redis)
set -eu
cd "$(dirname "$0")/.."

node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  { echo "Cần Node.js 20.19 trở lên." >&2; exit 1; }

missing=""
command -v python3 >/dev/null || missing="$missing python3"
command -v make >/dev/null || missing="$missing make"
command -v g++ >/dev/null || missing="$missing g++"
if [ "${1:-}" = "--tests" ]; then
  command -v chromium >/dev/null || missing="$missing chromium"
  # The tests start their own on free ports; that a package may also start one as a service does no harm.
  command -v redis-server >/dev/null || missing="$missing redis-server"
fi
if [ -n "$missing" ]; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  # shellcheck disable=SC2086
  $as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $missing
fi

# The SQLite driver is compiled here. Its compiler looks for Node's headers on the Internet unless told
# that they lie beside the node program itself.
prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
if [ -f "$prefix/include/node/node.h" ]; then
  npm_config_nodedir="$prefix" npm ci --loglevel=error --no-audit --no-fund
else
  npm ci --loglevel=error --no-audit --no-fund
fi
