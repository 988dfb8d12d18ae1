#include "widgets/yolox/YoloxBench.h"

#include "core/graph/InitWeights.h"
#include "core/trace/Executor.h"
#include "widgets/detection/BundledModel.h"
#include "widgets/session/Pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

/// The input tensor as it looks: blue comes first in it, and its values are 0 to 255.
QImage imageOf(const Snapshot &input, int width, int height)
{
    const std::span<const float> values = input.floats();
    const auto plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y) {
        uchar *to = image.scanLine(y);
        const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x)
            for (const std::size_t channel : {2U, 1U, 0U})
                *to++ = static_cast<uchar>(values[channel * plane + row + x]);
    }
    return image;
}

RawOutput rawOf(std::vector<float> rows, int classes, int width, int height)
{
    const auto length = static_cast<std::size_t>(5 + classes);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i % length >= 4)
            rows[i] = 1 / (1 + std::exp(-rows[i]));
    return RawOutput(width, height, classes, std::move(rows));
}

YoloxModel freshModel(const YoloxChoice &choice, const std::vector<std::string> &classNames)
{
    YoloxModel model;
    model.spec = choice.spec;
    model.spec.classes = static_cast<int>(classNames.size());
    model.width = model.height = choice.size > 0 ? choice.size : model.spec.defaultSize();
    model.classNames = classNames;
    return model;
}

} // namespace

Result<std::shared_ptr<const YoloxBench::Opened>> YoloxBench::open(const YoloxChoice &choice,
                                                                   const std::vector<std::string> &classNames) const
{
    auto opened = std::make_shared<Opened>();
    opened->choice = choice;
    opened->stamp = FileStamp::of(choice.file);
    if (m_opened && m_opened->choice == choice && m_opened->stamp == opened->stamp
        && (!choice.file.isEmpty() || m_opened->model.classNames == classNames))
        return m_opened;
    if (choice.file.isEmpty()) {
        opened->model = freshModel(choice, classNames);
    } else {
        auto model = openModel(choice.file, choice.size);
        if (!model)
            return model.error();
        opened->model = *std::move(model);
    }
    YoloxModel &model = opened->model;
    GraphResult built = buildGraph(yoloxNetwork(model.spec, model.width, model.height), 1);
    if (!built.ok())
        return built.error(model.spec.name());
    opened->graph = *std::move(built.graph);
    if (choice.file.isEmpty())
        model.weights = initWeights(opened->graph, choice.seed);
    return std::shared_ptr<const Opened>(std::move(opened));
}

Result<std::shared_ptr<const YoloxRun>> YoloxBench::run(const YoloxChoice &choice,
                                                        const std::vector<std::string> &classNames,
                                                        const QImage &picture, const Cancel &cancel,
                                                        const std::function<void(double)> &progress)
{
    auto opened = open(choice, classNames);
    if (!opened)
        return opened.error();
    m_opened = *opened;
    const YoloxModel &model = m_opened->model;
    const LetterboxedPicture fitted = letterbox(toPicture(picture), model.width, model.height);
    TraceRequest request;
    request.graph = m_opened->graph;
    request.weights = model.weights;
    request.inputs = {{"images", fitted.input}};
    request.backward = false;
    request.cancel = cancel;
    request.progress = progress;
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();

    auto run = std::make_shared<YoloxRun>();
    run->choice = choice;
    run->spec = model.spec;
    run->name = QString::fromStdString(model.spec.name());
    run->classNames = model.classNames;
    run->warnings = model.warnings;
    run->geometry = fitted.geometry;
    run->input = imageOf(fitted.input, model.width, model.height);
    run->trace = *trace;
    run->rows = run->trace->output("head").toFloats();
    run->raw = rawOf(run->rows, model.spec.classes, model.width, model.height);
    run->decoded =
        std::make_shared<const DecodedRows>(CellGrid{model.width, model.height}, model.spec.classes, run->rows);
    return std::shared_ptr<const YoloxRun>(std::move(run));
}

} // namespace vitrine
