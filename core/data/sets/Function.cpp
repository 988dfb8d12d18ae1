#include "core/data/NamedCurves.h"
#include "core/data/sets/support/GeneratedPoints.h"

namespace vitrine {

namespace {

/// y = f(x) + noise, x drawn evenly from −1 … 1: what a network with one input and one output learns to follow.
class FunctionKind final : public DatasetKind {
public:
    std::string name() const override { return "function"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Points of a curve: one number goes in, one comes out."));
    }
    std::string argumentName() const override { return "NAME"; }
    std::vector<std::string> choices() const override
    {
        std::vector<std::string> names;
        for (const NamedCurve &curve : namedCurves())
            names.emplace_back(curve.name);
        return names;
    }
    const std::vector<NumberSpec> &options() const override
    {
        static const std::vector<NumberSpec> specs{noiseOption(0.05), sizeOption(250), drawOption()};
        return specs;
    }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        auto curve = namedCurves().begin();
        while (curve->name != request.argument)
            ++curve;
        const Rng generator(seedOf(request));
        PointTable table;
        table.dimensions = 1;
        for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(request.options.at("size")); ++i) {
            Rng rng = generator.fork(i);
            const float x = onGrid(rng.uniform(-1, 1));
            table.inputs.push_back(x);
            table.targets.push_back(
                onGrid(curve->at(static_cast<double>(x)) + request.options.at("noise") * rng.normal()));
        }
        return std::shared_ptr<const Dataset>(
            std::make_shared<PointSet>(name() + ":" + request.argument, madeUpHere(), std::move(table)));
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeFunction();
std::unique_ptr<DatasetKind> makeFunction()
{
    return std::make_unique<FunctionKind>();
}

} // namespace vitrine
