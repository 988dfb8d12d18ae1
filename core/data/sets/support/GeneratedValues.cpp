#include "core/data/sets/support/GeneratedValues.h"

namespace vitrine {

namespace {

constexpr std::int64_t usualPoints = 500;

} // namespace

GeneratedValues::GeneratedValues(std::string name)
    : m_name(std::move(name)), m_options{noiseOption(0.05), sizeOption(usualPoints), drawOption()}
{
}

Result<std::shared_ptr<const Dataset>> GeneratedValues::open(const DatasetRequest &request) const
{
    const auto count = static_cast<std::int64_t>(request.options.at("size"));
    const double noise = request.options.at("noise");
    const Rng generator(seedOf(request));
    PointTable table;
    for (std::int64_t i = 0; i < count; ++i) {
        Rng rng = generator.fork(static_cast<std::uint64_t>(i));
        const double x = rng.uniform(-1, 1), y = rng.uniform(-1, 1);
        table.inputs.push_back(onGrid(x));
        table.inputs.push_back(onGrid(y));
        table.targets.push_back(onGrid(height({x, y}) + noise * rng.normal()));
    }
    return std::shared_ptr<const Dataset>(std::make_shared<PointSet>(m_name, madeUpHere(), std::move(table)));
}

} // namespace vitrine
