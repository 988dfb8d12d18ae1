#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/Indexing.h"
#include "core/blocks/support/Interpolation.h"
#include "core/blocks/support/ShapeCheck.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// A mode of torch.nn.Upsample: how it interpolates, and the spatial dimensions it is for (0: any).
struct ModeEntry {
    const char *name;
    Interpolation interpolation;
    std::size_t dimensions;
};

constexpr ModeEntry modes[] = {
    {"nearest", Interpolation::Nearest, 0},  {"linear", Interpolation::Linear, 1},
    {"bilinear", Interpolation::Linear, 2},  {"bicubic", Interpolation::Cubic, 2},
    {"trilinear", Interpolation::Linear, 3},
};

const ModeEntry &modeOf(const Params &params)
{
    return *std::find_if(std::begin(modes), std::end(modes),
                         [&](const ModeEntry &mode) { return params.choice("mode") == mode.name; });
}

/// The taps of each spatial dimension for one number, the outermost first.
using AxisTaps = std::vector<std::vector<Tap>>;

class Upsample : public BlockKind {
public:
    std::string type() const override { return "Upsample"; }
    Category category() const override { return Category::Reshape; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Makes pictures larger (or smaller) by repeating or interpolating."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    Reach reach(const Params &params, std::span<const Shape> inputs) const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[o] = Σᵢ w[o,i]·x[i], w = w_H·w_W"
                                     : "∂L/∂x[i] = Σₒ w[o,i]·∂L/∂y[o], w = w_H·w_W";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override
    {
        return {ops.upsample(inputs[0], attributes(params, shapes[0]))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    static UpsampleAttributes attributes(const Params &params, const Shape &input);
};

const std::vector<ParameterSpec> &Upsample::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "size",
         .type = ParameterSpec::Type::Sizes,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "Spatial size of the output; a number counts for every dimension.")),
         .min = 1,
         .nullable = true},
        {.name = "scale_factor",
         .type = ParameterSpec::Type::Reals,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "How many times larger it becomes, in place of size.")),
         .min = 0,
         .nullable = true,
         .count = 0},
        {.name = "mode",
         .type = ParameterSpec::Type::Choice,
         .defaultValue = std::string("nearest"),
         .help =
             Message::of(VITRINE_TEXT("core",
                                      "How it fills in: linear for [N, C, L], bilinear and bicubic for [N, C, H, W], "
                                      "trilinear for [N, C, D, H, W]; nearest for all.")),
         .choices = {"nearest", "linear", "bilinear", "bicubic", "trilinear"}},
        {.name = "align_corners",
         .type = ParameterSpec::Type::Boolean,
         .defaultValue = {},
         .help = Message::of(
             VITRINE_TEXT("core", "Whether the corner values of input and output fall together; not for nearest.")),
         .nullable = true},
    };
    return specs;
}

void Upsample::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    const bool hasSize = !params.isNull("size");
    const bool hasScale = !params.isNull("scale_factor");
    if (hasSize == hasScale)
        problems.push_back(
            {blockId, "scale_factor",
             Message::of(
                 VITRINE_TEXT("core",
                              "Block \"%1\" (%2) needs exactly one of the parameters \"size\" and \"scale_factor\"."),
                 blockId, type())});
    if (hasScale && std::ranges::any_of(params.reals("scale_factor"), [](double scale) { return scale <= 0; }))
        problems.push_back(
            {blockId, "scale_factor",
             Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2): parameter \"%3\" is %4; it must be greater than 0."),
                         blockId, type(), "scale_factor", toString(params.value("scale_factor")))});
    if (modeOf(params).interpolation == Interpolation::Nearest && !params.isNull("align_corners"))
        problems.push_back(
            {blockId, "align_corners",
             Message::of(VITRINE_TEXT("core",
                                      "Block \"%1\" (%2): parameter \"align_corners\" has no meaning with mode "
                                      "\"nearest\"; it must be null there."),
                         blockId, type())});
}

Result<std::vector<Shape>> Upsample::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    const ModeEntry &mode = modeOf(params);
    const std::size_t spatial = input.size() < 2 ? 0 : input.size() - 2;
    if (mode.dimensions != 0 && spatial != mode.dimensions)
        return fail(VITRINE_TEXT("core", "it got an input of shape %1, but mode \"%2\" needs %3."), toString(input),
                    mode.name, layoutText(mode.dimensions));
    if (spatial < 1 || spatial > 3)
        return needsShape(type(), "[N, C, L], [N, C, H, W] / [N, C, D, H, W]", input);
    const char *given = params.isNull("size") ? "scale_factor" : "size";
    const std::size_t count = params.isNull("size") ? params.reals(given).size() : params.integers(given).size();
    if (count != 1 && count != spatial)
        return fail(VITRINE_TEXT("core", "it got an input of shape %1, for which %2 needs 1 or %3 numbers, not %4."),
                    toString(input), given, spatial, count);
    // The largest size that 64 bits and LibTorch's float indices still treat well.
    constexpr double largest = 2147483647;
    for (std::size_t d = 0; params.isNull("size") && d < spatial; ++d) {
        const std::vector<double> scale = params.reals(given);
        const double size = static_cast<double>(input[d + 2]) * scale[count == 1 ? 0 : d];
        if (!(size >= 1 && size <= largest))
            return fail(
                VITRINE_TEXT("core",
                             "it got an input of shape %1, whose dimension %2 scale_factor %3 would make %4 long; "
                             "it needs to stay from 1 to %5."),
                toString(input), d + 2, scale[count == 1 ? 0 : d], size, largest);
    }
    Shape output = {input[0], input[1]};
    const std::vector<std::int64_t> sizes = attributes(params, input).outputSize;
    output.insert(output.end(), sizes.begin(), sizes.end());
    return std::vector<Shape>{std::move(output)};
}

Reach Upsample::reach(const Params &params, std::span<const Shape> inputs) const
{
    const UpsampleAttributes upsample = attributes(params, inputs[0]);
    const std::int64_t taps = upsample.mode == Interpolation::Nearest ? 1
        : upsample.mode == Interpolation::Linear                      ? 2
                                                                      : 4;
    Reach reach{.kind = Reach::Kind::Spread};
    for (std::size_t d = 0; d < upsample.outputSize.size(); ++d) {
        reach.stride.push_back(std::max<std::int64_t>(1, upsample.outputSize[d] / inputs[0][d + 2]));
        reach.size.push_back(taps * reach.stride.back());
    }
    return reach;
}

UpsampleAttributes Upsample::attributes(const Params &params, const Shape &input)
{
    UpsampleAttributes attributes;
    const std::size_t spatial = input.size() - 2;
    attributes.mode = modeOf(params).interpolation;
    attributes.alignCorners = !params.isNull("align_corners") && params.boolean("align_corners");
    if (!params.isNull("size")) {
        attributes.outputSize = params.integers("size");
        attributes.outputSize.resize(spatial, attributes.outputSize[0]);
        return attributes;
    }
    attributes.scale = params.reals("scale_factor");
    attributes.scale.resize(spatial, attributes.scale[0]);
    for (std::size_t d = 0; d < spatial; ++d)
        attributes.outputSize.push_back(
            static_cast<std::int64_t>(static_cast<double>(input[d + 2]) * attributes.scale[d]));
    return attributes;
}

/// The name of a weight as a term: "w[H: 3←1]".
std::string weightText(ExplainContext &context, std::size_t fromLast, std::int64_t output, const Tap &tap)
{
    static constexpr const char *axes[] = {"W", "H", "D"};
    const std::string label =
        std::string("w[") + axes[fromLast] + ": " + std::to_string(output) + "←" + std::to_string(tap.place) + "]";
    return context.constant(label, tap.weight);
}

/// Σ over the taps of each dimension in turn; `number(place)` names what the innermost taps weigh.
template <typename Number, typename Weight>
std::string separableSum(const AxisTaps &axes, Index &place, std::size_t axis, const Number &number,
                         const Weight &weight)
{
    if (axis == axes.size())
        return number(static_cast<const Index &>(place));
    std::vector<std::string> addends;
    for (const Tap &tap : axes[axis]) {
        place[axis + 2] = tap.place;
        const std::string inner = separableSum(axes, place, axis + 1, number, weight);
        addends.push_back(tap.weight == 1 ? inner : weight(axis, tap) + " * " + inner);
    }
    return sumOf(std::move(addends));
}

Shape tapCounts(const AxisTaps &axes)
{
    Shape counts;
    for (const std::vector<Tap> &taps : axes)
        counts.push_back(static_cast<std::int64_t>(taps.size()));
    return counts;
}

std::int64_t combinations(const AxisTaps &axes)
{
    return elementCount(tapCounts(axes));
}

/// The gradients of so many outputs that only the first stand one by one.
std::string plainSum(ExplainContext &context, const AxisTaps &axes, const Index &index)
{
    LongSum sum(context);
    forEachIndex(tapCounts(axes), [&](const Index &which) {
        Index place = {index[0], index[1]};
        double weight = 1;
        for (std::size_t d = 0; d < axes.size(); ++d) {
            const Tap &tap = axes[d][static_cast<std::size_t>(which[d])];
            place.push_back(tap.place);
            weight *= tap.weight;
        }
        sum.add(
            index[0], 1, [&] { return literal(weight) + " * " + context.outputGradient(place); },
            [&] { return weight * context.outputGradientTensor().at(place); });
    });
    return sum.expression();
}

std::string Upsample::explainForward(ExplainContext &context, int, const Index &index) const
{
    const Shape &input = context.inputShape(0);
    const Snapshot &tensor = context.inputTensor(0);
    const UpsampleAttributes upsample = attributes(context.params(), input);
    const bool snaps = snapsForward(upsample, tensor);
    AxisTaps axes;
    for (std::size_t d = 0; d + 2 < input.size(); ++d)
        axes.push_back(AxisInterpolation(upsample, d, input[d + 2], tensor.dtype(), snaps).taps(index[d + 2]));
    Index place = index;
    return separableSum(
        axes, place, 0, [&](const Index &at) { return context.input(0, at); },
        [&](std::size_t axis, const Tap &tap) {
            return weightText(context, axes.size() - 1 - axis, index[axis + 2], tap);
        });
}

std::string Upsample::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Shape &input = context.inputShape(0);
    const UpsampleAttributes upsample = attributes(context.params(), input);
    if (copiesBackward(upsample, input))
        return context.outputGradient(index);
    // The other way round: for each dimension the outputs that this input place has a share in.
    AxisTaps axes(input.size() - 2);
    for (std::size_t d = 0; d < axes.size(); ++d) {
        const AxisInterpolation axis(upsample, d, input[d + 2], context.inputTensor(0).dtype(), true);
        for (std::int64_t output = 0; output < upsample.outputSize[d]; ++output) {
            for (const Tap &tap : axis.taps(output)) {
                if (tap.place == index[d + 2])
                    axes[d].push_back({output, tap.weight});
            }
        }
    }
    if (combinations(axes) > LongSum::limit)
        return plainSum(context, axes, index);
    Index place = index;
    return separableSum(
        axes, place, 0, [&](const Index &at) { return context.outputGradient(at); },
        [&](std::size_t axis, const Tap &tap) {
            return weightText(context, axes.size() - 1 - axis, tap.place, {index[axis + 2], tap.weight});
        });
}

} // namespace

std::unique_ptr<BlockKind> makeUpsample()
{
    return std::make_unique<Upsample>();
}

} // namespace vitrine
