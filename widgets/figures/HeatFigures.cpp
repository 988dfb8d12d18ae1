#include "widgets/figures/HeatFigures.h"

#include "core/tensor/ColourMap.h"
#include "widgets/common/Format.h"
#include "widgets/inspector/TracePart.h"

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

double millisecondsOf(const Trace &trace, int firstNode, int endNode)
{
    double sum = 0;
    for (int i = firstNode; i < endNode; ++i) {
        const NodeTrace &node = trace.nodes[static_cast<std::size_t>(i)];
        sum += node.forwardMilliseconds + node.backwardMilliseconds;
    }
    return sum;
}

NodeRange rangeOf(const TracePart &part)
{
    return {part.firstNode, part.endNode, part.outputs.empty() ? std::nullopt : std::optional(part.outputs.front())};
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

HeatFigures::HeatFigures(Heat heat, const Trace &trace, const QString &inside) : m_heat(heat)
{
    if (heat == Heat::None)
        return;
    const Shape picture = pictureOf(trace.graph);
    if (inside.isEmpty())
        addBlocks(trace, picture);
    else
        addParts(trace, picture, inside);
    rank();
}

double HeatFigures::add(const QString &path, const BlockFigures &figures, const Shape &picture, double milliseconds)
{
    const double value = valueOf(m_heat, figures, picture, milliseconds);
    if (value > 0)
        m_blocks.insert(path, {value, textOf(m_heat, figures, value)});
    if (value > m_blocks.value(m_largest).value)
        m_largest = path;
    return milliseconds;
}

void HeatFigures::addBlocks(const Trace &trace, const Shape &picture)
{
    const Graph &graph = trace.graph;
    const std::vector<BlockFigures> all = blockFigures(graph);
    double time = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        time += add(QString::fromStdString(graph.blocks[i].id), all[i], picture,
                    m_heat == Heat::Time ? millisecondsOf(trace, static_cast<int>(i)) : 0);
    const BlockFigures total = totalFigures(graph, all);
    m_total = textOf(m_heat, total, valueOf(m_heat, total, picture, time));
}

void HeatFigures::addParts(const Trace &trace, const Shape &picture, const QString &inside)
{
    const auto whole = findPart(trace.graph, inside.toStdString());
    if (!whole)
        return;
    const QStringList paths = partsOf(trace.graph, *whole);
    std::vector<NodeRange> ranges;
    for (const QString &path : paths)
        ranges.push_back(rangeOf(*findPart(trace.graph, path.toStdString())));
    ranges.push_back(rangeOf(*whole));
    const std::vector<BlockFigures> all = figuresOf(trace.graph, ranges);
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        add(paths[static_cast<qsizetype>(i)], all[i], picture, millisecondsOf(trace, ranges[i].first, ranges[i].end));
    const double time = millisecondsOf(trace, whole->firstNode, whole->endNode);
    m_total = textOf(m_heat, all.back(), valueOf(m_heat, all.back(), picture, time));
}

void HeatFigures::rank()
{
    const double largest = m_blocks.value(m_largest).value;
    for (Figure &figure : m_blocks)
        figure.value /= largest;
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
