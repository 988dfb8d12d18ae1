#include "core/detection/YoloxModel.h"

#include "core/base/JsonReader.h"
#include "core/base/ReadFile.h"
#include "core/base/Shortened.h"
#include "core/detection/YoloxOnnx.h"
#include "core/graph/Graph.h"
#include "core/io/OnnxReader.h"
#include "core/io/Pth.h"
#include "core/io/Safetensors.h"
#include "core/io/Weights.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <sstream>

namespace vitrine {

namespace {

constexpr int finestSize = 32, largestSize = 4096;
constexpr const char *classesEntry = "classes", *sizeEntry = "input_size";

/// Weights as a file of any of the formats has them.
struct FoundWeights {
    TensorMap tensors;
    int width = 0; ///< 0: the file does not say
    int height = 0;
    std::string act; ///< empty: the file does not say
    std::vector<std::string> classNames; ///< empty: the file does not say
    std::vector<Message> warnings;
};

std::string endingOf(const std::filesystem::path &file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

/// A training's checkpoint holds more than weights; these have a prefix.
void keepTrained(TensorMap &tensors)
{
    constexpr std::string_view prefix = "tensor/";
    TensorMap trained;
    for (auto &[name, tensor] : tensors)
        if (std::string_view(name).starts_with(prefix))
            trained.emplace(name.substr(prefix.size()), tensor);
    if (!trained.empty())
        tensors = std::move(trained);
}

/// What yoloxMetadata() says there; a file from elsewhere may say anything, of which what makes no sense is passed
/// over.
FoundWeights withMetadata(Safetensors file)
{
    FoundWeights found{std::move(file.tensors), 0, 0, {}, {}, {}};
    const auto textOf = [&file](const char *name) {
        const auto entry = file.metadata.find(name);
        return entry == file.metadata.end() ? std::string() : entry->second;
    };
    if (const auto names = readJsonText(textOf(classesEntry), classesEntry); names && names->is_array())
        for (const auto &name : *names)
            found.classNames.push_back(name.is_string() ? shortened(name.get_ref<const std::string &>()) : "?");
    const auto size = readJsonText(textOf(sizeEntry), sizeEntry);
    const auto isSide = [](const auto &side) { return side.is_number_integer() && side > 0 && side <= largestSize; };
    if (size && size->is_array() && size->size() == 2 && std::ranges::all_of(*size, isSide)) {
        found.width = (*size)[0].get<int>();
        found.height = (*size)[1].get<int>();
    }
    return found;
}

Result<FoundWeights> readWeights(const std::filesystem::path &file)
{
    const std::string ending = endingOf(file);
    if (ending == ".onnx") {
        const auto model = readOnnx(file);
        if (!model)
            return model.error();
        auto found = yoloxWeights(*model, file.string());
        if (!found)
            return found.error();
        return FoundWeights{std::move(found->weights), found->width, found->height, found->act, {}, {}};
    }
    if (ending == ".safetensors") {
        auto read = readSafetensors(file);
        if (!read)
            return read.error();
        keepTrained(read->tensors);
        return withMetadata(*std::move(read));
    }
    if (ending == ".pth" || ending == ".pt" || ending == ".tar" || ending == ".ckpt") {
        auto read = readPth(file);
        if (!read)
            return read.error();
        return FoundWeights{std::move(read->tensors), 0, 0, {}, {}, std::move(read->warnings)};
    }
    return fail(
        VITRINE_TEXT("core", "%1 is no file of weights that is known: it must end in .pth, .onnx or .safetensors."),
        file.string());
}

/// Trained on several GPUs, every name has "module." in front.
void dropModulePrefix(TensorMap &tensors)
{
    constexpr std::string_view prefix = "module.";
    if (tensors.empty() || !std::all_of(tensors.begin(), tensors.end(), [&](const auto &entry) {
            return std::string_view(entry.first).starts_with(prefix);
        }))
        return;
    TensorMap renamed;
    for (auto &[name, tensor] : tensors)
        renamed.emplace(name.substr(prefix.size()), std::move(tensor));
    tensors = std::move(renamed);
}

Result<void> checkFinite(const TensorMap &weights, const std::string &file)
{
    for (const auto &[name, tensor] : weights) {
        if (tensor.dtype() == DType::Int64)
            continue;
        for (std::int64_t i = 0; i < tensor.elementCount(); ++i)
            if (!std::isfinite(tensor.flat(i)))
                return fail(VITRINE_TEXT("core", "%1: the tensor %2 holds %3; such weights detect nothing."), file,
                            name, tensor.flat(i));
    }
    return {};
}

Result<std::vector<std::string>> classNames(const std::filesystem::path &file, int classes,
                                            const std::vector<std::string> &known)
{
    std::vector<std::string> names;
    if (file.empty() && static_cast<int>(known.size()) == classes)
        return known;
    if (file.empty() && classes == static_cast<int>(cocoClasses().size()))
        return cocoClasses();
    if (file.empty()) {
        for (int i = 0; i < classes; ++i)
            names.push_back(std::to_string(i));
        return names;
    }
    const auto text = readFile(file, 1 << 20);
    if (!text)
        return text.error();
    std::istringstream lines(std::string(text->begin(), text->end()));
    for (std::string line; std::getline(lines, line);) {
        while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())))
            line.pop_back();
        if (!line.empty())
            names.push_back(line);
    }
    if (static_cast<int>(names.size()) != classes)
        return fail(VITRINE_TEXT("core", "%1 has %2 class names, one a line; these weights tell %3 classes apart."),
                    file.string(), names.size(), classes);
    return names;
}

Result<void> checkSize(int size, const std::string &file)
{
    if (size % finestSize == 0 && size >= finestSize && size <= largestSize)
        return {};
    return fail(
        VITRINE_TEXT("core", "%1: an input of %2 pixels is not possible; it must be a multiple of 32, up to %3."), file,
        size, largestSize);
}

Result<YoloxModel> modelOf(FoundWeights found, const std::filesystem::path &file, const YoloxOptions &options)
{
    dropModulePrefix(found.tensors);
    const auto spec = recogniseYolox(found.tensors, file.string());
    if (!spec)
        return spec.error();

    YoloxModel model;
    model.spec = *spec;
    if (!found.act.empty())
        model.spec.act = found.act;
    model.file = file;
    model.warnings = std::move(found.warnings);
    const int size = options.size > 0 ? options.size : model.spec.defaultSize();
    model.width = options.size > 0 || found.width == 0 ? size : found.width;
    model.height = options.size > 0 || found.height == 0 ? size : found.height;
    for (const int side : {model.width, model.height})
        if (auto checked = checkSize(side, file.string()); !checked)
            return checked.error();

    const GraphResult graph = buildGraph(yoloxNetwork(model.spec, model.width, model.height), 1);
    if (!graph.ok())
        return graph.error(file.string());
    auto fitted = fitWeights(graph.graph->weights(), std::move(found.tensors), file.string());
    if (!fitted)
        return fitted.error();
    model.weights = std::move(fitted->tensors);
    std::move(fitted->warnings.begin(), fitted->warnings.end(), std::back_inserter(model.warnings));
    if (auto checked = checkFinite(model.weights, file.string()); !checked)
        return checked.error();
    auto names = classNames(options.classesFile, model.spec.classes, found.classNames);
    if (!names)
        return names.error();
    model.classNames = std::move(*names);
    return model;
}

} // namespace

Result<YoloxModel> openYolox(const std::filesystem::path &file, const YoloxOptions &options)
{
    auto found = readWeights(file);
    if (!found)
        return found.error();
    return modelOf(*std::move(found), file, options);
}

Result<YoloxModel> parseYolox(std::span<const std::byte> bytes, const std::string &name, const YoloxOptions &options)
{
    auto read = parseSafetensors(bytes, name);
    if (!read)
        return read.error();
    return modelOf(withMetadata(*std::move(read)), name, options);
}

std::map<std::string, std::string> yoloxMetadata(const std::vector<std::string> &classNames, int width, int height)
{
    return {{classesEntry, nlohmann::json(classNames).dump()},
            {sizeEntry, nlohmann::json(std::vector<int>{width, height}).dump()}};
}

} // namespace vitrine
