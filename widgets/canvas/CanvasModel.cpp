#include "widgets/canvas/CanvasModel.h"

#include "core/edit/Groups.h"
#include "core/graph/KindOf.h"
#include "core/network/ForeignType.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace vitrine {

namespace {

QString describeParameters(const Block &block)
{
    QStringList parts;
    const auto add = [&](const std::string &name, const ParamValue &value) {
        parts += QString::fromStdString(name) + QLatin1Char(' ') + QString::fromStdString(toString(value));
    };
    if (const BlockKind *kind = kindOf(block)) { // the kind's order: what matters most comes first
        for (const ParameterSpec &spec : kind->parameters()) {
            if (const auto found = block.params.find(spec.name); found != block.params.end())
                add(spec.name, found->second);
        }
    } else {
        for (const auto &[name, value] : block.params)
            add(name, value);
    }
    return parts.join(QStringLiteral(" · "));
}

QString shapeOf(const OutputShapes &shapes, const std::string &block, int port)
{
    const auto found = shapes.find(block);
    if (found == shapes.end() || port < 0 || static_cast<std::size_t>(port) >= found->second.size())
        return {};
    return formatShape(found->second[static_cast<std::size_t>(port)]);
}

int outputCount(const BlockKind &kind, const Block &block)
{
    if (kind.category() == Category::Loss)
        return 0;
    std::vector<Problem> problems;
    const Params params = Params::resolve(kind.parameters(), block, problems);
    return problems.empty() ? kind.outputCount(params) : 1;
}

/// Ports that are connected are there, whatever the kind says.
void countPorts(const Network &network, const QHash<QString, int> &places, std::vector<CanvasBlock> &blocks)
{
    for (const Connection &each : network.connections) {
        const int from = places.value(QString::fromStdString(each.from.block), -1);
        const int to = places.value(QString::fromStdString(each.to.block), -1);
        if (from >= 0) {
            int &outputs = blocks[static_cast<std::size_t>(from)].outputs;
            outputs = std::max(outputs, each.from.port + 1);
        }
        if (to >= 0) {
            int &inputs = blocks[static_cast<std::size_t>(to)].inputs;
            inputs = std::max(inputs, each.to.port + 1);
        }
    }
}

void describeKind(const BlockKind &kind, const Block &block, CanvasBlock &shown)
{
    shown.type = QString::fromStdString(kindName(kind));
    shown.key = QString::fromStdString(kindKey(kind));
    shown.category = kind.category();
    shown.help = toText(kind.summary());
    shown.isComposite = kind.isComposite();
    const PortCount inputs = kind.inputs();
    shown.takesMore = inputs.max < 0;
    shown.inputs = shown.takesMore ? inputs.min : inputs.max;
    shown.outputs = outputCount(kind, block);
}

/// What is wrong, without the "Block "conv1" (Conv2d):" that comes first in a sentence of its own.
QString shortReason(Message message)
{
    // "… does not fit: why"; of a composite what is wrong within.
    while (message.arguments().size() == 3 && !message.arguments().back().isVerbatim())
        message = Message(message.arguments().back());
    QString text = toText(message);
    if (!message.pattern().starts_with("Block \"") && !message.pattern().starts_with("Input %1 of block \""))
        return text;
    static const QRegularExpression name(
        QStringLiteral("[^\"“\\d]*[\"“][^\"”]*[\"”](\\s*[(（][^)）]*[)）])?\\s*[:：的]?\\s*"));
    const QRegularExpressionMatch found = name.match(text);
    return text.replace(found.capturedStart(), found.capturedLength(), QLatin1Char(' ')).trimmed();
}

std::vector<CanvasGroup> canvasGroups(const Network &network, const QHash<QString, int> &places)
{
    std::vector<CanvasGroup> groups;
    for (const edit::Group &group : edit::groupsOf(network)) {
        CanvasGroup shown{QString::fromStdString(group.name), {}, group.collapsed};
        for (const std::string &id : group.blocks)
            shown.blocks.push_back(places.value(QString::fromStdString(id)));
        groups.push_back(std::move(shown));
    }
    return groups;
}

} // namespace

int CanvasModel::find(const QString &id) const
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].id == id)
            return static_cast<int>(i);
    }
    return -1;
}

int CanvasModel::holder(const QString &path) const
{
    int best = -1;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const QString &id = blocks[i].id;
        const bool holds = path == id || (path.startsWith(id) && path[id.size()] == QLatin1Char('.'));
        if (holds && (best < 0 || blocks[static_cast<std::size_t>(best)].id.size() < id.size()))
            best = static_cast<int>(i);
    }
    return best;
}

CanvasModel makeCanvasModel(const Network &network, const OutputShapes &shapes, const std::vector<Problem> &problems)
{
    CanvasModel model;
    QHash<QString, int> places;
    for (const Block &block : network.blocks) {
        CanvasBlock shown;
        shown.id = shown.name = QString::fromStdString(block.id);
        shown.type = QString::fromStdString(block.type);
        shown.parameters = describeParameters(block);
        shown.shape = shapeOf(shapes, block.id, 0);
        shown.position = block.position;
        shown.isFrozen = block.isFrozen;
        if (const BlockKind *kind = kindOf(block))
            describeKind(*kind, block, shown);
        else
            shown.isKnown = false;
        shown.isForeign = block.type.starts_with(foreignPrefix);
        for (const Problem &problem : problems) {
            if (problem.block != block.id)
                continue;
            if (shown.problems.isEmpty())
                shown.reason = shortReason(problem.message);
            shown.problems += toText(problem.message);
        }
        places.insert(shown.id, static_cast<int>(model.blocks.size()));
        model.blocks.push_back(std::move(shown));
    }
    countPorts(network, places, model.blocks);
    model.groups = canvasGroups(network, places);
    for (const Connection &each : network.connections) {
        const int from = places.value(QString::fromStdString(each.from.block), -1);
        const int to = places.value(QString::fromStdString(each.to.block), -1);
        if (from >= 0 && to >= 0)
            model.connections.push_back(
                {from, to, each.from.port, each.to.port, shapeOf(shapes, each.from.block, each.from.port)});
    }
    return model;
}

OutputShapes outputShapes(const Graph &graph)
{
    OutputShapes shapes;
    for (const GraphBlock &block : graph.blocks)
        shapes.emplace(block.id, block.outputShapes);
    return shapes;
}

} // namespace vitrine
