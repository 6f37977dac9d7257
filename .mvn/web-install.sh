#!/bin/sh
# Installs the npm workspace once per lock file. Without a fitting Node the Java part still builds: the web apps are
# left out, and this says so. With another folder as argument, that one's packages are installed in the same way.
set -e
cd "${1:-$(dirname "$0")/..}"
major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
if [ "$major" -lt 20 ]; then
  echo "Stemme: Node 20 or newer was not found, so the web apps (portal, questionnaire-designer) are not built." >&2
  echo "Stemme: the FHIR server works without them. Install Node from nodejs.org and build again to have the pages." >&2
  exit 0
fi
sum=$(cksum < package-lock.json)
if [ "$(cat node_modules/.installed 2>/dev/null)" != "$sum" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$sum" > node_modules/.installed
fi
