// Pictures of every feature map and gradient of one picture, and input.safetensors for `trace` and `explain`.

#include "app/cli/PictureInput.h"
#include "app/cli/Verb.h"
#include "core/io/PngWriter.h"
#include "core/io/Safetensors.h"
#include "core/tensor/MapGrid.h"
#include "core/trace/Executor.h"
#include "core/trace/Targets.h"

#include <algorithm>
#include <filesystem>

namespace vitrine {

namespace {

/// Whole pixels a value, so that small maps are large enough to see.
int zoomFor(const Shape &shape)
{
    const std::int64_t width = shape.size() >= 3 ? shape.back() : 1;
    return static_cast<int>(std::clamp<std::int64_t>(96 / std::max<std::int64_t>(1, width), 1, 16));
}

class RenderVerb : public Verb {
public:
    std::string name() const override { return "render"; }
    std::string description() const override { return "Pictures of every feature map and gradient of one picture"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
        app.add_option("--weights", m_weights, "Weights (*.safetensors)")->required();
        app.add_option("--image", m_image, "Picture to show the network")->required();
        app.add_option("--out", m_out, "Folder for the pictures")->required();
        addMode(app, m_mode);
        addSeed(app, m_common);
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        const auto trace = traceOf();
        if (!trace)
            return trace.error();
        std::error_code failed;
        std::filesystem::create_directories(m_out, failed);
        if (failed)
            return fail(VITRINE_TEXT("core", "The folder %1 can't be made: %2"), m_out, failed.message());
        Report report;
        report.json["files"] = nlohmann::ordered_json::array();
        int number = 0;
        for (const GraphBlock &block : (*trace)->graph.blocks) {
            const std::string start = (number < 10 ? "0" : "") + std::to_string(number) + "-" + block.id;
            ++number;
            if (auto drawn = draw((*trace)->output(block.id), start + "-forward.png", report); !drawn)
                return drawn.error();
            if (auto drawn = draw((*trace)->gradient(block.id), start + "-gradient.png", report); !drawn)
                return drawn.error();
        }
        if (auto written = writeInput(**trace); !written)
            return written.error();
        report.text = std::to_string(report.json["files"].size()) + " pictures in " + m_out + '\n';
        return report;
    }

private:
    Result<std::shared_ptr<const Trace>> traceOf() const
    {
        auto graph = loadGraph(m_network, 1);
        if (!graph)
            return graph.error();
        auto weights = loadWeights(m_weights, *graph);
        if (!weights)
            return weights.error();
        auto inputs = pictureInput(m_image, *graph);
        if (!inputs)
            return inputs.error();
        TraceRequest request;
        request.graph = std::move(*graph);
        request.weights = std::move(*weights);
        request.inputs = std::move(*inputs);
        request.mode = m_mode;
        request.device = m_common.device;
        request.seed = m_common.seed;
        return traceTowardsAnswer(std::move(request));
    }

    /// What was shown and asked, in the form that `trace` and `explain` take it.
    Result<void> writeInput(const Trace &trace) const
    {
        TensorMap tensors = trace.targets;
        for (const GraphBlock &block : trace.graph.blocks) {
            if (block.kind->type() == "Input")
                tensors[block.id] = trace.output(block.id);
        }
        return writeSafetensors(std::filesystem::path(m_out) / "input.safetensors", tensors);
    }

    Result<void> draw(const Snapshot &tensor, const std::string &file, Report &report) const
    {
        if (!tensor.valid())
            return {};
        MapGridOptions options;
        options.zoom = zoomFor(tensor.shape());
        // Signed values show which side of zero they are on; magnitudes how large they are.
        options.map = tensor.summary().min < 0 ? ColourMap::Diverging : ColourMap::Viridis;
        const auto image = drawMapGrid(tensor, 0, options);
        if (!image)
            return image.error();
        const std::string path = (std::filesystem::path(m_out) / file).string();
        report.json["files"].push_back(path);
        return writePng(path, *image);
    }

    std::string m_network;
    std::string m_weights;
    std::string m_image;
    std::string m_out;
    Mode m_mode = Mode::Eval;
};

} // namespace

std::unique_ptr<Verb> makeRenderVerb()
{
    return std::make_unique<RenderVerb>();
}

} // namespace vitrine
