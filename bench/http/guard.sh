#!/usr/bin/env bash
# guard.sh: what rules, audit and limits cost. Starts the server as it is and without them, in turns, and prints CPU per
# request of both. Environment: ROUNDS (3), SECONDS_EACH (15), WARM (15000 requests). Needs what run.sh needs, and a JDK.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT

jar=$PWD/fhir-server/target/stemme.jar
mkdir "$scratch/jar" "$scratch/open" "$scratch/open/META-INF"
(cd "$scratch/jar" && jar xf "$jar")
javac -cp "$scratch/jar/BOOT-INF/classes:$scratch/jar/BOOT-INF/lib/*" -d "$scratch/open" bench/http/unguarded/Unguarded.java
echo "org.springframework.context.ApplicationContextInitializer=unguarded.Unguarded" >"$scratch/open/META-INF/spring.factories"

measure() { # guarded or unguarded
    local classes=$scratch/jar/BOOT-INF/classes:$scratch/jar/BOOT-INF/lib/*
    [ "$1" = guarded ] || classes=$scratch/open:$classes
    export STEMME_DATADIR=$scratch/$1
    SPRING_PROFILES_ACTIVE=demo STEMME_DEMO_LOAD=false SERVER_PORT=8099 java -Xmx512m -XX:+UseSerialGC -cp "$classes" dk.stemme.server.StemmeServer \
        >"$scratch/$1.log" 2>&1 &
    server=$!
    until curl -sf http://127.0.0.1:8099/actuator/health/readiness >/dev/null; do
        kill -0 "$server" 2>/dev/null || { cat "$scratch/$1.log"; exit 1; }
        sleep 1
    done
    SERVER_PID=$server ROUNDS=1 WARM=${WARM:-15000} SECONDS_EACH=${SECONDS_EACH:-15} NO_LIMIT=1 \
        bench/http/run.sh http://127.0.0.1:8099 | grep -E "POST|GET|SEARCH" | sed "s/^/$1 /"
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
    rm -rf "$STEMME_DATADIR"
}

for round in $(seq "${ROUNDS:-3}"); do
    measure guarded
    measure unguarded
done
