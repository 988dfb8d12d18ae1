# Installs what building and running Vitrine needs: packages of the distribution, and LibTorch from PyPI's wheel.
# Sourced by run.sh and test.sh. What is already there is left alone.

torch_version=2.11.0
openvino_version=2026.4.1
torch_dir=$root/.deps/torch
venv=$root/.deps/venv

# Any of the alternatives, which are separated by |, will do.
packages=(
    ca-certificates g++ cmake ninja-build ccache
    nlohmann-json3-dev libcli11-dev
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-translations-l10n qt6-image-formats-plugins libqcustomplot-dev
    libopencv-core-dev libopencv-imgproc-dev libopencv-videoio-dev
    libgif-dev libimagequant-dev
    libonnx-dev libprotobuf-dev zlib1g-dev libsqlite3-dev libgraphviz-dev
    "fonts-noto-cjk|fonts-wqy-microhei"
    python3-venv
)
test_packages=(xvfb xauth)
lint_packages=(clang clang-format)

check_system() {
    local id="" version=""
    [[ $(uname -m) == x86_64 ]] || die "unsupported system: $(uname -sm). Vitrine's set-up knows Debian 12 and Ubuntu 24.04 on x86_64."
    [[ -r /etc/os-release ]] && { id=$(. /etc/os-release && echo "${ID:-}"); version=$(. /etc/os-release && echo "${VERSION_ID:-}"); }
    case $id in
    debian) dpkg --compare-versions "${version:-99}" ge 12 && return ;;
    ubuntu) dpkg --compare-versions "$version" ge 24.04 && return ;;
    esac
    die "unsupported system: ${id:-unknown} ${version}. The set-up knows Debian 12 and Ubuntu 24.04; elsewhere install the libraries that README.md lists and build with: cmake --preset release && cmake --build build"
}

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# Prints those of the arguments (with their alternatives) that are not installed.
missing_packages() {
    local entry name
    for entry in "$@"; do
        for name in ${entry//|/ }; do
            is_installed "$name" && continue 2
        done
        echo "$entry"
    done
}

# Of alternatives, the last that apt knows: the smaller one in the case of the fonts.
choose_packages() {
    local entry name chosen
    for entry in "$@"; do
        chosen=""
        for name in ${entry//|/ }; do
            [[ -n $(apt-cache show "$name" 2>/dev/null | head -1) ]] && chosen=$name
        done
        [[ -n $chosen ]] || die "package ${entry//|/ or } is not in this system's package sources: enable Debian's main or Ubuntu's universe in /etc/apt, and start again."
        echo "$chosen"
    done
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo --preserve-env=http_proxy,https_proxy,no_proxy,HTTP_PROXY,HTTPS_PROXY,NO_PROXY "$@"
    fi
}

require_root() {
    ((EUID == 0)) && return
    have sudo || die "no sudo: $1 packages are missing. As root, run: apt-get install $2"
    sudo -n true 2>/dev/null && return
    [[ -t 0 ]] || die "no sudo without a password here: $1 packages are missing. As root, run: apt-get install $2"
    say "installing packages needs your password (sudo)."
    sudo -v || die "no sudo: $1 packages are missing. As root, run: apt-get install $2"
}

install_packages() {
    local missing=() chosen=() sizes megabytes
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    have apt-get || die "unsupported system: no apt-get. Missing: ${missing[*]}"
    require_root "${#missing[@]}" "${missing[*]//|*/}"
    say "reading the list of packages (some seconds) …"
    as_root apt-get -o DPkg::Lock::Timeout=300 update >"$logs/apt-update.log" 2>&1 </dev/null || true
    if [[ -z $(apt-cache show cmake 2>/dev/null | head -1) ]]; then
        die_from_log "apt-get update" "$logs/apt-update.log"
    fi
    chosen=$(choose_packages "${missing[@]}") || exit 1
    sizes=$(LC_ALL=C apt-get install --no-install-recommends --assume-no $chosen 2>&1 | grep -E '^(Need to get|After this)')
    megabytes=$(sed -nE 's/^After this operation, ([0-9,]+) MB.*/\1/p' <<<"$sizes" | tr -d ,)
    say "installing ${#missing[@]} system packages and what they need: $(tr '\n' ' ' <<<"$sizes")(about 3 minutes) …"
    need_disk /usr $((${megabytes:-200} + 300)) "installing packages"
    logged apt-install "installing packages" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 install -y --no-install-recommends $chosen
}

make_venv() {
    [[ -x $venv/bin/python ]] && "$venv/bin/python" -m pip --version >/dev/null 2>&1 && return
    rm -rf "$venv"
    local python=/usr/bin/python3
    [[ -x $python ]] || python=python3
    logged venv "making a Python environment" "$python" -m venv "$venv"
}

# LibTorch into .deps/torch: the wheel alone, or with $1 = gpu all CUDA libraries. Written beside and then moved into
# place, so that an interrupted download leaves nothing half done.
install_torch() {
    local kind=${1:-cpu} stamp=$torch_dir/.vitrine-$torch_version new=$torch_dir.new
    if [[ -f $torch_dir/torch/lib/libtorch_cpu.so ]]; then
        [[ $kind == cpu || $(cat "$stamp" 2>/dev/null) == gpu ]] && return
    fi
    [[ $kind == cpu ]] && finds_libtorch && return
    mkdir -p "$root/.deps"
    make_venv
    rm -rf "$new"
    local set=("--no-deps" "torch==$torch_version" "nvidia-cuda-runtime==13.0.*" "nvidia-cuda-cupti==13.0.*")
    if [[ $kind == gpu ]]; then
        set=("torch==$torch_version")
        say "fetching LibTorch $torch_version with all CUDA libraries: 2.5 GB to download, 6 GB on disk (5 to 15 minutes) …"
        need_disk "$root" 10000 "LibTorch with CUDA"
    else
        say "fetching LibTorch $torch_version: 545 MB to download, 1.3 GB on disk (about a minute) …"
        need_disk "$root" 2500 "LibTorch"
    fi
    mkdir -p "$root/.deps/tmp"
    downloaded pip-torch "fetching LibTorch with pip" env TMPDIR="$root/.deps/tmp" \
        "$venv/bin/python" -m pip install --no-compile --target "$new" "${set[@]}"
    [[ -f $new/torch/lib/libtorch_cpu.so ]] || die "fetching LibTorch failed: the wheel has no libtorch_cpu.so (Log: $logs/pip-torch.log)"
    echo "$kind" >"$new/.vitrine-$torch_version"
    rm -rf "$root/.deps/tmp" "$torch_dir" && mv "$new" "$torch_dir"
}

# OpenVINO, the second engine of detection: headers and libraries from PyPI's wheel. The studio works without it, so that
# a download that fails stops nothing.
install_openvino() {
    local place=$root/.deps/openvino new=$root/.deps/openvino.new
    [[ -f $place/openvino/cmake/OpenVINOConfig.cmake ]] && return
    make_venv
    rm -rf "$new"
    say "fetching OpenVINO $openvino_version: 60 MB to download, 180 MB on disk (some seconds) …"
    if "$venv/bin/python" -m pip install --no-compile --no-deps --target "$new" "openvino==$openvino_version" \
        >"$logs/pip-openvino.log" 2>&1 && [[ -f $new/openvino/cmake/OpenVINOConfig.cmake ]]; then
        rm -rf "$place" && mv "$new" "$place"
        reconfigure=1
    else
        rm -rf "$new"
        say "OpenVINO could not be fetched; detection has the engines plan and plain. (Log: $logs/pip-openvino.log)"
    fi
}

finds_libtorch() {
    local places=${CMAKE_PREFIX_PATH:-} folder place
    for folder in ${places//[:;]/ }; do
        for place in "$folder" "$folder/libtorch" "$folder/torch"; do
            [[ -f $place/lib/libtorch_cpu.so ]] && return 0
        done
    done
    return 1
}

# Says what there is to do before it is begun.
announce() {
    local missing=() preset=$1
    shift
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) && say "to do: ${#missing[@]} system packages, up to 310 MB to download and 1.2 GB on disk, about 3 minutes"
    [[ -f $torch_dir/torch/lib/libtorch_cpu.so ]] || finds_libtorch ||
        say "to do: LibTorch $torch_version, 545 MB to download and 1.3 GB on disk, about a minute"
    [[ -f $root/build/build.ninja ]] || say "to do: the build, $(minutes $(($(count_sources "$preset") * 5 / $(jobs_for_memory)))) with $(jobs_for_memory) jobs"
}

# The files that a build compiles, roughly.
count_sources() {
    local folders=("$root/core" "$root/app" "$root/widgets")
    [[ $1 == tests ]] && folders+=("$root/tests")
    find "${folders[@]}" -name '*.cpp' | wc -l
}

# build PRESET [TARGET…]: configures where needed and builds, with as many jobs as memory allows.
build() {
    local preset=$1 dir=$root/build-$1 jobs sources log status
    shift
    [[ $preset == release ]] && dir=$root/build
    if [[ $(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$dir/CMakeCache.txt" 2>/dev/null) != "$root" ]]; then
        rm -rf "$dir"
    fi
    if [[ ! -f $dir/build.ninja || -n ${reconfigure:-} ]]; then
        logged "cmake-$preset" "configuring" cmake -S "$root" --preset "$preset" ${configure_options[@]+"${configure_options[@]}"}
    fi
    jobs=$(jobs_for_memory)
    sources=$(ninja -C "$dir" -n "$@" 2>/dev/null | grep -c 'Building CXX' || true)
    ((sources)) && say "building $sources files in ${dir#"$root"/}, $jobs at a time ($(minutes $((sources * 5 / jobs)))) …"
    need_disk "$root" $((200 + sources * 3)) "building"
    log=$logs/build-$preset.log
    if [[ -t 1 ]]; then
        ninja -C "$dir" -j "$jobs" "$@" 2>&1 </dev/null | tee "$log" | sed -u '/^ninja: Entering\|Re-checking globbed/d'
        status=${PIPESTATUS[0]}
    else
        ninja -C "$dir" -j "$jobs" "$@" >"$log" 2>&1 </dev/null &
        wait_for_build $! "$log"
        status=$?
    fi
    if ((status)); then
        grep -A 25 -m 1 '^FAILED' "$log" >&2
        die_from_log "building" "$log"
    fi
}

# Without a terminal one line a minute instead of one a file.
wait_for_build() {
    local seconds=0
    while kill -0 "$1" 2>/dev/null; do
        sleep 1
        seconds=$((seconds + 1))
        ((seconds % 60 == 0)) && say "built $(grep -oE '^\[[0-9]+/[0-9]+\]' "$2" | tail -1)"
    done
    wait "$1"
}
