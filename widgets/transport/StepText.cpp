#include "widgets/transport/StepText.h"

#include "widgets/common/Format.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

QString forwardSentence(const Trace &trace, const GraphBlock &block)
{
    const Snapshot output = trace.output(block.id);
    if (block.kind->category() == Category::Loss && output.valid())
        return tr("forward, the loss is %1").arg(formatNumber(output.flat(0)));
    if (block.kind->category() == Category::Input)
        return tr("the input, %1").arg(formatShape(block.outputShapes.front()));
    return block.outputShapes.empty() ? tr("forward")
                                      : tr("forward, gives %1").arg(formatShape(block.outputShapes.front()));
}

QString backwardSentence(const GraphBlock &block)
{
    if (block.kind->category() == Category::Loss)
        return tr("backward begins, ∂Loss/∂Loss = 1");
    if (block.kind->category() == Category::Input)
        return tr("backward ends, the gradient of the input");
    return block.learnable > 0 ? tr("backward, gradients of its output, weights and input")
                               : tr("backward, gradients of its output and input");
}

} // namespace

QString stepSentence(const Trace &trace, int step)
{
    const Step &each = trace.steps[static_cast<std::size_t>(step)];
    const GraphBlock &block = trace.graph.blocks[static_cast<std::size_t>(each.block)];
    const QString what = each.pass == Pass::Forward ? forwardSentence(trace, block) : backwardSentence(block);
    return QStringLiteral("%1 · %2: %3").arg(step + 1).arg(QString::fromStdString(block.id), what);
}

} // namespace vitrine
