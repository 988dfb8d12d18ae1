#include "app/cli/BenchVideo.h"

#include "app/cli/BenchDetection.h"
#include "core/base/Belt.h"
#include "core/detection/Detector.h"
#include "core/detection/Nms.h"

#ifdef VITRINE_HAS_VISION
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoWriter.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iterator>
#include <optional>
#include <thread>
#endif

namespace vitrine {

#ifdef VITRINE_HAS_VISION

namespace {

constexpr int width = 1920, height = 1080, frames = 100;
constexpr std::size_t queueLength = 2;
const NmsSettings thresholds{0.3F, 0.45F, false, 300, {}};

/// The file that is measured, gone with this object.
struct TemporaryVideo {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("vitrine-bench-" + std::to_string(getpid()) + ".mp4");
    ~TemporaryVideo()
    {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

/// Stripes that wander over a grained ground, so that neither codec nor network has nothing to do.
Picture pictureOf(int index)
{
    std::vector<std::uint8_t> rgb(std::size_t{width} * height * 3);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int grain = ((x >> 2) * 7919 ^ (y >> 2) * 104729) & 31;
            rgb[at++] = static_cast<std::uint8_t>((x + 4 * index) / 8 + grain);
            rgb[at++] = static_cast<std::uint8_t>((y + 2 * index) / 5 + grain);
            rgb[at++] = static_cast<std::uint8_t>((x + y + 8 * index) / 12 + grain);
        }
    return Picture::of(width, height, 3, std::move(rgb));
}

Result<void> writeVideo(const std::filesystem::path &file)
{
    auto writer = VideoWriter::open(file, 30, width, height);
    if (!writer)
        return writer.error();
    for (int i = 0; i < frames; ++i)
        if (auto done = (*writer)->write(pictureOf(i)); !done)
            return done;
    return (*writer)->finish();
}

struct Prepared {
    Picture picture;
    LetterboxedPicture input;
};
struct Detected {
    Picture picture;
    LetterboxGeometry geometry;
    RawOutput raw;
};

/// The picture with the boxes' outlines, as one would keep it.
Picture annotate(const Picture &picture, const std::vector<Box> &boxes)
{
    std::vector<std::uint8_t> rgb(picture.bytes().begin(), picture.bytes().end());
    const auto fill = [&rgb](int x1, int y1, int x2, int y2) {
        x1 = std::clamp(x1, 0, width);
        x2 = std::clamp(x2, x1, width);
        for (int y = std::clamp(y1, 0, height); y < std::clamp(y2, 0, height); ++y) {
            const auto row = rgb.begin() + static_cast<std::ptrdiff_t>(y) * width * 3;
            std::fill(row + x1 * 3, row + x2 * 3, std::uint8_t{255});
        }
    };
    constexpr int line = 3;
    for (const Box &box : boxes) {
        const auto x1 = static_cast<int>(box.x1), y1 = static_cast<int>(box.y1);
        const auto x2 = static_cast<int>(box.x2), y2 = static_cast<int>(box.y2);
        fill(x1, y1, x2, y1 + line);
        fill(x1, y2 - line, x2, y2);
        fill(x1, y1, x1 + line, y2);
        fill(x2 - line, y1, x2, y2);
    }
    return Picture::of(width, height, 3, std::move(rgb));
}

Picture finish(const Detected &frame)
{
    const Candidates candidates = decode(frame.raw);
    const NmsResult result = suppress(candidates, thresholds);
    std::vector<Box> boxes;
    std::transform(result.kept.begin(), result.kept.end(), std::back_inserter(boxes), [&](int cell) {
        return frame.geometry.toPicture(candidates.boxes[static_cast<std::size_t>(cell)]);
    });
    return annotate(frame.picture, boxes);
}

struct Bench1080 {
    std::filesystem::path file;
    YoloxModel model;
    std::unique_ptr<Engine> engine;

    int decodeAll(Belt<Prepared> *belt) const;
    int runAll() const;
};

/// Reads the file; with a belt, prepares its frames and puts them there. How many there were.
int Bench1080::decodeAll(Belt<Prepared> *belt) const
{
    const auto video = openVideoFile(file);
    int count = 0;
    while (video.ok()) {
        auto frame = (*video)->next();
        if (!frame || !*frame)
            break;
        ++count;
        if (belt) {
            auto input = letterbox((*frame)->picture, model.width, model.height);
            belt->put({std::move((*frame)->picture), std::move(input)});
        }
    }
    if (belt)
        belt->end();
    return count;
}

/// All stages beside each other, the network in the calling thread. How many frames came out.
int Bench1080::runAll() const
{
    Belt<Prepared> prepared(queueLength);
    Belt<Detected> detected(queueLength);
    int count = 0;
    std::jthread reader([&] { (void)decodeAll(&prepared); });
    std::jthread painter([&] {
        while (const auto frame = detected.take())
            count += finish(*frame).valid() ? 1 : 0;
    });
    while (auto frame = prepared.take())
        if (auto raw = engine->run(frame->input.input); raw.ok())
            detected.put({std::move(frame->picture), frame->input.geometry, std::move(*raw)});
    detected.end();
    painter.join();
    return count;
}

/// Processor time of all threads: what a machine that is busy with other things does not change.
double cpuMilliseconds(const std::function<void()> &work)
{
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

Result<nlohmann::ordered_json> benchVideo(const BenchOptions &options)
{
    const TemporaryVideo video;
    if (auto written = writeVideo(video.path); !written)
        return written.error();
    Bench1080 bench{video.path, freshModel(yoloxFamily()[0]), nullptr};
    auto engine = makeEngine(bench.model, {EngineChoice::Plan, Precision::Float32, options.device});
    if (!engine)
        return engine.error();
    bench.engine = std::move(*engine);
    const Picture picture = pictureOf(0);
    const LetterboxedPicture input = letterbox(picture, bench.model.width, bench.model.height);
    const auto raw = bench.engine->run(input.input);
    if (!raw)
        return raw.error();
    int read = 0, through = 0;
    std::vector<double> networkCpu, frameCpu;
    const auto times = measureInTurns(options.runs / 4 + 1,
                                      {[&] {
                                           networkCpu.push_back(cpuMilliseconds([&] {
                                               for (int i = 0; i < frames; ++i)
                                                   (void)bench.engine->run(input.input).ok();
                                           }));
                                       },
                                       [&] { frameCpu.push_back(cpuMilliseconds([&] { through = bench.runAll(); })); },
                                       [&] { read = bench.decodeAll(nullptr); },
                                       [&] { (void)letterbox(picture, bench.model.width, bench.model.height); },
                                       [&] {
                                           (void)finish({picture, input.geometry, *raw});
                                       }});
    if (read != frames || through != frames)
        return fail(VITRINE_TEXT("core", "Of %1 frames %2 were read and %3 came through."), frames, read, through);
    std::vector<double> shares;
    std::transform(times[0].begin(), times[0].end(), times[1].begin(), std::back_inserter(shares), std::divides<>());
    const double frame = median(times[1]) / frames, network = median(times[0]) / frames;
    return nlohmann::ordered_json{{"median_ms", frame},
                                  {"frames_per_second", 1000 / frame},
                                  {"network_ms", network},
                                  {"share", median(shares)},
                                  {"network_cpu_ms", median(networkCpu) / frames},
                                  {"frame_cpu_ms", median(frameCpu) / frames},
                                  {"read_ms", median(times[2]) / frames},
                                  {"letterbox_ms", median(times[3])},
                                  {"postprocess_ms", median(times[4])},
                                  {"cores", std::thread::hardware_concurrency()}};
}

#else

Result<nlohmann::ordered_json> benchVideo(const BenchOptions &)
{
    return fail(VITRINE_TEXT("core", "This vitrine-cli was built without videos."));
}

#endif

} // namespace vitrine
