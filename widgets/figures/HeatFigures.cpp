#include "widgets/figures/HeatFigures.h"

#include "core/tensor/ColourMap.h"
#include "widgets/common/Format.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr int alpha = 64; ///< of the tint, out of 255

double shareOf(const ReceptiveField &field, const Shape &picture)
{
    if (field.isWhole)
        return 1;
    double share = field.size.empty() ? 0 : 1;
    for (std::size_t d = 0; d < field.size.size() && d + 2 < picture.size(); ++d)
        share *= static_cast<double>(field.size[d]) / static_cast<double>(picture[d + 2]);
    return share;
}

double millisecondsOf(const Trace &trace, int block)
{
    double sum = 0;
    for (const Step &step : trace.steps)
        sum += step.block == block ? step.milliseconds : 0;
    return sum;
}

/// The input with the most dimensions: what receptive fields are measured in.
Shape pictureOf(const Graph &graph)
{
    Shape picture;
    for (const Node &node : graph.nodes)
        if (node.inputs.empty() && node.outputShapes.front().size() > picture.size())
            picture = node.outputShapes.front();
    return picture;
}

QString textOf(Heat heat, const BlockFigures &figures, double value)
{
    switch (heat) {
    case Heat::Parameters:
    case Heat::Macs:
        return formatCount(static_cast<std::int64_t>(value));
    case Heat::Memory:
        return formatBytes(figures.activationBytes);
    case Heat::Field:
        return figures.field.isWhole ? formatShare(1) : formatShape(figures.field.size);
    case Heat::Time:
        return formatMilliseconds(value);
    case Heat::None:
        break;
    }
    return {};
}

double valueOf(Heat heat, const BlockFigures &figures, const Shape &picture, double milliseconds)
{
    switch (heat) {
    case Heat::Parameters:
        return static_cast<double>(figures.learnable);
    case Heat::Macs:
        return static_cast<double>(figures.macs);
    case Heat::Memory:
        return static_cast<double>(figures.activationBytes);
    case Heat::Field:
        return shareOf(figures.field, picture);
    case Heat::Time:
        return milliseconds;
    case Heat::None:
        break;
    }
    return 0;
}

} // namespace

HeatFigures::HeatFigures(Heat heat, const Trace &trace) : m_heat(heat)
{
    if (heat == Heat::None)
        return;
    const Graph &graph = trace.graph;
    const std::vector<BlockFigures> all = blockFigures(graph);
    const Shape picture = pictureOf(graph);
    double largest = 0, time = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double milliseconds = heat == Heat::Time ? millisecondsOf(trace, static_cast<int>(i)) : 0;
        const double value = valueOf(heat, all[i], picture, milliseconds);
        const QString id = QString::fromStdString(graph.blocks[i].id);
        time += milliseconds;
        if (value > 0)
            m_blocks.insert(id, {value, textOf(heat, all[i], value)});
        if (value > largest) {
            largest = value;
            m_largest = id;
        }
    }
    for (Figure &figure : m_blocks)
        figure.value /= largest;
    const BlockFigures total = totalFigures(graph, all);
    m_total = textOf(heat, total, valueOf(heat, total, picture, time));
}

QColor HeatFigures::tint(const QString &block) const
{
    const auto found = m_blocks.find(block);
    if (found == m_blocks.end())
        return {};
    const Rgb colour = colourOf(ColourMap::Viridis, found->value, {0, 1});
    return {colour.red, colour.green, colour.blue, alpha};
}

} // namespace vitrine
