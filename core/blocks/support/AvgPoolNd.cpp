#include "core/blocks/support/Expression.h"
#include "core/blocks/support/PoolNd.h"

#include <algorithm>

namespace vitrine {

namespace {

/// The mean of each window; a window's gradient is shared equally among its numbers.
class AvgPoolNd : public PoolNd {
public:
    explicit AvgPoolNd(std::size_t dimensions);

    std::string type() const override { return "AvgPool" + std::to_string(dimensions()) + "d"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Takes the mean of each window, channel by channel."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[o] = 1/K · Σ x[o·S − P + k], k = 0 … K−1"
                                     : "∂L/∂x[i] = Σ ∂L/∂y[o] / K, o: i = o·S − P + k";
    }
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.avgPool(inputs[0], attributes(params))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

protected:
    PoolAttributes attributes(const Params &params) const override
    {
        PoolAttributes pool = commonAttributes(params);
        pool.ceilMode = params.boolean("ceil_mode");
        pool.countIncludePad = params.boolean("count_include_pad");
        if (dimensions() > 1 && !params.isNull("divisor_override"))
            pool.divisorOverride = params.integer("divisor_override");
        return pool;
    }

private:
    std::int64_t divisorOf(const PoolAttributes &pool, const Shape &input, const Index &window) const;

    std::vector<ParameterSpec> m_parameters;
};

AvgPoolNd::AvgPoolNd(std::size_t dimensions) : PoolNd(dimensions), m_parameters(commonParameters())
{
    m_parameters.push_back(ceilModeParameter());
    m_parameters.push_back({.name = "count_include_pad",
                            .type = ParameterSpec::Type::Boolean,
                            .defaultValue = true,
                            .help = Message::of(VITRINE_TEXT("core", "Counts the border's zeros in the mean."))});
    if (dimensions == 1)
        return; // PyTorch's AvgPool1d has no divisor_override
    m_parameters.push_back(
        {.name = "divisor_override",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "Divides the sum by this number; not set: by the window's size.")),
         .min = 1,
         .nullable = true});
}

std::int64_t AvgPoolNd::divisorOf(const PoolAttributes &pool, const Shape &input, const Index &window) const
{
    if (pool.divisorOverride != 0)
        return pool.divisorOverride;
    std::int64_t count = 1;
    const std::vector<PoolSpan> spans = spansOf(pool, input, window);
    for (std::size_t d = 0; d < spans.size(); ++d) {
        if (!pool.countIncludePad) {
            count *= spans[d].count();
            continue;
        }
        // The border counts, but what ceil_mode adds beyond it does not.
        const std::int64_t first = window[d + 2] * pool.stride[d] - pool.padding[d];
        count *= std::min(first + pool.kernel[d], input[d + 2] + pool.padding[d]) - first;
    }
    return count;
}

std::string AvgPoolNd::explainForward(ExplainContext &context, int, const Index &index) const
{
    const PoolAttributes pool = attributes(context.params());
    const Shape &input = context.inputShape(0);
    LongSum sum(context);
    for (const Index &place : windowPlaces({index[0], index[1]}, spansOf(pool, input, index)))
        sum.add(
            index[0], 1, [&] { return context.input(0, place); }, [&] { return context.inputTensor(0).at(place); });
    return sum.expression() + " / " + std::to_string(divisorOf(pool, input, index));
}

std::string AvgPoolNd::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const PoolAttributes pool = attributes(context.params());
    const Shape &input = context.inputShape(0);
    LongSum sum(context);
    for (const Index &window : windowsOver(pool, input, context.outputShape(0), index)) {
        const std::int64_t divisor = divisorOf(pool, input, window);
        sum.add(
            index[0], 1, [&] { return context.outputGradient(window) + " / " + std::to_string(divisor); },
            [&] { return context.outputGradientTensor().at(window) / static_cast<double>(divisor); });
    }
    return sum.expression();
}

} // namespace

std::unique_ptr<BlockKind> makeAvgPoolNd(std::size_t dimensions)
{
    return std::make_unique<AvgPoolNd>(dimensions);
}

} // namespace vitrine
