#!/usr/bin/env bash
# Builds when sources changed, then runs a command of district-assessment. Needs a JDK 17+.
#   ./run.sh              help
#   ./run.sh evaluate     the yearly job, on data-samples/ when no input is given
#   ./run.sh test         all tests
#   ./run.sh bench [--size sample|small|municipality|national] ...  a whole evaluation beside the same work in DuckDB,
#                         in turn, and whether results are equal; target/bench/<size>/report.md (docs/BENCHMARKS.md)
#   ./run.sh bench-growth [--indicators 40,400] [--persons 300000] [--input YEAR] ...  an evaluation with few and with many
#                         indicators over one table, in turn; target/bench/growth/report.md (docs/BENCHMARKS.md)
#   ./run.sh bench-index  measures how long a composite index takes; the medians are the lines with p0.50
#   ./run.sh mutation [CLASSES]  how many small changes of core (or of CLASSES) its tests notice, in minutes
#   ./run.sh fuzz [FILES] reads so many damaged files (20000) on 1 GB; the figures are in target/fuzz/report.txt
#   ./run.sh cluster-test a year on a Spark cluster and HDFS on this machine, a worker killed on the way; minutes
#   ./run.sh recall [PERSONS]  how many planted defects a generated year (250000) finds; target/recall/report.md
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$home/target
jar=$target/district-assessment.jar
archive=$target/classes.jsa

fail() {
  echo "run.sh: $1" >&2
  exit 1
}

java=java
[ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
command -v "$java" > /dev/null || fail "no Java found. Install a JDK 17 or newer, or set JAVA_HOME."

# Names of files may be Chinese, and Java encodes them as the locale says.
[ "$(locale charmap 2> /dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent sun.nio.ch sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# Of these later versions warn.
opens+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

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

if [ "${1:-}" = mutation ]; then
  status=0
  maven -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage \
    ${2:+"-Dmutation.classes=$2"} || status=$?
  echo "Report: $target/pit-reports/index.html"
  exit "$status"
fi

if [ "${1:-}" = fuzz ]; then
  status=0
  maven -q test-compile surefire:test@default-test \
    -Dtest=HostileBytesTest "-Dfuzz.files=${2:-20000}" -Dtest.memory=1g || status=$?
  cat "$target/fuzz/report.txt"
  exit "$status"
fi

if [ "${1:-}" = recall ]; then
  maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt -Dmdep.includeScope=test
  # The page of the docs is that of the usual size.
  files=()
  [ -n "${2:-}" ] || files=(docs/RECALL.md)
  cd "$home"
  exec "$java" -XX:+IgnoreUnrecognizedVMOptions "${opens[@]}" "-Xmx${DISTRICT_ASSESSMENT_MEMORY:-3g}" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
    -Duser.timezone=UTC -cp "$target/test-classes:$target/classes:$(cat "$target/test-classpath.txt")" \
    org.districtassessment.pipeline.MeasureRecall "${2:-250000}" ${files[@]+"${files[@]}"}
fi

if [ "${1:-}" = bench ] || [ "${1:-}" = bench-growth ]; then
  program=Benchmark
  [ "$1" = bench ] || program=GrowthBenchmark
  shift
  maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt -Dmdep.includeScope=test
  cd "$home"
  exec "$java" -Xmx512m -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Duser.timezone=UTC \
    "-Ddistrict-assessment.run=$home/run.sh" -cp "$target/test-classes:$target/classes:$(cat "$target/test-classpath.txt")" \
    "org.districtassessment.pipeline.benchmark.$program" "$@"
fi

if [ "${1:-}" = bench-index ]; then
  maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt -Dmdep.includeScope=test
  exec "$java" -cp "$target/test-classes:$target/classes:$(cat "$target/test-classpath.txt")" org.openjdk.jmh.Main IndexBenchmark
fi

beyond_spark='picocli|commons-csv|fastexcel|opczip|woodstox-core|stax2-api|hipparchus-(core|stat)'
beyond_spark+='|jackson-dataformat-yaml|snakeyaml|error_prone_annotations|jspecify'

for_funding='picocli|jackson-(annotations|core|databind|dataformat-yaml)|snakeyaml|hipparchus-core'
for_funding+='|commons-(csv|io|codec)'

# A source, or a folder in which one was deleted, that is newer than the last build.
changed() {
  [ ! -f "$target/built" ] || [ ! -f "$target/ordered.txt" ] \
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
  "${java%java}jar" --create --no-compress --file "$jar" -C "$target/classes" .
  tr ':' '\n' < "$target/classpath.txt" > "$target/jars.txt"
  grep '/picocli-' "$target/jars.txt" > "$target/help.txt"
  # What a Spark installation does not have, for spark-submit --jars.
  grep -E "/($beyond_spark)-[0-9][^/]*$" "$target/jars.txt" | paste -sd, > "$target/submit-jars.txt"
  # A class is looked for in one jar after the other; most are Spark's.
  { cat "$target/help.txt"; grep '/spark-' "$target/jars.txt"; grep -v '/picocli-\|/spark-' "$target/jars.txt"; } \
    | paste -sd: > "$target/ordered.txt"
  # What funding reads with. picocli asks for a class that is nowhere, and so each jar there is gets opened.
  grep -E "/($for_funding)-[0-9][^/]*$" "$target/jars.txt" \
    | paste -sd: > "$target/funding.txt"
  rm -rf "$target"/*.jsa "$target/kept"
  mv "$target/building" "$target/built"
}

changed && build

if [ "${1:-}" = cluster-test ]; then
  maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt -Dmdep.includeScope=test
  cd "$home"
  exec "$java" -XX:+IgnoreUnrecognizedVMOptions "${opens[@]}" -Xmx1g -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
    -cp "$target/test-classes:$target/classes:$(cat "$target/test-classpath.txt")" \
    org.districtassessment.cluster.RunOnCluster
fi

terminal=false
[ -t 2 ] && terminal=true

libraries=ordered.txt
case "${1:---help}" in
  -h | --help | -V | --version) libraries=help.txt ;;
  # Without another word it only says what words there are. An edition is shown with what funding reads it with.
  rules)
    [[ "${2:---help}" != --help && "$2" != -h ]] || libraries=help.txt
    [ "${2:-}" != show ] || { archive=$target/funding.jsa && opens=() && libraries=funding.txt; }
    ;;
  # It has no Spark, and packages opened for Spark make Java start slower. A place with a scheme may need Hadoop, and a
  # ledger may be a workbook.
  funding)
    archive=$target/funding.jsa && opens=()
    [[ " $* " = *:* || " $* " = *" reconcile "* ]] || libraries=funding.txt
    ;;
esac

# The value of an option among words.
value_of() {
  local name=$1 before=
  shift
  for word in "$@"; do
    [[ "$word" != "$name="* ]] || { echo "${word#*=}"; return; }
    [ "$before" != "$name" ] || { echo "$word"; return; }
    before=$word
  done
}

memory=${DISTRICT_ASSESSMENT_MEMORY:-2g}

# Most code runs a few hundred times: it is compiled fast. Code that runs for minutes is worth a better compiler,
# which takes more time than it brings before: it gets what runs fifteen times as often as it would ask for, and goes
# through its loops a few times, not up to 43. Such a run fills its heap anyway; a small one would first be collected in vain.
compiler=(-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC)
case "${1:-}" in
  evaluate)
    input=$(value_of --input "$@")
    if [ -d "$input" ] && [ "$(du -skL "$input" 2> /dev/null | cut -f1)" -gt $((384 << 10)) ]; then
      compiler=(
        -XX:+UseParallelGC "-Xms$memory" -XX:NewRatio=1 -XX:Tier4InvocationThreshold=75000
        -XX:Tier4MinInvocationThreshold=9000 -XX:Tier4CompileThreshold=225000 -XX:Tier4BackEdgeThreshold=600000
        -XX:LoopOptsCount=8
      )
    fi
    ;;
  # Rows are made by long generated methods, which Java would interpret.
  generate)
    persons=$(value_of --persons "$@")
    [[ ! "$persons" =~ ^[0-9]{1,10}$ || "$persons" -lt 300000 ]] || compiler=(-XX:+UseParallelGC)
    compiler+=(-XX:-DontCompileHugeMethods)
    ;;
esac

options=(
  -XX:+IgnoreUnrecognizedVMOptions ${opens[@]+"${opens[@]}"}
  -Xshare:auto '-Xlog:cds*=off' "${compiler[@]}" "-Xmx$memory"
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Duser.timezone=UTC
  "-Ddistrict-assessment.home=$home" "-Ddistrict-assessment.terminal=$terminal"
  "-Ddistrict-assessment.kept=$target/kept"
  -cp "$jar:$(cat "$target/$libraries")"
)

# The first evaluation after a build leaves its classes in an archive, from which later runs load them.
# Java itself checks that an archive fits; one that does not is not used.
if [ "${1:-}" = evaluate ] && [ ! -f "$archive" ] && [ -w "$target" ]; then
  echo "The first evaluation after a build ends some seconds later; the next ones take a quarter of the time." >&2
  fresh=$archive.$$
  trap 'rm -f "$fresh"' EXIT
  status=0
  "$java" "-XX:ArchiveClassesAtExit=$fresh" "${options[@]}" org.districtassessment.cli.Main "$@" || status=$?
  # One that stopped early has few classes.
  [ -z "$(find "$fresh" -size +64M 2> /dev/null)" ] || mv "$fresh" "$archive"
  exit "$status"
fi

# The same for funding: all of its classes, old ones too, go into an archive of their own.
if [ "${1:-}" = funding ] && [ ! -f "$archive" ] && [ -w "$target" ]; then
  echo "The first questions about money after a build take some seconds more; the next ones a second." >&2
  fresh=$archive.$$
  trap 'rm -f "$fresh" "$fresh.list"' EXIT
  status=0
  "$java" "-XX:DumpLoadedClassList=$fresh.list" "${options[@]}" org.districtassessment.cli.Main "$@" || status=$?
  # Help, or questions that were refused, have few classes.
  if grep -qs cli/FundingSummary "$fresh.list"; then
    "$java" "${options[@]}" -Xshare:dump "-XX:SharedClassListFile=$fresh.list" \
      "-XX:SharedArchiveFile=$fresh" > /dev/null 2>&1 && mv "$fresh" "$archive"
  fi
  exit "$status"
fi

[ "$libraries" = help.txt ] || options+=("-XX:SharedArchiveFile=$archive")
exec "$java" "${options[@]}" org.districtassessment.cli.Main "$@"
