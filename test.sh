#!/usr/bin/env bash
# The same set-up as run.sh, then the tests.
set -uo pipefail
. "$(dirname "$0")/scripts/common.sh"
. "$root/scripts/setup.sh"
. "$root/scripts/checks.sh"

usage() {
    cat <<'TEXT'
Usage: ./test.sh [--all] [--fuzz] [--interop]

  (nothing)   the quick tests, which need no display
  --all       also the slow ones, the sanitizers, fuzzing, the soak and --interop; an hour or more
  --fuzz      each parser is fuzzed for 60 seconds
  --interop   exports are run under PyTorch and ONNX Runtime (2.5 GB of Python packages)

Reference data is looked for in VITRINE_SHARED, then in ../shared; tests that need it are skipped where it is missing, and
fail where VITRINE_REQUIRE_SHARED=1.
TEXT
}

all="" fuzz="" interop=""
for argument in "$@"; do
    case $argument in
    -h | --help) usage; exit 0 ;;
    --all) all=1 fuzz=1 interop=1 ;;
    --fuzz) fuzz=1 ;;
    --interop) interop=1 ;;
    *) usage >&2; die "unknown option $argument" ;;
    esac
done

wanted=("${packages[@]}" "${test_packages[@]}")
[[ -n $fuzz$all ]] && wanted+=("${lint_packages[@]}")
if [[ ! -f $root/build/build.ninja ]] || [[ -n $(missing_packages "${wanted[@]}") ]]; then
    check_system
    announce tests "${wanted[@]}"
fi
install_packages "${wanted[@]}"
install_torch cpu
install_openvino

failures=()
if [[ -n $fuzz && -z $all ]]; then
    run_fuzzing
elif [[ -n $interop && -z $all ]]; then
    build release vitrine-cli
    run_interop
else
    if [[ -n $all ]]; then
        run_fuzzing
        run_sanitizers
    fi
    build release
    [[ -n $interop ]] && run_interop
    # Last, so that the summary of ctest is what one sees.
    run_ctest build ${all:+all}
fi
((${#failures[@]})) && die "failed: ${failures[*]}"
exit 0
