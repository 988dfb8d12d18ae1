# The main job without a window: LeNet-5 traced on a picture, every feature map and gradient drawn, one number explained.
# Sourced by run.sh.

run_headless() {
    local cli=$root/build/bin/vitrine-cli network=$root/resources/networks/lenet-5.vitrine.json
    local weights=$root/resources/models/lenet-5.safetensors picture=${1:-$root/resources/models/digit.png}
    local out=$root/pictures
    [[ -f $picture ]] || die "no such picture: $picture"
    mkdir -p "$out" || die "can't make the folder $out"
    say "showing LeNet-5 $picture and drawing every feature map and gradient …"
    "$cli" render "$network" --weights "$weights" --image "$picture" --out "$out" >"$logs/render.log" || die "drawing failed (see above)."
    say "recording the whole pass, forward and backward …"
    "$cli" trace "$network" --weights "$weights" --input "$out/input.safetensors" --out "$out/trace.safetensors" >"$logs/trace.log" ||
        die "the trace failed (see above)."
    say "how one number of the first convolution came about:"
    "$cli" explain "$network" --weights "$weights" --input "$out/input.safetensors" --block c1 --index 0,0,14,14 ||
        die "the explanation failed (see above)."
    say "the pictures are in $out ($(find "$out" -name '*.png' | wc -l) of them), the whole trace in $out/trace.safetensors."
}
