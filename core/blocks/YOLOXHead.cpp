#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

#include <cmath>

namespace vitrine {
namespace {

/// YOLOX's decoupled head (arXiv 2107.08430): for each of three maps a 1×1 stem, then one branch for the classes and
/// one for box and objectness. Inputs [N, C, H, W] at strides 8, 16, 32 → [N, cells, 5 + classes]: raw x, y, w, h,
/// objectness and class scores (no sigmoid, no decoding) of the cells of each map in row-major order, fine maps first.
class YOLOXHead : public CompositeBlock {
public:
    std::string type() const override { return "YOLOXHead"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "YOLOX's head: for each cell of three maps a box, whether there is an object, and its class."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    PortCount inputs() const override { return {3, 3}; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y[n,cell] = (reg, obj, cls)"; }

private:
    /// One map's branches; [N, 5 + classes, H·W].
    static Endpoint addLevel(CompositeBuilder &parts, const Params &params, int level);

    std::vector<ParameterSpec> m_parameters = {numClassesSpec(), widthSpec("width"), depthwiseSpec(), actSpec()};
};

Result<std::vector<Shape>> YOLOXHead::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    std::int64_t cells = 0;
    for (const Shape &input : inputs) {
        if (Result<void> ranked = needSpatial(type(), input, 2); !ranked)
            return ranked.error();
        if (input[0] != inputs[0][0])
            return fail(VITRINE_TEXT("core", "its inputs %1 and %2 have batches of different size."),
                        toString(inputs[0]), toString(input));
        cells += input[2] * input[3];
    }
    return std::vector<Shape>{{inputs[0][0], cells, 5 + params.integer("num_classes")}};
}

Endpoint YOLOXHead::addLevel(CompositeBuilder &parts, const Params &params, int level)
{
    const std::string at = "." + std::to_string(level);
    const std::int64_t channels = scaledChannels(256, params.real("width"));
    const std::string &act = params.choice("act");
    const auto branch = [&](const std::string &name, const Endpoint &from) {
        Endpoint last = from;
        for (int i = 0; i < 2; ++i)
            last = parts.add(name + at + "." + std::to_string(i), params.boolean("depthwise") ? "DWConv" : "BaseConv",
                             {{"out_channels", channels}, {"kernel_size", 3}, {"act", act}}, last);
        return last;
    };
    const auto predict = [&](const std::string &name, std::int64_t count, const Endpoint &from) {
        return parts.add(name + at, "Conv2d", {{"out_channels", count}, {"kernel_size", 1}}, from);
    };
    const Endpoint stem = parts.add("stems" + at, "BaseConv",
                                    {{"out_channels", channels}, {"kernel_size", 1}, {"act", act}}, parts.input(level));
    const Endpoint classFeatures = branch("cls_convs", stem);
    const Endpoint classes = predict("cls_preds", params.integer("num_classes"), classFeatures);
    const Endpoint boxFeatures = branch("reg_convs", stem);
    const Endpoint boxes = predict("reg_preds", 4, boxFeatures);
    const Endpoint objects = predict("obj_preds", 1, boxFeatures);
    const Endpoint all = parts.add("outputs" + at, "Concat", {{"dim", 1}}, {boxes, objects, classes});
    return parts.add("flat" + at, "Flatten", {{"start_dim", 2}}, all);
}

Expansion YOLOXHead::expand(const Params &params, std::span<const Shape>) const
{
    CompositeBuilder parts(3);
    std::vector<Endpoint> levels;
    for (int level = 0; level < 3; ++level)
        levels.push_back(addLevel(parts, params, level));
    const Endpoint cells = parts.add("cells", "Concat", {{"dim", 2}}, levels);
    const Endpoint rows = parts.add("rows", "Permute", {{"dims", std::vector<std::int64_t>{0, 2, 1}}}, cells);
    Expansion expansion = std::move(parts).finish({rows});
    // Each score starts at the prior probability 0.01, so that the many cells without an object do not drown the others
    // at first (RetinaNet, arXiv 1708.02002; yolo_head.py, initialize_biases).
    constexpr double prior = 0.01;
    for (int level = 0; level < 3; ++level)
        for (const char *name : {"cls_preds.", "obj_preds."})
            expansion.starts.emplace(name + std::to_string(level) + ".bias", -std::log((1 - prior) / prior));
    return expansion;
}

} // namespace

std::unique_ptr<BlockKind> makeYOLOXHead()
{
    return std::make_unique<YOLOXHead>();
}

} // namespace vitrine
