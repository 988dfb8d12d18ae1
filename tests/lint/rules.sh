#!/usr/bin/env bash
# rules.sh RULE: one rule of the house, checked over the sources by reading them. Prints what breaks it.
set -u
cd "$(dirname "$0")/../.." || exit 2

# The project's own files: what git knows or would, or, in an unpacked archive, all but what is built.
files() {
    { git ls-files --cached --others --exclude-standard 2>/dev/null ||
        find . -type f -not -path './.deps/*' -not -path './build*' -not -path './.cache/*' | sed 's|^\./||'; } |
        grep -E "$1" | while read -r file; do [[ -f $file ]] && echo "$file"; done
}

# offenders PATTERN FILE…: lines of the files that match.
offenders() {
    local pattern=$1
    shift
    (($#)) && grep -nHE -e "$pattern" "$@"
}

code='^(core|widgets|app|tests)/.*\.(cpp|h)$'
torch='#include [<"](torch|ATen|c10|caffe2)/'

case ${1:-} in
no-qt-in-core)
    found=$(offenders '#include <(Q[A-Z]|Qt|qcustomplot)' $(files '^core/.*\.(cpp|h)$' | grep -v '^core/vision/')) ;;
no-torch-outside-core)
    found=$(offenders "$torch|#include <opencv2/" $(files '^(widgets|app)/.*\.(cpp|h)$')) ;;
torch-where-computed)
    found=$(offenders "$torch" $(files '^core/.*\.(cpp|h)$' | grep -vE '^core/(trace|training|detection)/')
        offenders '#include <torch/(torch|all)\.h>' $(files '^(core|tests)/.*\.(cpp|h)$')) ;;
opencv-in-vision)
    found=$(offenders '#include <opencv2/|#include <QImageReader>' $(files '^core/.*\.(cpp|h)$' | grep -v '^core/vision/')) ;;
dependencies-point-down)
    found=$(offenders '#include "(widgets|app)/' $(files '^core/.*\.(cpp|h)$')
        offenders '#include "app/' $(files '^widgets/.*\.(cpp|h)$')) ;;
no-unfinished-marks)
    found=$(offenders '\b(TODO|FIXME|XXX|HACK)\b' $(files "$code|\.(cmake|sh|md)$|CMakeLists.txt$" | grep -v '^tests/lint/')) ;;
file-sizes)
    found=$(files "$code" | while read -r file; do
        lines=$(wc -l <"$file")
        limit=500
        [[ $file == *.h ]] && limit=200
        ((lines >= limit)) && echo "$file: $lines lines, from $limit on it should be split"
    done) ;;
no-machine-paths)
    found=$(offenders '(^|[^A-Za-z0-9_.}-])/(work|root|home)/[A-Za-z]' $(files '\.(cpp|h|cmake|sh|py|md|json|txt|yml)$|^run\.sh|^test\.sh|^\.ci/' |
        grep -v '^tests/lint/')
        offenders '(pypi\.org|pythonhosted\.org|download\.pytorch\.org|deb\.debian\.org)' \
            $(files '\.(cmake|sh|py|md|txt|yml)$|^\.ci/' | grep -v '^tests/lint/')) ;;
connect-names-receiver)
    # A lambda as third argument: it would run in the sender's thread, and outlive what it captures.
    found=$(perl -0777 -ne 'while (/\bconnect\(\s*[^;{}]*?,\s*(?:&|qOverload|QOverload|SIGNAL)[^,;{}]*,\s*\[/g) {
                my $line = 1 + (substr($_, 0, $-[0]) =~ tr/\n//); print "$ARGV:$line: $&\n" }' \
        $(files '^(core/vision|widgets|app)/.*\.(cpp|h)$') /dev/null) ;;
own-header-first)
    found=$(for file in $(files '^(core|widgets|app)/.*\.cpp$'); do
        header=${file%.cpp}.h
        [[ -f $header ]] || continue
        first=$(grep -m 1 '^#include' "$file")
        [[ $first == "#include \"$header\"" ]] || echo "$file: includes $first before its own header"
    done) ;;
format)
    clang_format=${2:-clang-format}
    found=$(files "$code" | xargs -r "$clang_format" --dry-run -Werror 2>&1 | grep -E 'error:' | sort -u) ;;
*)
    echo "unknown rule: ${1:-}" >&2
    exit 2 ;;
esac

[[ -z $found ]] && exit 0
echo "$found" | head -50
echo "rule $1: $(echo "$found" | wc -l) places break it"
exit 1
