# others.sh: what is not measured in rounds; bench.sh sources it.
# SPDX-License-Identifier: ISC

measure_render() {
	"$build/tests/bench/render" ../tests/bench/xsl list \
	    ../tests/bench/list.xml |
	    sed 's|^\(RATIO render/stock .*\)|\1 target=at-most-0.45|' |
	    sed 's|^BENCH render .*|& target=at-most-250|'
}

# Every page in every language, in the theme that is the default; six pages
# where time is short.
measure_samples() {
	set -- ../xsl/samples/*.xml
	[ ! "$quick" ] || set -- ../xsl/samples/case.xml \
	    ../xsl/samples/cases.xml ../xsl/samples/draft-details.xml \
	    ../xsl/samples/queue.xml ../xsl/samples/reports.xml \
	    ../xsl/samples/sign-in.xml
	"$build/tests/bench/render" ../xsl civic "$@"
}

# words_of N: the list's theme in a folder with as many words more
words_of() {
	mkdir -p "$home/words" && cp -R ../tests/bench/xsl "$home/words/$1"
	seq "$1" | awk 'BEGIN { print "<words lang=\"en\">" }
	    { print "<w key=\"more." $1 ".title\">A word for " $1 "</w>" }
	    END { print "</words>" }' >"$home/words/$1/words/en/more.xml"
}

measure_words() {
	for size in 23 1000 5000; do words_of $size; done
	(cd "$home/words" && "$build/tests/bench/words" \
	    "$build/../tests/bench/list.xml" list 23 1000 5000) |
	    sed 's|^RATIO words/growth .*|& target=at-most-1.05|'
}

# since START: seconds, with hundredths; now says when
now() { date +%s.%N; }
since() { echo "$1 $(now)" | awk '{ printf "%.2f", $2 - $1 }'; }

measure_report() {
	for town in $towns; do :; done	# the last is the largest
	lines report "$town" 1
	start=$(now)
	AEDILE_CONF=$home/$town/aedile.conf "$build/aedile" report \
	    response-times --by department >"$home/report.csv" || exit 1
	echo "BENCH report-command cases=$town s=$(since "$start")"
	fetch "report-$town" "$home/report.http" "$(cat "$home/$town/port")"
	start=$(now)
	fetch "report-$town" "$home/report.http" "$(cat "$home/$town/port")"
	echo "BENCH report-page cases=$town s=$(since "$start")" \
	    "status=$(head -n 1 "$home/report.http" | cut -d ' ' -f 2)" \
	    'target=at-most-1'
}

# The town's own requests, or the whole set where AEDILE_DATA names it.
measure_import() {
	data=${AEDILE_DATA:-$top/sql/seed/demo/requests.csv}
	write_conf import
	export AEDILE_CONF="$home/import/aedile.conf"
	must "$build/aedile" migrate --from "$top/sql"
	start=$(now)
	"$build/aedile" import --map "$top/conf/maps/boston.map" "$data" \
	    >"$home/import.log" 2>&1 || {
		tail -n 5 "$home/import.log" >&2
		exit 1
	}
	took=$(since "$start")
	count=$(sql -N -e 'SELECT COUNT(*) FROM town_import.citizen_case')
	echo "$count $took" | awk '{ printf "BENCH import rows=%d s=%s " \
	    "rows_s=%.0f target=at-least-697\n", $1, $2, $1 / $2 }'
}

# One worker alone, for what it becomes after many requests.
start_one() {
	write_conf one 1
	sed -i "s/town_one/town_$small/; s/aone_/a${small}_/
	    s/^worker.requests.*/worker.requests = 100000000/" \
	    "$home/one/aedile.conf"
	mkdir -p "$home/lines"
	perl "$top/tests/bench/requests.pl" my-cases "$small" 2000 \
	    "$(cookie one)" "$home/keys/site" >"$home/lines/one"
	perl "$top/tests/bench/requests.pl" case "$small" 2000 \
	    "$(cookie one)" "$home/keys/site" >>"$home/lines/one"
	perl "$top/tests/bench/requests.pl" queue "$small" 1000 \
	    "$(cookie one)" "$home/keys/site" >>"$home/lines/one"
}

# From exec to the first page, eleven times.
measure_start() {
	port=$(cat "$home/one/port")
	for try in 1 2 3 4 5 6 7 8 9 10 11; do
		AEDILE_CONF=$home/one/aedile.conf perl \
		    "$top/tests/bench/start.pl" "$port" \
		    "$build/aedile-cases" 2>>"$home/start.log" || exit 1
	done >"$home/starts"
	sort -n "$home/starts" | awk '{ ms[NR] = $1 } END {
		printf "BENCH start ms=%.0f most_ms=%.0f target=at-most-150\n",
		    ms[int((NR + 1) / 2)], ms[NR] }'
}

# 200 requests a second, and a reload every fifth of a second.
measure_reload() {
	reloads=100
	[ ! "$quick" ] || reloads=20
	port=$(cat "$home/$small/port")
	load -r 200 -d $((reloads / 4)) "$port" "$home/lines/my-cases-$small" \
	    >"$home/reload.out" 2>"$home/reload.err" &
	loading=$!
	for i in $(seq $reloads); do
		kill -s HUP "$(cat "$home/pids/cases-$small")"
		sleep 0.2
	done
	wait $loading || exit 1
	said=$(cat "$home/reload.out")
	echo "BENCH reload reloads=$reloads requests=$(figure "$said" \
	    requests) failed=$(figure "$said" failed) p99_ms=$(figure "$said" \
	    p99_ms) target=failed-0"
}

measure_memory() {
	many=100000
	[ ! "$quick" ] || many=5000
	serve_at one cases
	worker=$(cat "$home/pids/cases-one")
	port=$(cat "$home/one/port")
	while [ $many -gt 0 ]; do
		said=$(load -c 2 -d 5 "$port" "$home/lines/one")
		many=$((many - $(figure "$said" requests)))
		[ "$(figure "$said" failed)" = 0 ] || exit 1
	done
	set -- $(perl "$top/tests/bench/processes.pl" "$worker")
	echo "BENCH memory-worker rss_kb=$2 requests=$([ "$quick" ] &&
	    echo 5000 || echo 100000) target=at-most-8192"
	end cases-one
	measure_rest
}

# Auth, cases, reports, feedback and the courier, parents and workers.
measure_rest() {
	serve_at "$small" feedback
	AEDILE_CONF=$home/$small/aedile.conf serve courier \
	    "$build/aedile-courier"
	sleep 1
	set -- $(cd "$home/pids" && perl "$top/tests/bench/processes.pl" \
	    $(cat "auth-$small" "cases-$small" "reports-$small" \
	    "feedback-$small" courier))
	echo "BENCH memory-portal pss_kb=$3 target=at-most-122880"
	end courier
	end "feedback-$small"
}

# 500 connections try passwords, each from an address of its own.
measure_storm() {
	lines storm "$small" 20000
	port=$(cat "$home/$small/port")
	calm=$(load -c 2 -d 5 "$port" "$home/lines/my-cases-$small") || exit 1
	load -c 500 -d 12 -s 422 "$port" "$home/lines/storm-$small" \
	    >"$home/storm.out" 2>"$home/storm.err" &
	storming=$!
	sleep 1
	stormy=$(load -c 2 -d 8 "$port" "$home/lines/my-cases-$small") ||
	    exit 1
	wait $storming || exit 1
	said=$(cat "$home/storm.out")
	echo "BENCH storm rest_p95_ms=$(figure "$calm" p95_ms)" \
	    "p95_ms=$(figure "$stormy" p95_ms)" \
	    "failed=$(figure "$stormy" failed)" \
	    "tried=$(figure "$said" requests)" \
	    "turned_away=$(figure "$said" failed)"
	echo "$(figure "$stormy" p95_ms) $(figure "$calm" p95_ms)" |
	    awk '{ printf "RATIO storm %.2f target=at-most-2\n", $1 / $2 }'
}
