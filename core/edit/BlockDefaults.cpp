#include "core/edit/BlockDefaults.h"

#include <algorithm>

namespace vitrine::edit {

namespace {

using Integers = std::vector<std::int64_t>;

constexpr std::int64_t channels = 16; ///< of a new convolution's output
constexpr std::int64_t classes = 10; ///< outputs of a new linear layer

/// The largest of the usual numbers of groups that divides the channels.
std::int64_t groupsFor(const Shape &fed)
{
    for (const std::int64_t groups : {32, 16, 8, 4, 2}) {
        if (fed.size() > 1 && fed[1] > groups && fed[1] % groups == 0)
            return groups;
    }
    return 1;
}

/// All but the batch.
Integers sample(const Shape &fed)
{
    return fed.size() > 1 ? Integers(fed.begin() + 1, fed.end()) : Integers{1};
}

void give(BlockParams &params, const BlockKind &kind, const char *name, ParamValue value)
{
    const auto &specs = kind.parameters();
    if (std::ranges::find(specs, name, &ParameterSpec::name) != specs.end())
        params[name] = std::move(value);
}

/// For a parameter that has to be given; nothing where only the user can know.
std::optional<ParamValue> neededValue(const BlockKind &kind, const ParameterSpec &spec, const Shape &fed)
{
    if (spec.name == "shape")
        return Integers{1, 28, 28};
    if (spec.name == "out_channels")
        return channels;
    if (spec.name == "out_features")
        return classes;
    if (spec.name == "kernel_size")
        return std::int64_t(kind.category() == Category::Pooling ? 2 : 3);
    if (spec.name == "num_groups")
        return groupsFor(fed);
    if (spec.name == "normalized_shape")
        return sample(fed);
    if (spec.name == "output_size")
        return std::int64_t(1);
    if (spec.name == "upscale_factor")
        return std::int64_t(2);
    if (spec.required)
        return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::max(spec.min, 1.0)));
    return std::nullopt;
}

} // namespace

BlockParams defaultParams(const BlockKind &kind, const Shape &fed)
{
    BlockParams params;
    for (const ParameterSpec &spec : kind.parameters()) {
        if (!spec.required)
            continue;
        if (auto value = neededValue(kind, spec, fed))
            params[spec.name] = std::move(*value);
    }
    const std::string type = kind.type();
    if (type.starts_with("ConvTranspose")) { // twice as large
        give(params, kind, "kernel_size", std::int64_t(2));
        give(params, kind, "stride", std::int64_t(2));
    } else if (kind.category() == Category::Convolution) {
        give(params, kind, "padding", std::int64_t(1));
    } else if (type == "Upsample") {
        give(params, kind, "scale_factor", std::int64_t(2));
    }
    return params;
}

std::optional<Message> misfit(const BlockKind &kind, const BlockParams &params, std::span<const Shape> inputs)
{
    std::vector<Problem> problems;
    const Block block{"block", kind.type(), params, {}, {}};
    const Params resolved = Params::resolve(kind.parameters(), block, problems);
    if (problems.empty())
        kind.check(resolved, block.id, problems);
    if (!problems.empty())
        return problems.front().message;
    const auto shapes = kind.outputShapes(resolved, inputs);
    return shapes ? std::nullopt : std::optional(shapes.error().message);
}

} // namespace vitrine::edit
