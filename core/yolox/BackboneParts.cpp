#include "core/yolox/BackboneParts.h"

#include <algorithm>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

const Composite *findComposite(const Graph &graph, std::string_view path)
{
    const auto found = std::ranges::find(graph.composites, path, &Composite::path);
    return found == graph.composites.end() ? nullptr : &*found;
}

const Shape &shapeOf(const Graph &graph, const ValueRef &value)
{
    return graph.nodes[at(value.node)].outputShapes[at(value.port)];
}

void collect(BackbonePart &part, std::vector<BackbonePart *> &all)
{
    all.push_back(&part);
    for (BackbonePart &each : part.parts)
        collect(each, all);
}

/// Of all parts at once: every receptive field asks for the whole graph.
void addFigures(const Graph &graph, BackbonePart &backbone)
{
    std::vector<BackbonePart *> all;
    collect(backbone, all);
    std::vector<NodeRange> ranges;
    for (const BackbonePart *part : all)
        ranges.push_back({part->firstNode, part->endNode, part->output});
    std::vector<BlockFigures> figures = figuresOf(graph, ranges);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i]->figures = std::move(figures[i]);
}

bool isWithin(std::string_view path, std::string_view whole)
{
    return path.size() > whole.size() && path.starts_with(whole) && path[whole.size()] == '.';
}

/// The largest composite within `whole` that holds a node; null where the node is a part by itself.
const Composite *largestWith(const Graph &graph, std::string_view whole, int node)
{
    const Composite *largest = nullptr;
    for (const Composite &each : graph.composites)
        if (isWithin(each.path, whole) && each.firstNode <= node && node < each.endNode)
            largest = &each; // inner ones come before those that hold them
    return largest;
}

std::vector<BackbonePart> partsOf(const Graph &graph, const std::string &whole, int first, int end);

BackbonePart partOf(const Graph &graph, const std::string &whole, const Composite &composite)
{
    BackbonePart part;
    part.path = composite.path;
    part.name = composite.path.substr(whole.size() + 1);
    part.kind = composite.kind;
    part.firstNode = composite.firstNode;
    part.endNode = composite.endNode;
    part.output = composite.outputs.back();
    part.input = shapeOf(graph, composite.inputs.front());
    part.parts = partsOf(graph, composite.path, composite.firstNode, composite.endNode);
    return part;
}

BackbonePart partOf(const Graph &graph, const std::string &whole, int node)
{
    const Node &of = graph.nodes[at(node)];
    BackbonePart part;
    part.path = of.path;
    part.name = of.path.substr(whole.size() + 1);
    part.kind = of.kind;
    part.firstNode = node;
    part.endNode = node + 1;
    part.output = {node, 0};
    part.input = of.inputShapes.empty() ? Shape() : of.inputShapes.front();
    return part;
}

std::vector<BackbonePart> partsOf(const Graph &graph, const std::string &whole, int first, int end)
{
    std::vector<BackbonePart> parts;
    for (int node = first; node < end; node = parts.back().endNode) {
        const Composite *composite = largestWith(graph, whole, node);
        parts.push_back(composite ? partOf(graph, whole, *composite) : partOf(graph, whole, node));
        parts.back().shape = shapeOf(graph, parts.back().output);
    }
    return parts;
}

/// Blocks "dark3.0" and "dark3.1" are the stage dark3; a block "stem" is one by itself.
std::vector<BackbonePart> stagesOf(const std::string &whole, std::vector<BackbonePart> parts)
{
    std::vector<BackbonePart> stages;
    for (BackbonePart &part : parts) {
        const std::size_t dot = part.name.find('.');
        if (dot == std::string::npos) {
            stages.push_back(std::move(part));
            continue;
        }
        const std::string name = part.name.substr(0, dot);
        if (stages.empty() || stages.back().name != name) {
            BackbonePart stage;
            stage.path = whole + '.' + name;
            stage.name = name;
            stage.firstNode = part.firstNode;
            stage.input = part.input;
            stages.push_back(std::move(stage));
        }
        BackbonePart &stage = stages.back();
        part.name.erase(0, dot + 1);
        stage.endNode = part.endNode;
        stage.output = part.output;
        stage.shape = part.shape;
        stage.parts.push_back(std::move(part));
    }
    return stages;
}

} // namespace

const BackbonePart *BackbonePart::find(std::string_view wanted) const
{
    if (path == wanted)
        return this;
    for (const BackbonePart &part : parts)
        if (const BackbonePart *found = part.find(wanted))
            return found;
    return nullptr;
}

int BackbonePart::convolutions() const
{
    int count = kind && kind->type() == "Conv2d" ? 1 : 0;
    for (const BackbonePart &part : parts)
        count += part.convolutions();
    return count;
}

std::optional<BackbonePart> backboneOf(const Graph &graph)
{
    const auto found = std::ranges::find_if(graph.composites, [](const Composite &composite) {
        return composite.kind->type() == "CSPDarknet" || composite.kind->type() == "Darknet";
    });
    if (found == graph.composites.end())
        return std::nullopt;
    BackbonePart backbone;
    backbone.path = backbone.name = found->path;
    backbone.kind = found->kind;
    backbone.firstNode = found->firstNode;
    backbone.endNode = found->endNode;
    backbone.output = found->outputs.back();
    backbone.input = shapeOf(graph, found->inputs.front());
    backbone.shape = shapeOf(graph, backbone.output);
    backbone.parts = stagesOf(backbone.path, partsOf(graph, backbone.path, backbone.firstNode, backbone.endNode));
    addFigures(graph, backbone);
    return backbone;
}

Network backboneNetwork(const YoloxSpec &spec, int width, int height)
{
    Network network;
    network.name = spec.name();
    network.blocks.push_back({"images", "Input", {{"shape", std::vector<std::int64_t>{3, height, width}}}, {}, {}});
    Block backbone{"backbone", "Darknet", {}, {}, {}};
    if (spec.backbone == YoloxSpec::Backbone::CspDarknet) {
        backbone.type = "CSPDarknet";
        backbone.params = {
            {"dep_mul", spec.depth}, {"wid_mul", spec.width}, {"depthwise", spec.depthwise}, {"act", spec.act}};
    }
    network.blocks.push_back(std::move(backbone));
    network.connections.push_back({{"images", 0}, {"backbone", 0}, {}});
    return network;
}

YoloxSpec otherBackbone(const YoloxSpec &spec)
{
    const auto &family = yoloxFamily();
    const auto wanted = [&spec](const YoloxSpec &each) {
        const bool isOther = each.backbone != spec.backbone;
        return isOther && each.depth == 1 && each.width == 1;
    };
    const auto found = std::ranges::find_if(family, wanted);
    return found == family.end() ? spec : *found;
}

TensorMap backboneWeights(const Trace &trace, const BackbonePart &backbone)
{
    TensorMap weights;
    for (const auto &[name, tensor] : trace.weights)
        if (isWithin(name, backbone.path))
            weights.emplace("backbone" + name.substr(backbone.path.size()), tensor);
    return weights;
}

double timeOf(const Trace &trace, const BackbonePart &part)
{
    double milliseconds = 0;
    for (int node = part.firstNode; node < part.endNode; ++node)
        milliseconds += trace.nodes[at(node)].forwardMilliseconds;
    return milliseconds;
}

Snapshot outputAt(const Trace &trace, std::string_view path)
{
    const Composite *composite = findComposite(trace.graph, path);
    if (!composite)
        return trace.output(path);
    const ValueRef value = composite->outputs.back();
    return trace.nodes[at(value.node)].outputs[at(value.port)];
}

Snapshot inputAt(const Trace &trace, std::string_view path)
{
    const Composite *composite = findComposite(trace.graph, path);
    const int node = composite ? -1 : trace.graph.findNode(path);
    if (!composite && (node < 0 || trace.graph.nodes[at(node)].inputs.empty()))
        return {};
    const ValueRef value = composite ? composite->inputs.front() : trace.graph.nodes[at(node)].inputs.front();
    return trace.nodes[at(value.node)].outputs[at(value.port)];
}

std::vector<std::string> compositesOf(const Graph &graph, std::string_view type)
{
    std::vector<const Composite *> found;
    for (const Composite &composite : graph.composites)
        if (composite.kind->type() == type)
            found.push_back(&composite);
    std::ranges::sort(found, {}, &Composite::firstNode);
    std::vector<std::string> paths;
    for (const Composite *composite : found)
        paths.push_back(composite->path);
    return paths;
}

} // namespace vitrine
