#include "widgets/yolox/neck/NeckText.h"

#include "widgets/common/Format.h"

#include <QCoreApplication>

#include <algorithm>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

const NeckPlace &placeAt(const NeckPlan &plan, int place)
{
    return plan.places[static_cast<std::size_t>(place)];
}

/// What feeds a place, first port first.
std::vector<int> sourcesOf(const NeckPlan &plan, int place)
{
    std::vector<NeckEdge> edges;
    for (const NeckEdge &edge : plan.edges)
        if (edge.to == place)
            edges.push_back(edge);
    std::ranges::sort(edges, {}, &NeckEdge::port);
    std::vector<int> sources;
    for (const NeckEdge &edge : edges)
        sources.push_back(edge.from);
    return sources;
}

QString channelsOf(const NeckResult &neck, int place)
{
    return formatCount(placeMap(neck, place).shape()[1]);
}

QString mixSentence(const NeckResult &neck, int place, const QString &name, const QString &shape)
{
    const QString from = channelsOf(neck, sourcesOf(neck.plan, place).front());
    switch (neck.plan.kind) {
    case NeckKind::Fpn:
        return tr("%1: five convolutions, 1×1 and 3×3 in turn, mix the %2 channels: %3.").arg(name, from, shape);
    case NeckKind::Pan:
        return tr("%1: a CSPLayer mixes the %2 channels: %3.").arg(name, from, shape);
    case NeckKind::GhostPan:
        break;
    }
    return tr("%1: a Ghost bottleneck mixes the %2 channels: %3.").arg(name, from, shape);
}

QString roleSentence(const NeckResult &neck, int place)
{
    const NeckPlan &plan = neck.plan;
    const QString name = placeName(plan, place), shape = mapShape(placeMap(neck, place));
    const std::vector<int> sources = sourcesOf(plan, place);
    switch (placeAt(plan, place).role) {
    case NeckRole::Feature:
        return tr("%1: the backbone's map of stride %2: %3.")
            .arg(name)
            .arg(8 << static_cast<int>(placeAt(plan, place).level))
            .arg(shape);
    case NeckRole::Lateral:
        return tr("%1: a 1×1 convolution turns the %3 channels of %2 into: %4.")
            .arg(name, placeName(plan, sources[0]), channelsOf(neck, sources[0]), shape);
    case NeckRole::Upsample:
        return tr("%1: on the way down every value of %2 becomes 2×2: %3.")
            .arg(name, placeName(plan, sources[0]), shape);
    case NeckRole::Concat:
        return tr("%1: %2 (%3 channels) and %4 (%5) are stacked: %6.")
            .arg(name, placeName(plan, sources[0]), channelsOf(neck, sources[0]), placeName(plan, sources[1]),
                 channelsOf(neck, sources[1]), shape);
    case NeckRole::Mix:
        return mixSentence(neck, place, name, shape);
    case NeckRole::Halve:
        return tr("%1: on the way up a convolution of stride 2 halves %2: %3.")
            .arg(name, placeName(plan, sources[0]), shape);
    }
    return {};
}

} // namespace

QString neckName(NeckKind kind)
{
    switch (kind) {
    case NeckKind::Fpn:
        return QStringLiteral("FPN");
    case NeckKind::Pan:
        return QStringLiteral("PAN");
    case NeckKind::GhostPan:
        break;
    }
    return QStringLiteral("GhostPAN");
}

QString outputName(int level)
{
    return QStringLiteral("P%1").arg(level + 3);
}

QString featureName(int level)
{
    return QStringLiteral("C%1").arg(level + 3);
}

QString placeName(const NeckPlan &plan, int place)
{
    const NeckPlace &at = placeAt(plan, place);
    if (at.role == NeckRole::Feature)
        return featureName(static_cast<int>(at.level));
    if (at.first == at.last)
        return QString::fromStdString(at.first);
    return QStringLiteral("%1 … %2").arg(QString::fromStdString(at.first), QString::fromStdString(at.last));
}

QString placeLabel(const NeckPlan &plan, int place)
{
    const NeckPlace &at = placeAt(plan, place);
    switch (at.role) {
    case NeckRole::Feature:
        return featureName(static_cast<int>(at.level));
    case NeckRole::Lateral:
        return QStringLiteral("1×1");
    case NeckRole::Upsample:
        return QStringLiteral("↑2");
    case NeckRole::Concat:
        return QStringLiteral("‖");
    case NeckRole::Halve:
        return QStringLiteral("↓2");
    case NeckRole::Mix:
        break;
    }
    return plan.kind == NeckKind::Fpn ? tr("5 conv")
        : plan.kind == NeckKind::Pan  ? QStringLiteral("CSP")
                                      : QStringLiteral("Ghost");
}

QString outputsOf(const NeckPlan &plan, int place)
{
    QStringList names;
    for (std::size_t level = 0; level < plan.outputs.size(); ++level)
        if (plan.outputs[level] == placeAt(plan, place).last)
            names += outputName(static_cast<int>(level));
    return names.join(QStringLiteral(", "));
}

Snapshot placeMap(const NeckResult &neck, int place)
{
    return neck.trace->output(placeAt(neck.plan, place).last);
}

QString placeSentence(const NeckResult &neck, int place)
{
    const QString outputs = outputsOf(neck.plan, place);
    const QString what = roleSentence(neck, place);
    return outputs.isEmpty() ? what : tr("%1 This is %2, for the head.").arg(what, outputs);
}

QString placeToolTip(const NeckResult &neck, int place)
{
    const NeckPlace &at = placeAt(neck.plan, place);
    std::int64_t parameters = 0, macs = 0;
    const GraphBlock *last = nullptr;
    for (const GraphBlock &block : neck.trace->graph.blocks)
        if (neck.plan.placeOf(block.id) == place) {
            parameters += block.learnable;
            macs += block.macs;
            if (block.id == at.last)
                last = &block;
        }
    QString text = placeSentence(neck, place);
    if (last && at.role != NeckRole::Feature)
        text += QLatin1Char('\n')
            + tr("%1: %2\nParameters: %3, multiply-accumulates: %4")
                  .arg(QString::fromStdString(last->kind->type()),
                       QString::fromStdString(last->kind->formula(Pass::Forward)), formatCount(parameters),
                       formatCount(macs));
    return text;
}

QString mapShape(const Snapshot &map)
{
    const Shape &shape = map.shape();
    return formatShape(Shape(shape.begin() + 1, shape.end()));
}

QString weightsSentence(const NeckResult &neck)
{
    return neck.isOwn
        ? tr("The network's own neck, with its weights.")
        : tr("Untrained: fresh weights on the same features, batch norms set to this picture. Look at the ways "
             "and the cost, not at what the maps show.");
}

} // namespace vitrine
