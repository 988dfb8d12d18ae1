#include "core/data/sets/support/GeneratedPoints.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr std::int64_t usualPoints = 500;
constexpr std::int64_t mostItems = 1'000'000;

} // namespace

NumberSpec sizeOption(std::int64_t usual)
{
    return {"size", static_cast<double>(usual),
            2,      static_cast<double>(mostItems),
            true,   Message::of(VITRINE_TEXT("core", "How many items there are."))};
}

NumberSpec noiseOption(double usual)
{
    return {
        "noise", usual,
        0,       1,
        false,   Message::of(VITRINE_TEXT("core", "Standard deviation of the random numbers added to each point."))};
}

NumberSpec drawOption()
{
    return {"draw", 0,    0,
            9999,   true, Message::of(VITRINE_TEXT("core", "Another number, other points of the same kind."))};
}

std::uint64_t seedOf(const DatasetRequest &request)
{
    const auto draw = static_cast<std::uint64_t>(request.options.at("draw"));
    return request.seed ^ (draw * 0x9E3779B97F4A7C15ULL);
}

float onGrid(double value)
{
    return static_cast<float>(std::round(value * 65536) / 65536);
}

Message madeUpHere()
{
    return Message::of(VITRINE_TEXT("core", "Made up by this program from random numbers; free to use."));
}

GeneratedPoints::GeneratedPoints(std::string name, double noise, std::vector<NumberSpec> extra)
    : m_name(std::move(name)), m_options{noiseOption(noise), sizeOption(usualPoints), drawOption()}
{
    m_options.insert(m_options.end(), extra.begin(), extra.end());
}

Result<std::shared_ptr<const Dataset>> GeneratedPoints::open(const DatasetRequest &request) const
{
    const auto count = static_cast<std::int64_t>(request.options.at("size"));
    const double noise = request.options.at("noise");
    const Rng generator(seedOf(request));
    PointTable table;
    table.classes = {"0", "1"};
    for (std::int64_t i = 0; i < count; ++i) {
        Rng rng = generator.fork(static_cast<std::uint64_t>(i));
        const PlanePoint point = draw(i % 2, request.options, rng);
        table.inputs.push_back(onGrid(point.x + noise * rng.normal()));
        table.inputs.push_back(onGrid(point.y + noise * rng.normal()));
        table.labels.push_back(i % 2);
    }
    return std::shared_ptr<const Dataset>(std::make_shared<PointSet>(m_name, madeUpHere(), std::move(table)));
}

} // namespace vitrine
