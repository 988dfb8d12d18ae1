#include "core/blocks/BlockKind.h"
#include "core/data/PlaneFeatures.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::size_t mostDimensions = 4;

/// Where a tensor enters the network: [C, H, W] for pictures, 1 to 4 dimensions without the batch. Its parameters also
/// say what a picture must become to fit (core/data/InputFormat.h), or a point of the plane
/// (core/data/PlaneFeatures.h).
class Input final : public BlockKind {
public:
    std::string type() const override { return "Input"; }
    Category category() const override { return Category::Input; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Where a tensor enters the network; also says what a picture must become."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    PortCount inputs() const override { return {0, 0}; }
    std::string formula(Pass pass) const override { return pass == Pass::Forward ? "y = x" : "∂L/∂x = ∂L/∂y"; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override
    {
        return context.output(index, port);
    }
};

const std::vector<ParameterSpec> &Input::parameters() const
{
    using Type = ParameterSpec::Type;
    static const std::vector<ParameterSpec> specs = {
        {.name = "shape",
         .type = Type::Sizes,
         .help = Message::of(VITRINE_TEXT("core", "Sizes without the batch: channels, height, width for pictures.")),
         .min = 1,
         .required = true},
        {.name = "range",
         .type = Type::Reals,
         .defaultValue = std::vector<double>{0, 1},
         .help = Message::of(VITRINE_TEXT("core", "What black and white become: [0, 1] or [0, 255].")),
         .min = 0,
         .max = 255,
         .count = 2},
        {.name = "mean",
         .type = Type::Reals,
         .help = Message::of(VITRINE_TEXT("core", "Taken off each channel, in the units of the range.")),
         .nullable = true,
         .count = 0},
        {.name = "std",
         .type = Type::Reals,
         .help = Message::of(VITRINE_TEXT("core", "What each channel is then divided by, in the units of the range.")),
         .nullable = true,
         .count = 0},
        {.name = "channels",
         .type = Type::Choice,
         .defaultValue = std::string("RGB"),
         .help = Message::of(VITRINE_TEXT("core", "Order of a picture's channels; one channel is always grey.")),
         .choices = {"RGB", "BGR", "grey"}},
        {.name = "fit",
         .type = Type::Choice,
         .defaultValue = std::string("letterbox"),
         .help = Message::of(VITRINE_TEXT("core", "How a picture of another shape is fitted in.")),
         .choices = {"letterbox", "crop", "stretch"}},
        {.name = "invert",
         .type = Type::Boolean,
         .defaultValue = false,
         .help = Message::of(VITRINE_TEXT("core", "Dark on light becomes light on dark."))},
        {.name = "features",
         .type = Type::Words,
         .help =
             Message::of(VITRINE_TEXT("core", "What is made of a point of the plane, one number each: \"x,y,xy\".")),
         .nullable = true,
         .choices = planeFeatureNames()},
    };
    return specs;
}

void checkPerChannel(const char *name, const Params &params, const std::string &blockId, std::vector<Problem> &problems)
{
    if (params.isNull(name))
        return;
    const auto count = static_cast<std::int64_t>(params.reals(name).size());
    const std::int64_t channels = params.integers("shape").front();
    if (count != 1 && count != channels) {
        problems.push_back(
            {blockId, name,
             Message::of(VITRINE_TEXT("core",
                                      "Block \"%1\" (Input): parameter \"%2\" has %3 numbers; it must have one, or "
                                      "one for each of the %4 channels."),
                         blockId, name, count, channels)});
    }
}

void checkFeatures(const Params &params, const std::string &blockId, std::vector<Problem> &problems)
{
    if (params.isNull("features"))
        return;
    const std::string &words = std::get<std::string>(params.value("features"));
    const std::int64_t count = 1 + std::ranges::count(words, ',');
    if (params.integers("shape") == Shape{count})
        return;
    problems.push_back({blockId, "features",
                        Message::of(VITRINE_TEXT("core",
                                                 "Block \"%1\" (Input): parameter \"features\" names %2 features, so "
                                                 "parameter \"shape\" must be [%2], not %3."),
                                    blockId, count, toString(params.integers("shape")))});
}

void Input::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    const std::size_t dimensions = params.integers("shape").size();
    if (dimensions > mostDimensions) {
        problems.push_back({blockId, "shape",
                            Message::of(VITRINE_TEXT("core",
                                                     "Block \"%1\" (Input): parameter \"shape\" has %2 sizes; it "
                                                     "must have 1 to 4, without the batch."),
                                        blockId, dimensions)});
    }
    const std::vector<double> range = params.reals("range");
    if (range != std::vector<double>{0, 1} && range != std::vector<double>{0, 255}) {
        problems.push_back({blockId, "range",
                            Message::of(VITRINE_TEXT("core",
                                                     "Block \"%1\" (Input): parameter \"range\" is %2; it must be "
                                                     "[0, 1] or [0, 255]."),
                                        blockId, toString(params.value("range")))});
    }
    checkFeatures(params, blockId, problems);
    checkPerChannel("mean", params, blockId, problems);
    checkPerChannel("std", params, blockId, problems);
    if (params.isNull("std"))
        return;
    for (const double deviation : params.reals("std")) {
        if (!(deviation > 0)) {
            problems.push_back({blockId, "std",
                                Message::of(VITRINE_TEXT("core",
                                                         "Block \"%1\" (Input): parameter \"std\" holds %2; each "
                                                         "number must be above 0."),
                                            blockId, deviation)});
            return;
        }
    }
}

Result<std::vector<Shape>> Input::outputShapes(const Params &params, std::span<const Shape>) const
{
    // One sample; core/graph, which knows the batch, puts its size there.
    Shape shape = params.integers("shape");
    shape.insert(shape.begin(), 1);
    return std::vector<Shape>{std::move(shape)};
}

} // namespace

std::unique_ptr<BlockKind> makeInput();
std::unique_ptr<BlockKind> makeInput()
{
    return std::make_unique<Input>();
}

} // namespace vitrine
