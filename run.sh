#!/usr/bin/env bash
# Installs what is missing, builds, and opens the studio; with no display it does the main job without a window.
set -uo pipefail
. "$(dirname "$0")/scripts/common.sh"
. "$root/scripts/setup.sh"
. "$root/scripts/headless.sh"

usage() {
    cat <<'TEXT'
Usage: ./run.sh [--gpu] [--headless] [--build-only] [PICTURE or NETWORK …]

  --gpu         installs all CUDA libraries of LibTorch too (2.5 GB more to download)
  --headless    does the main job without a window, as where there is no display
  --build-only  installs and builds, and starts nothing

LibTorch is fetched with pip into .deps/, or taken from CMAKE_PREFIX_PATH. Mirrors and proxies set for apt and pip are used.
TEXT
}

kind=cpu headless="" build_only="" files=()
for argument in "$@"; do
    case $argument in
    -h | --help) usage; exit 0 ;;
    --gpu) kind=gpu ;;
    --headless) headless=1 ;;
    --build-only) build_only=1 ;;
    -*) usage >&2; die "unknown option $argument" ;;
    *) files+=("$argument") ;;
    esac
done
has_display || headless=1

if [[ ! -f $root/build/build.ninja ]] || [[ -n $(missing_packages "${packages[@]}") ]]; then
    check_system
    announce programs "${packages[@]}"
fi
install_packages "${packages[@]}"
install_torch "$kind"
install_openvino
[[ $kind == gpu ]] && reconfigure=1
build release vitrine vitrine-cli
[[ -n $build_only ]] && { say "built: build/bin/vitrine and build/bin/vitrine-cli"; exit 0; }

if [[ -n $headless ]]; then
    has_display || say "there is no display: doing the main job without a window."
    run_headless ${files[@]+"${files[@]}"}
else
    say "opening the studio."
    exec "$root/build/bin/vitrine" ${files[@]+"${files[@]}"}
fi
