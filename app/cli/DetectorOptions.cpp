#include "app/cli/DetectorOptions.h"

#include "app/cli/Resources.h"
#include "core/detection/ModelCatalogue.h"

#include <chrono>
#include <iostream>
#include <map>

namespace vitrine {

namespace {

const std::map<std::string, Precision> precisions{{"fp32", Precision::Float32},
                                                  {"bf16", Precision::BFloat16},
                                                  {"fp16", Precision::Float16},
                                                  {"int8", Precision::Int8}};

double millisecondsSince(std::chrono::steady_clock::time_point &start)
{
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double, std::milli>(now - std::exchange(start, now)).count();
}

} // namespace

Result<std::filesystem::path> modelFile(const std::string &nameOrPath)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(nameOrPath, ignored))
        return std::filesystem::path(nameOrPath);
    if (nameOrPath == "shapes-demo") // comes with the program
        return resourceFolder() / "models" / "yolox-pico-shapes.safetensors";
    const auto catalogue = readModelCatalogue(modelCatalogueFile());
    if (!catalogue)
        return catalogue.error();
    return resolveModel(nameOrPath, *catalogue);
}

void addModel(CLI::App &app, DetectorOptions &options)
{
    static const std::map<std::string, EngineChoice> engines{{"auto", EngineChoice::Auto},
                                                             {"plan", EngineChoice::Plan},
                                                             {"plain", EngineChoice::Plain},
                                                             {"openvino", EngineChoice::OpenVino}};
    app.add_option(
           "--model", options.model,
           "Weights of a YOLOX (*.pth, *.onnx, *.safetensors), or a known name: nano, tiny, s, m, l, x, darknet53; "
           "shapes-demo, which comes with the program")
        ->required();
    app.add_option("--size", options.size, "Side of the network's input; 0: the model's own")
        ->check(CLI::Range(0, 4096));
    app.add_option("--classes", options.classes, "Names of the classes, one a line (default: COCO's)");
    addChoice(app, "--engine", options.engine, engines, "auto, plan (default), plain or openvino");
    addChoice(app, "--precision", options.precision, precisions, "fp32 (default), bf16, fp16 or int8");
    app.add_flag("--legacy", options.oldNormalisation, "Normalise as weights of YOLOX 0.1 expect it");
}

void addThresholds(CLI::App &app, DetectorOptions &options)
{
    app.add_option("--conf", options.nms.confidence, "Least score of a detection")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    app.add_option("--nms", options.nms.iou, "A box that overlaps a better one by more than this IoU is dropped")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    app.add_flag("--class-agnostic", options.nms.classAgnostic, "Boxes of different classes drop each other too");
    app.add_option("--max", options.nms.limit, "Most detections of a picture; 0: all")
        ->check(CLI::Range(0, 1000000))
        ->capture_default_str();
}

Result<OpenDetector> openDetector(const DetectorOptions &options, DeviceChoice device)
{
    const auto file = modelFile(options.model);
    if (!file)
        return file.error();
    auto model = openYolox(*file, {options.size, options.classes});
    if (!model)
        return model.error();
    auto engine = makeEngine(*model, {options.engine, options.precision, device});
    if (!engine)
        return engine.error();
    for (const Message &warning : model->warnings)
        std::cerr << "vitrine-cli: " << warning.text() << '\n';
    model->weights.clear(); // the engine has its own
    return OpenDetector{std::move(*model), std::move(*engine)};
}

Result<PictureDetections> detect(const OpenDetector &detector, const DetectorOptions &options, const Picture &picture)
{
    PictureDetections found;
    auto clock = std::chrono::steady_clock::now();
    const LetterboxedPicture input =
        letterbox(picture, detector.model.width, detector.model.height,
                  options.oldNormalisation ? YoloxNormalisation::ImageNet : YoloxNormalisation::None);
    found.preprocess = millisecondsSince(clock);
    const auto raw = detector.engine->run(input.input);
    if (!raw)
        return raw.error();
    found.network = millisecondsSince(clock);
    found.geometry = input.geometry;
    found.candidates = decode(*raw);
    found.result = suppress(found.candidates, options.nms);
    found.postprocess = millisecondsSince(clock);
    return found;
}

const char *nameOf(Precision precision)
{
    for (const auto &[name, value] : precisions)
        if (value == precision)
            return name.c_str();
    return "";
}

} // namespace vitrine
