#include "core/blocks/support/Expression.h"
#include "core/blocks/support/PoolNd.h"

#include <cmath>

namespace vitrine {

namespace {

/// The largest number of each window. A window's gradient goes to the place that gave its maximum.
class MaxPoolNd : public PoolNd {
public:
    explicit MaxPoolNd(std::size_t dimensions) : PoolNd(dimensions), m_parameters(commonParameters())
    {
        m_parameters.push_back(
            {.name = "dilation",
             .type = ParameterSpec::Type::Integers,
             .defaultValue = std::int64_t(1),
             .help = Message::of(VITRINE_TEXT("core", "Steps between the numbers of one window; 1: neighbours.")),
             .min = 1,
             .count = static_cast<int>(dimensions)});
        m_parameters.push_back(ceilModeParameter());
    }

    std::string type() const override { return "MaxPool" + std::to_string(dimensions()) + "d"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Keeps the largest number of each window, channel by channel."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[o] = max x[o·S − P + k·D], k = 0 … K−1"
                                     : "∂L/∂x[i] = Σ ∂L/∂y[o], o: i = argmax x[o·S − P + k·D]";
    }
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.maxPool(inputs[0], attributes(params))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

protected:
    PoolAttributes attributes(const Params &params) const override
    {
        PoolAttributes pool = commonAttributes(params);
        pool.dilation = params.integers("dilation");
        pool.ceilMode = params.boolean("ceil_mode");
        return pool;
    }

private:
    std::vector<Index> placesOf(const PoolAttributes &pool, const Shape &input, const Index &window) const
    {
        return windowPlaces({window[0], window[1]}, spansOf(pool, input, window));
    }

    std::vector<ParameterSpec> m_parameters;
};

/// Which of the places LibTorch takes for the maximum: the first of the largest, but the last NaN if there is one.
std::size_t winnerOf(const Snapshot &tensor, const std::vector<Index> &places)
{
    std::size_t winner = 0;
    double largest = tensor.at(places[0]);
    for (std::size_t i = 1; i < places.size(); ++i) {
        const double value = tensor.at(places[i]);
        if (value > largest || std::isnan(value)) {
            winner = i;
            largest = value;
        }
    }
    return winner;
}

std::string MaxPoolNd::explainForward(ExplainContext &context, int, const Index &index) const
{
    const std::vector<Index> places = placesOf(attributes(context.params()), context.inputShape(0), index);
    const Snapshot &tensor = context.inputTensor(0);
    std::vector<std::string> names;
    for (const Index &place : places)
        names.push_back(context.input(0, place));
    const std::size_t winner = winnerOf(tensor, places);
    if (std::isnan(tensor.at(places[winner])))
        return names[winner]; // max() of arithmetic doesn't say what becomes of NaN
    return maxOf(names);
}

std::string MaxPoolNd::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const PoolAttributes pool = attributes(context.params());
    const Snapshot &tensor = context.inputTensor(0);
    LongSum sum(context);
    for (const Index &window : windowsOver(pool, context.inputShape(0), context.outputShape(0), index)) {
        const std::vector<Index> places = placesOf(pool, context.inputShape(0), window);
        if (places[winnerOf(tensor, places)] != index)
            continue;
        sum.add(
            index[0], 1, [&] { return context.outputGradient(window); },
            [&] { return context.outputGradientTensor().at(window); });
    }
    return sum.expression();
}

} // namespace

std::unique_ptr<BlockKind> makeMaxPoolNd(std::size_t dimensions)
{
    return std::make_unique<MaxPoolNd>(dimensions);
}

} // namespace vitrine
