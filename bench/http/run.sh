#!/usr/bin/env bash
# run.sh BASE: see README.md. Environment: SERVER_PID, SECONDS_EACH (20), WARM (20000 requests), NO_LIMIT (without pgbench).
set -euo pipefail
base=${1:-http://127.0.0.1:8080}
here=$(cd "$(dirname "$0")" && pwd)
each=${SECONDS_EACH:-20}
server=${SERVER_PID:?set SERVER_PID to the process id of the server}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
TOKEN=$(curl -sf -u demo-ehr:demo-ehr -d grant_type=client_credentials "$base/oauth2/token" | python3 -c 'import json,sys; print(json.load(sys.stdin)["access_token"])')
export TOKEN IDS=$scratch/ids
postmaster=$(pgrep -of "postgres -D ${STEMME_DATADIR:?set STEMME_DATADIR as for the server}")
pgport=$(sed -n 4p "$STEMME_DATADIR/postgres/postmaster.pid")

python3 - "$base" <<'PY'
import json, os, sys, urllib.request
base = sys.argv[1]
for first in range(1, 1001, 100):
    entries = [{"resource": {"resourceType": "Patient", "id": f"load-{n}"},
                "request": {"method": "PUT", "url": f"Patient/load-{n}"}} for n in range(first, first + 100)]
    body = json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": entries}).encode()
    urllib.request.urlopen(urllib.request.Request(base + "/fhir", body,
        {"Content-Type": "application/fhir+json", "Authorization": "Bearer " + os.environ["TOKEN"]})).read()
PY

measure() { # LABEL SCRIPT CONNECTIONS SECONDS
  local s0 p0 s1 p1
  s0=$(python3 "$here/cpu.py" "$server"); p0=$(python3 "$here/cpu.py" "$postmaster")
  SEED=$RANDOM wrk -t1 -c"$3" -d"$4"s --latency -s "$here/$2" "$base" > "$scratch/out"
  s1=$(python3 "$here/cpu.py" "$server"); p1=$(python3 "$here/cpu.py" "$postmaster")
  python3 - "$1" "$3" "$scratch/out" "$s0" "$s1" "$p0" "$p1" <<'PY'
import re, sys
label, connections, out, s0, s1, p0, p1 = sys.argv[1:]
text = open(out).read()
requests, refused = map(int, re.search(r"REQUESTS (\d+) REFUSED (\d+)", text).groups())
rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
p50, p99 = re.search(r"50%\s+(\S+)", text).group(1), re.search(r"99%\s+(\S+)", text).group(1)
cpu = lambda a, b: (float(b) - float(a)) * 1000 / max(1, requests)
print(f"{label:<8} c={connections:<3} {rate:8.0f}/s  p50 {p50}  p99 {p99}  server {cpu(s0, s1):.3f} ms  database {cpu(p0, p1):.3f} ms  refused {refused}")
PY
}

echo "warming up"
until [ "$(curl -s -H "Authorization: Bearer $TOKEN" "$base/fhir/QuestionnaireResponse?_summary=count" | grep -o '"total":[0-9]*' | cut -d: -f2)" -ge "${WARM:-20000}" ]; do
  SEED=$RANDOM wrk -t1 -c8 -d10s -s "$here/post.lua" "$base" > /dev/null
done
curl -s -H "Authorization: Bearer $TOKEN" "$base/fhir/QuestionnaireResponse?_count=1000" | grep -o '"fullUrl":"[^"]*' | sed 's#.*/##' > "$IDS"
limit() { # CONNECTIONS
  [ -n "${NO_LIMIT:-}" ] || echo "limit    c=$1 $("$here/limit.sh" "$pgport" "$1" "$each" | tr '\n' ' ')"
}

for round in ${ROUNDS:-1 2 3}; do
  measure POST post.lua 8 "$each"
  limit 8
  measure POST post.lua 32 "$each"
  limit 32
  measure GET get.lua 8 "$each"
  measure SEARCH search.lua 8 "$each"
done
grep VmRSS "/proc/$server/status"
