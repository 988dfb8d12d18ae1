# Shared by run.sh and test.sh: messages, failure in one line, and what this machine has. Sourced by bash.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/.cache/logs
mkdir -p "$logs" 2>/dev/null && [[ -w $logs ]] || { echo "vitrine: can't write to $root: make the folder writable, or copy it to one that is." >&2; exit 1; }

say() { printf 'vitrine: %s\n' "$*"; }
die() { printf 'vitrine: %s\n' "$*" >&2; exit 1; }

have() { command -v "$1" >/dev/null 2>&1; }

has_display() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }

# Free memory in MiB: the machine's, or the container's limit where that is less.
free_memory_mib() {
    local free limit used
    free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    if limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) && [[ $limit =~ ^[0-9]+$ ]]; then
        used=$(cat /sys/fs/cgroup/memory.current 2>/dev/null || echo 0)
        limit=$(((limit - used) / 1048576))
        ((limit < free)) && free=$limit
    fi
    echo "$free"
}

# As many compilers at once as memory allows: a file with LibTorch takes over 1 GB.
jobs_for_memory() {
    local cores=$(nproc) room=$(($(free_memory_mib) / 1400))
    ((room < cores)) && cores=$room
    ((cores < 1)) && cores=1
    echo "$cores"
}

free_disk_mib() { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

# need_disk FOLDER MIB WHAT
need_disk() {
    local free=$(free_disk_mib "$1")
    ((free >= $2)) || die "disk full: $3 needs $2 MB, and only $free MB are free in $1. Make room and start again."
}

# Ends with the one line that explains why the command whose output is in the log failed.
die_from_log() {
    local what=$1 log=$2 last
    if grep -qiE 'no space left on device|not enough free space|disk quota exceeded' "$log"; then
        die "disk full: $what stopped. Make room and start again. (Log: $log)"
    fi
    if grep -qiE 'could not resolve|temporary failure (in name )?resolv|network is unreachable|connection (refused|timed out|failed)|could not connect|failed to establish|newconnectionerror|unable to connect|max retries exceeded' "$log"; then
        die "no network: $what could not reach its server. Connect, or set a mirror or proxy in the configuration of apt and pip, and start again. (Log: $log)"
    fi
    last=$(grep -iE '^(E:|ERROR:|CMake Error|.*error:)' "$log" | tail -1)
    [[ -n $last ]] || last=$(grep -v '^[[:space:]]*$' "$log" | tail -1)
    die "$what failed: ${last:0:300} (Log: $log)"
}

# logged NAME WHAT COMMAND…: runs the command with its output in a log, and explains a failure.
logged() {
    local log=$logs/$1.log what=$2
    shift 2
    "$@" >"$log" 2>&1 </dev/null || die_from_log "$what" "$log"
}

# downloaded NAME WHAT COMMAND…: the same for a download, which may break off half-way: tried three times.
downloaded() {
    local log=$logs/$1.log what=$2 try
    shift 2
    for try in 1 2 3; do
        "$@" >"$log" 2>&1 </dev/null && return
        grep -qiE 'no space left on device|disk quota exceeded|no matching distribution' "$log" && break
    done
    die_from_log "$what" "$log"
}

minutes() { local m=$((($1 + 59) / 60)); ((m < 2)) && echo "about a minute" || echo "about $m minutes"; }
