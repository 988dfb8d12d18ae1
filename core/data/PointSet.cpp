#include "core/data/PointSet.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::int64_t lastPaintedLabel = 99;

} // namespace

PointSet::PointSet(std::string name, Message licence, PointTable table)
    : m_name(std::move(name)), m_licence(std::move(licence)), m_table(std::move(table)), m_shape{m_table.dimensions}
{
    assert(m_table.dimensions > 0);
    [[maybe_unused]] const auto count = static_cast<std::size_t>(m_table.size());
    assert(m_table.labels.empty() != m_table.targets.empty() || count == 0);
    assert(m_table.labels.size() + m_table.targets.size() == count);
}

Result<DataItem> PointSet::item(std::int64_t index) const
{
    assert(index >= 0 && index < size());
    const auto first = m_table.inputs.begin() + index * m_table.dimensions;
    DataItem item{Snapshot::of(m_shape, std::vector<float>(first, first + m_table.dimensions))};
    const auto at = static_cast<std::size_t>(index);
    if (m_table.labels.empty())
        item.target = Snapshot::of(Shape{1}, std::vector<float>{m_table.targets[at]});
    else
        item.label = m_table.labels[at];
    return item;
}

Result<std::int64_t> PointSet::label(std::int64_t index) const
{
    assert(index >= 0 && index < size());
    return m_table.labels.empty() ? 0 : m_table.labels[static_cast<std::size_t>(index)];
}

std::shared_ptr<const PointSet> withFeatures(const PointSet &set, const FeatureList &features)
{
    PointTable made = set.table();
    assert(made.dimensions == 2);
    made.plane = std::move(made.inputs);
    made.features = features;
    made.dimensions = static_cast<std::int64_t>(features.size());
    made.inputs.resize(made.plane.size() / 2 * features.size());
    for (std::size_t i = 0; i < made.plane.size() / 2; ++i)
        computeFeatures(features, made.plane[2 * i], made.plane[2 * i + 1],
                        std::span(made.inputs).subspan(i * features.size(), features.size()));
    return std::make_shared<const PointSet>(set.name(), set.licence(), std::move(made));
}

Result<std::shared_ptr<const Dataset>> paintedSet(std::span<const PaintedPoint> points)
{
    if (points.empty())
        return fail(VITRINE_TEXT("core", "There are no points yet: paint some of each class."));
    PointTable table;
    std::int64_t last = 1;
    for (const PaintedPoint &point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y) || point.label < 0 || point.label > lastPaintedLabel)
            return fail(VITRINE_TEXT("core", "A painted point has a number that is not finite, or no legal class."));
        table.inputs.insert(table.inputs.end(), {point.x, point.y});
        table.labels.push_back(point.label);
        last = std::max(last, point.label);
    }
    for (std::int64_t label = 0; label <= last; ++label)
        table.classes.push_back(std::to_string(label));
    return std::shared_ptr<const Dataset>(std::make_shared<PointSet>(
        "painted points", Message::of(VITRINE_TEXT("core", "Painted by hand.")), std::move(table)));
}

} // namespace vitrine
