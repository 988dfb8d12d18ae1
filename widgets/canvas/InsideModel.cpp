#include "widgets/canvas/InsideModel.h"

#include "widgets/common/Format.h"

#include <QCoreApplication>

#include <algorithm>

namespace vitrine {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("InsideModel", source);
}

/// The parts as a network by themselves, named by their paths.
Network namedByPath(const Inside &inside)
{
    Network network = inside.expansion.network;
    for (Block &block : network.blocks)
        block.id = inside.pathOf(block.id);
    for (Connection &each : network.connections) {
        each.from.block = inside.pathOf(each.from.block);
        each.to.block = inside.pathOf(each.to.block);
    }
    return network;
}

std::vector<Shape> shapesOf(const Graph &graph, const std::vector<ValueRef> &values)
{
    std::vector<Shape> shapes;
    for (const ValueRef &value : values)
        shapes.push_back(shapeOf(graph, value));
    return shapes;
}

OutputShapes shapesOf(const Inside &inside, const Graph &graph)
{
    OutputShapes shapes;
    const auto whole = findPart(graph, inside.path);
    for (const Block &part : inside.expansion.network.blocks) {
        const std::string path = inside.pathOf(part.id);
        if (part.type == "Input") {
            const std::size_t port = portOfInput(part.id);
            if (whole && port < whole->inputs.size())
                shapes[path] = {shapeOf(graph, whole->inputs[port])};
        } else if (const auto found = findPart(graph, path)) {
            shapes[path] = shapesOf(graph, found->outputs);
        }
    }
    return shapes;
}

void makeEntrance(CanvasBlock &block, const Inside &inside)
{
    block.role = CanvasBlock::Role::Entrance;
    block.port = static_cast<int>(portOfInput(block.name.toStdString()));
    block.inputs = 0;
    block.outputs = 1;
    block.outside = QString::fromStdString(inside.sources[static_cast<std::size_t>(block.port)]);
    block.type = text(QT_TRANSLATE_NOOP("InsideModel", "from %1")).arg(block.outside);
    block.help = text(QT_TRANSLATE_NOOP("InsideModel",
                                        "What comes into the block. A double click leads to where it "
                                        "comes from."));
}

CanvasBlock exitOf(const Inside &inside, std::size_t port)
{
    CanvasBlock block;
    block.role = CanvasBlock::Role::Exit;
    block.port = static_cast<int>(port);
    block.id = QString::fromStdString(inside.path) + QStringLiteral(".output %1").arg(port);
    block.name =
        inside.expansion.outputs.size() == 1 ? QStringLiteral("output") : QStringLiteral("output %1").arg(port);
    block.outputs = 0;
    QStringList targets;
    for (const std::string &target : inside.targets[port])
        targets += QString::fromStdString(target);
    targets.removeDuplicates();
    block.outside = targets.value(0);
    block.type = targets.isEmpty()
        ? text(QT_TRANSLATE_NOOP("InsideModel", "leads nowhere"))
        : text(QT_TRANSLATE_NOOP("InsideModel", "to %1")).arg(targets.join(QStringLiteral(", ")));
    block.help =
        text(QT_TRANSLATE_NOOP("InsideModel", "What leaves the block. A double click leads to where it goes."));
    return block;
}

void addExits(CanvasModel &model, const Inside &inside, const OutputShapes &shapes)
{
    for (std::size_t port = 0; port < inside.expansion.outputs.size(); ++port) {
        const Endpoint &end = inside.expansion.outputs[port];
        const std::string path = inside.pathOf(end.block);
        CanvasBlock block = exitOf(inside, port);
        const int from = model.find(QString::fromStdString(path));
        if (const auto found = shapes.find(path);
            found != shapes.end() && static_cast<std::size_t>(end.port) < found->second.size())
            block.shape = formatShape(found->second[static_cast<std::size_t>(end.port)]);
        CanvasBlock &source = model.blocks[static_cast<std::size_t>(from)];
        source.outputs = std::max(source.outputs, end.port + 1);
        model.connections.push_back({from, static_cast<int>(model.blocks.size()), end.port, 0, block.shape});
        model.blocks.push_back(std::move(block));
    }
}

} // namespace

CanvasModel makeInsideModel(const Inside &inside, const Graph &graph)
{
    const OutputShapes shapes = shapesOf(inside, graph);
    CanvasModel model = makeCanvasModel(namedByPath(inside), shapes, {});
    model.inside = QString::fromStdString(inside.path);
    for (CanvasBlock &block : model.blocks) {
        block.name = block.id.mid(model.inside.size() + 1);
        if (block.type == QLatin1String("Input"))
            makeEntrance(block, inside);
        block.takesMore = false; // no wire can be added
    }
    addExits(model, inside, shapes);
    return model;
}

std::optional<TracePart> partOf(const Graph &graph, const CanvasModel &model, const CanvasBlock &block)
{
    if (block.role == CanvasBlock::Role::Block)
        return findPart(graph, block.id.toStdString());
    const auto whole = findPart(graph, model.inside.toStdString());
    if (!whole)
        return std::nullopt;
    const auto &values = block.role == CanvasBlock::Role::Entrance ? whole->inputs : whole->outputs;
    if (static_cast<std::size_t>(block.port) >= values.size())
        return std::nullopt;
    const ValueRef value = values[static_cast<std::size_t>(block.port)];
    const Node &node = graph.nodes[static_cast<std::size_t>(value.node)];
    return TracePart{node.path, node.kind, node.block, value.node, value.node + 1, {}, {value}};
}

} // namespace vitrine
