#!/bin/sh
# Runs one npm script of one web app (web.sh build|test <workspace>); quietly does nothing where Node is missing,
# which web-install.sh has said already.
cd "$(dirname "$0")/.." || exit 1
[ -f node_modules/.installed ] || exit 0
exec npm run --silent "$1" -w "$2"
