# What test.sh runs. Each function appends its name to `failures` where something failed. Sourced by test.sh.

# Finds a display for the tests that want one: the one there is, or a virtual one.
under_display() {
    if has_display || ! have xvfb-run; then
        "$@"
    else
        xvfb-run -a -s "-screen 0 1600x1200x24" "$@"
    fi
}

# run_ctest FOLDER [all]
run_ctest() {
    local dir=$root/$1 log=$logs/ctest-$1.log exclude=(-LE "slow|soak") jobs=$(nproc)
    [[ ${2:-} == all ]] && exclude=()
    say "running the ${2:-quick} tests of $1 …"
    (cd "$dir" && under_display ctest --output-on-failure --no-tests=error -j "$jobs" ${exclude[@]+"${exclude[@]}"}) 2>&1 | tee "$log"
    ((PIPESTATUS[0])) && failures+=("ctest in $1")
    if [[ ${VITRINE_REQUIRE_SHARED:-0} == 1 ]] && grep -qi '^SKIP.*shared' "$dir/Testing/Temporary/LastTest.log"; then
        grep -i -m 3 '^SKIP.*shared' "$dir/Testing/Temporary/LastTest.log"
        failures+=("shared data (VITRINE_REQUIRE_SHARED=1, and tests were skipped for want of it)")
    fi
}

run_sanitizers() {
    local preset
    for preset in asan tsan; do
        build "$preset"
        run_ctest "build-$preset"
    done
}

# Every parser for VITRINE_FUZZ_SECONDS (60), from the samples in tests/fuzz/corpus/<target>; what crashes it stays in
# build-fuzz/findings.
run_fuzzing() {
    local seconds=${VITRINE_FUZZ_SECONDS:-60} target name corpus findings=$root/build-fuzz/findings log
    build fuzz
    mkdir -p "$findings"
    for target in "$root"/build-fuzz/bin/fuzz_*; do
        [[ -x $target ]] || continue
        name=$(basename "$target")
        corpus=$root/build-fuzz/corpus/$name
        log=$logs/$name.log
        mkdir -p "$corpus"
        say "fuzzing $name for $seconds s …"
        "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
            -artifact_prefix="$findings/$name-" "$corpus" $(samples_of "$name") >"$log" 2>&1 || {
            failures+=("$name (see $log)")
            grep -m 5 -E 'ERROR|SUMMARY|runtime error' "$log"
        }
        say "$name: $(sed -nE 's/^stat::number_of_executed_units: +//p' "$log") inputs"
    done
}

samples_of() { [[ -d $root/tests/fuzz/corpus/$1 ]] && echo "$root/tests/fuzz/corpus/$1"; }

# Exports run under Python: VITRINE_PYTHON, if that one has the packages, else an environment of their own. PyPI's torch
# does not start in Python without its CUDA libraries, hence the size.
run_interop() {
    local dir=$root/.deps/interop python=${VITRINE_PYTHON:-} modules="torch, safetensors, onnx, onnxruntime, numpy"
    if [[ -n $python ]]; then
        "$python" -c "import $modules" >"$logs/interop-python.log" 2>&1 || die "VITRINE_PYTHON=$python lacks one of $modules."
    else
        python=$dir/bin/python
        if [[ ! -f $dir/.complete ]]; then
            say "fetching torch $torch_version, safetensors, onnx, onnxruntime and numpy for Python: 2.5 GB to download, 6 GB on disk (5 to 15 minutes) …"
            need_disk "$root" 9000 "the Python packages"
            rm -rf "$dir"
            logged interop-venv "making a Python environment" /usr/bin/python3 -m venv "$dir"
            mkdir -p "$root/.deps/tmp"
            downloaded interop-pip "fetching Python packages" env TMPDIR="$root/.deps/tmp" \
                "$python" -m pip install "torch==$torch_version" safetensors onnx onnxruntime numpy
            rm -rf "$root/.deps/tmp"
            touch "$dir/.complete"
        fi
    fi
    say "running exports under Python …"
    VITRINE_CLI=$root/build/bin/vitrine-cli "$python" "$root/tests/interop/run.py" || failures+=("interop")
}
