#include "core/yolox/FocusStudy.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

const Node &nodeAt(const Graph &graph, int index)
{
    return graph.nodes[static_cast<std::size_t>(index)];
}

bool isSlice(const Node &node)
{
    return node.kind->type() == "Slice";
}

OnnxSlice onnxSlice(const Node &node)
{
    const std::int64_t end = node.params.integer("end");
    return {node.path, node.params.integer("dim"), node.params.integer("start"), end < 0 ? OnnxSlice::toTheEnd : end,
            node.params.integer("step")};
}

/// The slices between the picture and what is joined.
FocusSlice sliceAt(const Graph &graph, int last)
{
    FocusSlice slice;
    slice.path = nodeAt(graph, last).path;
    for (int at = last; isSlice(nodeAt(graph, at)); at = nodeAt(graph, at).inputs.front().node) {
        slice.nodes.insert(slice.nodes.begin(), onnxSlice(nodeAt(graph, at)));
        (slice.nodes.front().axis == 2 ? slice.row : slice.column) = slice.nodes.front().start;
    }
    return slice;
}

Block block(std::string id, std::string type, std::map<std::string, ParamValue, std::less<>> params)
{
    return {std::move(id), std::move(type), std::move(params), {}, {}};
}

/// The picture, and a block on it.
Network onPicture(const FocusStudy &focus, Block block)
{
    Network network;
    network.name = block.id;
    const Shape &shape = focus.input.shape();
    network.blocks.push_back({"picture", "Input", {{"shape", Shape(shape.begin() + 1, shape.end())}}, {}, {}});
    network.connections.push_back({{"picture", 0}, {block.id, 0}, {}});
    network.blocks.push_back(std::move(block));
    return network;
}

std::size_t at(std::int64_t index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

int FocusStudy::sliceOf(std::int64_t row, std::int64_t column) const
{
    for (std::size_t i = 0; i < slices.size(); ++i)
        if (slices[i].row == row % 2 && slices[i].column == column % 2)
            return static_cast<int>(i);
    return -1;
}

std::optional<FocusStudy> focusOf(const Trace &trace)
{
    const Graph &graph = trace.graph;
    const auto found = std::ranges::find_if(
        graph.composites, [](const Composite &composite) { return composite.kind->type() == "Focus"; });
    if (found == graph.composites.end())
        return std::nullopt;
    FocusStudy focus;
    focus.path = found->path;
    for (int i = found->firstNode; i < found->endNode; ++i) {
        const Node &node = nodeAt(graph, i);
        const Snapshot &output = trace.nodes[at(i)].outputs.front();
        if (node.kind->type() == "Concat") {
            for (const ValueRef &input : node.inputs)
                focus.slices.push_back(sliceAt(graph, input.node));
            focus.joined = output;
        } else if (node.kind->type() == "Conv2d") {
            focus.kernel = trace.weights.at(node.path + ".weight");
            focus.output = output;
            focus.kernelSize = focus.kernel.shape()[3];
            focus.stride = node.params.integers("stride").front();
        }
    }
    const auto &last = nodeAt(graph, found->endNode - 1).kind->type();
    focus.act = last == "ReLU" ? "relu" : last == "LeakyReLU" ? "lrelu" : "silu";
    const ValueRef input = found->inputs.front();
    focus.input = trace.nodes[at(input.node)].outputs[at(input.port)];
    return focus;
}

Snapshot wideKernel(const FocusStudy &focus)
{
    const std::int64_t size = focus.kernelSize, channels = focus.channels(), outputs = focus.outChannels();
    const std::vector<float> from = focus.kernel.toFloats();
    std::vector<float> to(from.size());
    const std::int64_t wide = 2 * size;
    std::size_t next = 0; // of `from`, in its order: [output, slice · channel, y, x]
    for (std::int64_t output = 0; output < outputs; ++output)
        for (const FocusSlice &slice : focus.slices)
            for (std::int64_t channel = 0; channel < channels; ++channel)
                for (std::int64_t y = 0; y < size; ++y)
                    for (std::int64_t x = 0; x < size; ++x) {
                        const std::int64_t row = 2 * y + slice.row, column = 2 * x + slice.column;
                        to[at(((output * channels + channel) * wide + row) * wide + column)] = from[next++];
                    }
    return Snapshot::of({outputs, channels, wide, wide}, std::move(to));
}

Network stemNetwork(const FocusStudy &focus, Stem stem)
{
    const bool isFocus = stem == Stem::Focus;
    return onPicture(focus,
                     block("stem", isFocus ? "Focus" : "BaseConv",
                           {{"out_channels", focus.outChannels()},
                            {"kernel_size", stem == Stem::Wide ? 2 * focus.kernelSize : focus.kernelSize},
                            {"stride", isFocus ? focus.stride : 2 * focus.stride},
                            {"act", focus.act}}));
}

Network wideNetwork(const FocusStudy &focus)
{
    return onPicture(focus,
                     block("conv", "Conv2d",
                           {{"out_channels", focus.outChannels()},
                            {"kernel_size", 2 * focus.kernelSize},
                            {"stride", 2 * focus.stride},
                            {"padding", focus.kernelSize - 1}, // two pixels for each place of a slice
                            {"bias", false}}));
}

StemCost costOf(const FocusStudy &focus, Stem stem)
{
    const GraphResult built = buildGraph(stemNetwork(focus, stem), 1);
    assert(built.ok());
    const Graph &graph = *built.graph;
    const BlockFigures figures = blockFigures(graph).back();
    return {figures.learnable, figures.macs, figures.field.size, graph.blocks.back().outputShapes.front()};
}

} // namespace vitrine
