#include "widgets/transport/StepText.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

/// The node that a step is about; −1 where a block is made of several.
int onlyNode(const Graph &graph, const Stop &stop)
{
    if (stop.node >= 0)
        return stop.node;
    const GraphBlock &block = graph.blocks[static_cast<std::size_t>(stop.block)];
    return block.endNode - block.firstNode == 1 ? block.firstNode : -1;
}

const Node &nodeAt(const Graph &graph, int node)
{
    return graph.nodes[static_cast<std::size_t>(node)];
}

/// Without the batch.
QString sampleShape(const Shape &shape)
{
    return shape.size() > 1 ? formatShape(Shape(shape.begin() + 1, shape.end())) : formatShape(shape);
}

QString formatSizes(const std::vector<std::int64_t> &sizes)
{
    QStringList parts;
    for (const std::int64_t size : sizes)
        parts += QString::number(size);
    return parts.join(QStringLiteral(" × "));
}

QString windowOf(const Node &node)
{
    const auto &specs = node.kind->parameters();
    const bool has = std::any_of(specs.begin(), specs.end(), [](const auto &spec) {
        return spec.name == "kernel_size" && spec.type == ParameterSpec::Type::Integers;
    });
    return has ? formatSizes(node.params.integers("kernel_size")) : QString();
}

QString convolutionWords(const Node &node)
{
    const auto weight = std::find_if(node.weights.begin(), node.weights.end(),
                                     [](const WeightSpec &spec) { return spec.name == "weight"; });
    if (weight == node.weights.end() || weight->shape.size() < 3)
        return {};
    const Shape window(weight->shape.begin() + 2, weight->shape.end());
    return tr("%1 kernels of %2 slide over %3")
        .arg(formatCount(node.outputShapes.front()[1]), formatSizes(window), sampleShape(node.inputShapes.front()));
}

QString poolingWords(const Node &node)
{
    const QString window = windowOf(node);
    const bool takesLargest = node.kind->type().starts_with("Max");
    if (window.isEmpty())
        return takesLargest ? tr("the largest of each window") : tr("the mean of each window");
    return takesLargest ? tr("the largest of each %1").arg(window) : tr("the mean of each %1").arg(window);
}

QString activationWords(const StepSubject &subject, const Node &node, const Snapshot &output)
{
    const QString type = QString::fromStdString(node.kind->type());
    if (type != QLatin1String("ReLU"))
        return tr("%1 of each number").arg(type);
    return subject.isSummarised && output.valid()
        ? tr("what is negative becomes 0, %1 of the numbers are 0").arg(formatShare(output.summary().zeroShare))
        : tr("what is negative becomes 0");
}

/// What a layer does to its input; empty where the shapes say it all.
QString doing(const StepSubject &subject, int index)
{
    const Trace &trace = subject.trace;
    const Node &node = nodeAt(trace.graph, index);
    const auto &outputs = trace.nodes[static_cast<std::size_t>(index)].outputs;
    switch (node.kind->category()) {
    case Category::Convolution:
        return convolutionWords(node);
    case Category::Linear:
        return node.inputShapes.front().empty()
            ? QString()
            : tr("each of them a sum of %1 inputs by weights").arg(formatCount(node.inputShapes.front().back()));
    case Category::Pooling:
        return poolingWords(node);
    case Category::Activation:
        return outputs.empty() ? QString() : activationWords(subject, node, outputs.front());
    case Category::Normalization:
        return trace.mode == Mode::Train ? tr("centred and scaled by this batch's own mean and variance")
                                         : tr("centred and scaled");
    default:
        return {};
    }
}

QString rangeOf(const StepSubject &subject, const Snapshot &tensor)
{
    if (!subject.isSummarised || !tensor.valid())
        return {};
    const Snapshot::Summary &summary = tensor.summary();
    if (summary.nanCount + summary.infCount > 0)
        return tr("%1 numbers are NaN or infinite").arg(formatCount(summary.nanCount + summary.infCount));
    if (summary.min == summary.max)
        return tensor.elementCount() == 1 ? tr("it is %1").arg(formatNumber(summary.min))
                                          : tr("all of them %1").arg(formatNumber(summary.min));
    return tr("from %1 to %2").arg(formatNumber(summary.min), formatNumber(summary.max));
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

QString forwardWords(const StepSubject &subject, const Stop &stop)
{
    const Trace &trace = subject.trace;
    const Graph &graph = trace.graph;
    const GraphBlock &block = graph.blocks[static_cast<std::size_t>(stop.block)];
    const int node = onlyNode(graph, stop);
    const BlockKind &kind = node >= 0 ? *nodeAt(graph, node).kind : *block.kind;
    const std::vector<Shape> &shapes = node >= 0 ? nodeAt(graph, node).outputShapes : block.outputShapes;
    const Snapshot output = node >= 0 ? trace.output(nodeAt(graph, node).path) : trace.output(block.id);
    if (kind.category() == Category::Loss && output.valid())
        return tr("forward, the loss is %1").arg(formatNumber(output.flat(0)));
    if (shapes.empty())
        return tr("forward");
    const QString range = rangeOf(subject, output);
    if (kind.category() == Category::Input)
        return joined({tr("the input, %1").arg(formatShape(shapes.front())), range});
    return joined({tr("forward, gives %1").arg(formatShape(shapes.front())),
                   node >= 0 ? doing(subject, node) : QString(), range});
}

/// The length of the gradient of what a step's layers have learnt, as far as it is known.
QString gradientLength(const StepSubject &subject, const Stop &stop)
{
    if (!subject.iteration)
        return {};
    double sum = 0;
    for (const TensorUpdate &tensor : subject.iteration->update.tensors) {
        const bool isPart =
            stop.node >= 0 ? tensor.node == stop.node : nodeAt(subject.trace.graph, tensor.node).block == stop.block;
        sum += isPart ? tensor.gradientNorm * tensor.gradientNorm : 0;
    }
    return tr("that of its weights has the length %1").arg(formatNumber(std::sqrt(sum)));
}

QString backwardWords(const StepSubject &subject, const Stop &stop)
{
    const Trace &trace = subject.trace;
    const Graph &graph = trace.graph;
    const GraphBlock &block = graph.blocks[static_cast<std::size_t>(stop.block)];
    const int node = onlyNode(graph, stop);
    const BlockKind &kind = node >= 0 ? *nodeAt(graph, node).kind : *block.kind;
    if (kind.category() == Category::Loss)
        return tr("backward begins, ∂Loss/∂Loss = 1");
    const Snapshot gradient = node >= 0 ? trace.gradient(nodeAt(graph, node).path) : trace.gradient(block.id);
    if (kind.category() == Category::Input)
        return joined({tr("backward ends, the gradient of the input"), rangeOf(subject, gradient)});
    const bool learns = node >= 0 ? std::any_of(nodeAt(graph, node).weights.begin(), nodeAt(graph, node).weights.end(),
                                                [](const WeightSpec &spec) { return spec.learnable; })
                                  : block.learnable > 0;
    if (!learns)
        return joined({tr("backward, gradients of its output and input"), rangeOf(subject, gradient)});
    return joined({tr("backward, gradients of its output, weights and input"), rangeOf(subject, gradient),
                   gradientLength(subject, stop)});
}

QString updateWords(const Stop &stop, const Iteration &iteration)
{
    const Update &update = iteration.update;
    double weights = 0, moved = 0, predicted = 0;
    for (int i = stop.firstTensor; i < stop.endTensor; ++i) {
        const TensorUpdate &tensor = update.tensors[static_cast<std::size_t>(i)];
        weights += tensor.weightNorm * tensor.weightNorm;
        moved += tensor.updateNorm * tensor.updateNorm;
        predicted += tensor.predicted;
    }
    const QString step = tr("%1 moves it by %2 of %3")
                             .arg(QString::fromStdString(update.kind->title()), formatNumber(std::sqrt(moved)),
                                  formatNumber(std::sqrt(weights)));
    const double before = update.tensors[static_cast<std::size_t>(stop.firstTensor)].lossBefore,
                 after = update.tensors[static_cast<std::size_t>(stop.endTensor - 1)].lossAfter;
    if (std::isnan(before) || std::isnan(after))
        return joined({step, tr("the loss should change by %1").arg(formatNumber(predicted))});
    return joined({step,
                   tr("the loss should change by %1, and changes by %2")
                       .arg(formatNumber(predicted), formatNumber(after - before))});
}

QString numbered(int step, const QString &name, const QString &words)
{
    return QStringLiteral("%1 · %2: %3").arg(step + 1).arg(name, words);
}

} // namespace

QString stepWords(const StepSubject &subject, const Stop &stop)
{
    switch (stop.stage) {
    case Stage::Backward:
        return backwardWords(subject, stop);
    case Stage::Update:
        return updateWords(stop, *subject.iteration);
    case Stage::Forward:
        break;
    }
    return forwardWords(subject, stop);
}

QString stepName(const Trace &trace, const Stop &stop, const Iteration *iteration)
{
    if (stop.stage == Stage::Update && stop.endTensor - stop.firstTensor == 1)
        return QString::fromStdString(iteration->update.tensors[static_cast<std::size_t>(stop.firstTensor)].range.name);
    return QString::fromStdString(stop.node >= 0 ? nodeAt(trace.graph, stop.node).path
                                                 : trace.graph.blocks[static_cast<std::size_t>(stop.block)].id);
}

QString stepSentence(const StepCursor &cursor, int step)
{
    const Stop &stop = cursor.stops()[static_cast<std::size_t>(step)];
    const StepSubject subject{*cursor.trace(), cursor.iteration().get(), cursor.isSummarised()};
    return numbered(step, stepName(subject.trace, stop, subject.iteration), stepWords(subject, stop));
}

QString stepSentence(const Trace &trace, int step)
{
    const std::vector<Stop> stops = listStops(trace, Grain::Block, false);
    const Stop &stop = stops[static_cast<std::size_t>(step)];
    return numbered(step, stepName(trace, stop, nullptr), stepWords({trace, nullptr, false}, stop));
}

QColor stepColour(Stage stage)
{
    const Theme &theme = Theme::instance();
    if (stage != Stage::Update)
        return theme.color(stage == Stage::Forward ? Theme::Role::Forward : Theme::Role::Backward);
    // Green, far enough towards the text's own colour to be read.
    const QColor green = theme.category(Category::Normalization), text = theme.color(Theme::Role::Text);
    const auto mixed = [](int a, int b) { return (2 * a + b) / 3; };
    return {mixed(green.red(), text.red()), mixed(green.green(), text.green()), mixed(green.blue(), text.blue())};
}

} // namespace vitrine
