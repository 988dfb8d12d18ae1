#include "core/detection/YoloxModel.h"

#include "core/data/InputFormat.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace vitrine {

namespace {

struct Member {
    const char *name;
    YoloxSpec spec;
};

/// The published ones, smallest first, and Vitrine's own behind them.
const std::array<Member, 8> &members()
{
    using enum YoloxSpec::Backbone;
    static const std::array<Member, 8> family{{
        {"YOLOX-Nano", {CspDarknet, 0.33, 0.25, true, "silu", 80}},
        {"YOLOX-Tiny", {CspDarknet, 0.33, 0.375, false, "silu", 80}},
        {"YOLOX-S", {CspDarknet, 0.33, 0.5, false, "silu", 80}},
        {"YOLOX-M", {CspDarknet, 0.67, 0.75, false, "silu", 80}},
        {"YOLOX-L", {CspDarknet, 1, 1, false, "silu", 80}},
        {"YOLOX-X", {CspDarknet, 1.33, 1.25, false, "silu", 80}},
        {"YOLOX-Darknet53", {Darknet53, 1, 1, false, "lrelu", 80}},
        {"YOLOX-Pico", {CspDarknet, 0.33, 0.0625, false, "silu", 80}},
    }};
    return family;
}

const Member *memberOf(YoloxSpec spec)
{
    spec.classes = 80; // trained on other classes it is still the same
    const auto found =
        std::find_if(members().begin(), members().end(), [&spec](const Member &member) { return member.spec == spec; });
    return found == members().end() ? nullptr : &*found;
}

/// How many bottlenecks the first stage of a CSPDarknet has: the published depths are thirds of them.
int bottlenecks(const TensorMap &weights)
{
    int count = 0;
    while (weights.contains("backbone.backbone.dark2.1.m." + std::to_string(count) + ".conv1.conv.weight"))
        ++count;
    return count;
}

Block block(std::string id, std::string type, std::map<std::string, ParamValue, std::less<>> params)
{
    return {std::move(id), std::move(type), std::move(params), {}, {}};
}

} // namespace

std::string YoloxSpec::name() const
{
    const Member *member = memberOf(*this);
    return member ? member->name : "YOLOX";
}

int YoloxSpec::defaultSize() const
{
    if (backbone == Backbone::CspDarknet && width < 0.1)
        return 160;
    return backbone == Backbone::CspDarknet && width < 0.5 ? 416 : 640;
}

const std::vector<YoloxSpec> &yoloxFamily()
{
    static const std::vector<YoloxSpec> family = [] {
        std::vector<YoloxSpec> specs;
        for (const Member &member : std::span(members()).first(members().size() - 1))
            specs.push_back(member.spec);
        return specs;
    }();
    return family;
}

YoloxSpec yoloxPico(int classes)
{
    YoloxSpec spec = members().back().spec;
    spec.classes = classes;
    return spec;
}

Result<YoloxSpec> recogniseYolox(const TensorMap &weights, const std::string &file)
{
    const auto find = [&weights](const char *name) {
        const auto found = weights.find(name);
        return found != weights.end() && found->second.shape().size() == 4 ? &found->second : nullptr;
    };
    YoloxSpec spec;
    const Snapshot *const classes = find("head.cls_preds.0.weight");
    const Snapshot *const focus = find("backbone.backbone.stem.conv.conv.weight");
    const Snapshot *const darknet = find("backbone.backbone.stem.0.conv.weight");
    if (!classes || (!focus && !darknet))
        return fail(VITRINE_TEXT("core", "%1 holds no YOLOX: it lacks the tensors %2 that the official weights have."),
                    file, classes ? "backbone.backbone.stem.…" : "head.cls_preds.0.weight");
    spec.classes = static_cast<int>(std::min<std::int64_t>(classes->shape()[0], 1 << 16));
    if (darknet) {
        spec.backbone = YoloxSpec::Backbone::Darknet53;
        spec.act = "lrelu";
        return spec;
    }
    spec.width = static_cast<double>(focus->shape()[0]) / 64;
    spec.depthwise = weights.contains("backbone.backbone.dark2.0.dconv.conv.weight");
    const int count = bottlenecks(weights);
    spec.depth = count / 3.0;
    // 0.33 and 0.67 stand for one and two thirds.
    for (const Member &member : members())
        if (member.spec.backbone == spec.backbone && std::lround(member.spec.depth * 3) == count)
            spec.depth = member.spec.depth;
    return spec;
}

Network yoloxNetwork(const YoloxSpec &spec, int width, int height)
{
    Network network;
    network.name = spec.name();
    Block images = block("images", "Input", {{"shape", std::vector<std::int64_t>{3, height, width}}});
    writeInputFormat({255, {}, {}, ChannelOrder::Bgr, FitMode::Letterbox, false}, images.params);
    network.blocks.push_back(std::move(images));
    const bool isDarknet = spec.backbone == YoloxSpec::Backbone::Darknet53;
    if (isDarknet)
        network.blocks.push_back(block("backbone", "YOLOFPN", {}));
    else
        network.blocks.push_back(
            block("backbone", "YOLOPAFPN",
                  {{"depth", spec.depth}, {"width", spec.width}, {"depthwise", spec.depthwise}, {"act", spec.act}}));
    network.blocks.push_back(block("head", "YOLOXHead",
                                   {{"num_classes", std::int64_t(spec.classes)},
                                    {"width", isDarknet ? 1.0 : spec.width},
                                    {"depthwise", spec.depthwise},
                                    {"act", spec.act}}));
    network.connections.push_back({{"images", 0}, {"backbone", 0}, {}});
    for (int port = 0; port < 3; ++port)
        network.connections.push_back({{"backbone", port}, {"head", port}, {}});
    return network;
}

const std::vector<std::string> &cocoClasses()
{
    static const std::vector<std::string> names{"person",        "bicycle",      "car",
                                                "motorcycle",    "airplane",     "bus",
                                                "train",         "truck",        "boat",
                                                "traffic light", "fire hydrant", "stop sign",
                                                "parking meter", "bench",        "bird",
                                                "cat",           "dog",          "horse",
                                                "sheep",         "cow",          "elephant",
                                                "bear",          "zebra",        "giraffe",
                                                "backpack",      "umbrella",     "handbag",
                                                "tie",           "suitcase",     "frisbee",
                                                "skis",          "snowboard",    "sports ball",
                                                "kite",          "baseball bat", "baseball glove",
                                                "skateboard",    "surfboard",    "tennis racket",
                                                "bottle",        "wine glass",   "cup",
                                                "fork",          "knife",        "spoon",
                                                "bowl",          "banana",       "apple",
                                                "sandwich",      "orange",       "broccoli",
                                                "carrot",        "hot dog",      "pizza",
                                                "donut",         "cake",         "chair",
                                                "couch",         "potted plant", "bed",
                                                "dining table",  "toilet",       "tv",
                                                "laptop",        "mouse",        "remote",
                                                "keyboard",      "cell phone",   "microwave",
                                                "oven",          "toaster",      "sink",
                                                "refrigerator",  "book",         "clock",
                                                "vase",          "scissors",     "teddy bear",
                                                "hair drier",    "toothbrush"};
    return names;
}

} // namespace vitrine
