#!/usr/bin/env bash
# Builds when sources changed, then runs a command of district-assessment. Needs a JDK 17+.
#   ./run.sh              help
#   ./run.sh evaluate     the yearly job, on data-samples/ when no input is given
#   ./run.sh test         all tests
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$home/target

fail() {
  echo "run.sh: $1" >&2
  exit 1
}

java=java
[ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
command -v "$java" > /dev/null || fail "no Java found. Install a JDK 17 or newer, or set JAVA_HOME."

maven() {
  if command -v mvn > /dev/null; then
    (cd "$home" && mvn -B -ntp "$@")
  else
    (cd "$home" && ./mvnw -B -ntp "$@")
  fi
}

if [ "${1:-}" = test ]; then
  shift
  maven verify "$@"
  exit
fi

# A source, or a folder in which one was deleted, that is newer than the last build.
changed() {
  [ ! -f "$target/built" ] || [ ! -f "$target/classpath.txt" ] \
    || [ -n "$(find "$home/pom.xml" "$home/jobs/src/main" -newer "$target/built" -print -quit)" ]
}

build() {
  [ -f "$target/built" ] || echo "Building; the first time libraries are fetched, which takes minutes ..." >&2
  mkdir -p "$target"
  touch "$target/building"
  maven -q process-classes > "$target/build.log" 2>&1 || {
    cat "$target/build.log" >&2
    fail "the build failed (see above)."
  }
  tr ':' '\n' < "$target/classpath.txt" > "$target/jars.txt"
  # picocli first: help needs nothing else, and a class path is searched in order.
  { grep '/picocli-' "$target/jars.txt"; grep -v '/picocli-' "$target/jars.txt"; } | paste -sd: > "$target/ordered.txt"
  mv "$target/building" "$target/built"
}

changed && build

opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent sun.nio.ch sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

terminal=false
[ -t 2 ] && terminal=true

exec "$java" -XX:+IgnoreUnrecognizedVMOptions "${opens[@]}" \
  -Xshare:auto -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC "-Xmx${DISTRICT_ASSESSMENT_MEMORY:-2g}" \
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Duser.timezone=UTC \
  "-Ddistrict-assessment.home=$home" "-Ddistrict-assessment.terminal=$terminal" \
  -cp "$target/classes:$(cat "$target/ordered.txt")" \
  org.districtassessment.cli.Main "$@"
