// The inspector's second half: what its pages show of the selected block.

#include "widgets/inspector/InspectorPanel.h"

#include "core/graph/KindOf.h"
#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/inspector/BatchNormView.h"
#include "widgets/inspector/BlockCard.h"
#include "widgets/inspector/StatisticsView.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QVBoxLayout>
namespace vitrine {

QString InspectorPanel::titleOf(const QString &tensor) const
{
    return m_cursor->showsDifference() ? tr("%1: what the change made of it").arg(tensor) : tensor;
}

TensorSlot InspectorPanel::valueSlot(const ValueRef &ref, const QString &title) const
{
    const Node &node = trace()->graph.nodes[static_cast<std::size_t>(ref.node)];
    TensorSlot slot;
    slot.title = titleOf(title);
    slot.place = {Place::Kind::Output, node.path, ref.port, {}};
    if (m_cursor->isVisited(node.block, Pass::Forward))
        slot.tensor = tensorAt(*m_cursor->shownTrace(), ref, Pass::Forward);
    slot.missing = tr("Not computed yet at this step");
    return slot;
}

TensorSlot InspectorPanel::gradientSlot(const ValueRef &ref, const QString &title) const
{
    // What only looks at a tensor has no part in its gradient: there the tensor's own step counts.
    const int block =
        hasBackwardStep() ? m_part->block : trace()->graph.nodes[static_cast<std::size_t>(ref.node)].block;
    const bool isReached = m_cursor->find(block, Pass::Backward) >= 0,
               done = m_cursor->isVisited(block, Pass::Backward);
    TensorSlot slot;
    slot.title = titleOf(title);
    slot.place = {Place::Kind::Gradient, trace()->graph.nodes[static_cast<std::size_t>(ref.node)].path, ref.port, {}};
    if (done)
        slot.tensor = tensorAt(*m_cursor->shownTrace(), ref, Pass::Backward);
    slot.missing = !trace()->hasBackward ? tr("This run had no backward pass")
        : done || !isReached             ? tr("No gradient reaches this tensor")
                                         : tr("Not computed yet at this step");
    return slot;
}

void InspectorPanel::refreshOutput()
{
    const auto port = static_cast<std::size_t>(std::max(0, m_outputPort->currentIndex()));
    if (port >= m_part->outputs.size())
        return;
    const ValueRef ref = m_part->outputs[port];
    QStringList names;
    const int answer = trace()->graph.answerBlock();
    if (answer >= 0 && !trace()->graph.blocks[static_cast<std::size_t>(answer)].outputs.empty()
        && shapeOf(trace()->graph, ref)
            == trace()->graph.blocks[static_cast<std::size_t>(answer)].outputShapes.front()) {
        for (const std::string &name : trace()->graph.classes)
            names += QString::fromStdString(name);
    }
    m_output->setElementNames(names);
    m_output->setSlots(valueSlot(ref, tr("Output")), gradientSlot(ref, tr("∂Loss/∂output")));
}

void InspectorPanel::refreshInput()
{
    const auto port = static_cast<std::size_t>(std::max(0, m_inputPort->currentIndex()));
    if (port >= m_part->inputs.size())
        return;
    const ValueRef ref = m_part->inputs[port];
    m_input->setSlots(valueSlot(ref, tr("Input")), gradientSlot(ref, tr("∂Loss/∂input")));
}

void InspectorPanel::refreshWeights()
{
    const std::string name = m_weightName->currentText().toStdString();
    const auto find = [&](const TensorMap &tensors) {
        const auto found = tensors.find(name);
        return found == tensors.end() ? Snapshot() : found->second;
    };
    const bool learnable = trace()->weightGradients.contains(name) || !trace()->hasBackward;
    TensorSlot value{find(m_cursor->shownTrace()->weights),
                     tr("The run has no such weight"),
                     titleOf(m_weightName->currentText()),
                     {Place::Kind::Weight, name, 0, {}}};
    TensorSlot gradient{isDone(Pass::Backward) ? find(m_cursor->shownTrace()->weightGradients) : Snapshot(),
                        {},
                        titleOf(tr("∂Loss/∂%1").arg(m_weightName->currentText())),
                        {Place::Kind::Constant, name, 0, {}}};
    gradient.missing = !trace()->hasBackward ? tr("This run had no backward pass")
        : !learnable                         ? tr("A buffer: it is not learned by gradients")
        : !hasBackwardStep()                 ? tr("No gradient reaches this tensor")
                                             : tr("Not computed yet at this step");
    m_weights->setSlots(value, gradient);
}

std::vector<NamedTensor> InspectorPanel::tensorsOfPart() const
{
    const Theme &theme = Theme::instance();
    const QColor forward = theme.color(Theme::Role::Forward), backward = theme.color(Theme::Role::Backward);
    std::vector<NamedTensor> tensors;
    const auto add = [&](const QString &name, const Snapshot &tensor, const QColor &colour) {
        if (tensor.valid())
            tensors.push_back({name, tensor, colour});
    };
    if (isDone(Pass::Forward)) {
        for (const ValueRef &ref : m_part->outputs)
            add(tr("Output"), tensorAt(*trace(), ref, Pass::Forward), forward);
        for (const ValueRef &ref : m_part->inputs)
            add(tr("Input"), tensorAt(*trace(), ref, Pass::Forward), forward);
    }
    for (const std::string &name : weightNames(trace()->graph, *m_part)) {
        if (const auto found = trace()->weights.find(name); found != trace()->weights.end())
            add(QString::fromStdString(name), found->second, forward);
    }
    if (!isDone(Pass::Backward))
        return tensors;
    for (const ValueRef &ref : m_part->outputs)
        add(tr("∂Loss/∂output"), tensorAt(*trace(), ref, Pass::Backward), backward);
    for (const ValueRef &ref : m_part->inputs)
        add(tr("∂Loss/∂input"), tensorAt(*trace(), ref, Pass::Backward), backward);
    for (const std::string &name : weightNames(trace()->graph, *m_part)) {
        if (const auto found = trace()->weightGradients.find(name); found != trace()->weightGradients.end())
            add(tr("∂Loss/∂%1").arg(QString::fromStdString(name)), found->second, backward);
    }
    return tensors;
}

void InspectorPanel::refreshStatistics()
{
    const QString block = m_selection->block();
    if (m_summarised == block) {
        m_statistics->setTensors(tensorsOfPart());
        return;
    }
    m_statistics->setWaiting();
    emit summariesWanted(block);
}

void InspectorPanel::showSummaries(const QString &block)
{
    m_summarised = block;
    if (m_part && m_selection->block() == block && m_tabs->currentIndex() == StatisticsPage)
        m_statistics->setTensors(tensorsOfPart());
}

void InspectorPanel::refreshBatchNorm()
{
    const bool done = isDone(Pass::Forward) && !m_part->inputs.empty() && !m_part->outputs.empty();
    m_batchNorm->setBlock(trace(), m_part->path,
                          done ? tensorAt(*trace(), m_part->inputs.front(), Pass::Forward) : Snapshot(),
                          done ? tensorAt(*trace(), m_part->outputs.front(), Pass::Forward) : Snapshot());
}

void InspectorPanel::refreshCard()
{
    m_card->setPart(trace()->graph, *m_part, m_network.find(m_part->path));
}

ValueSpan InspectorPanel::networkRange(Pass pass)
{
    const std::optional<ValueSpan> &range = m_ranges[pass == Pass::Forward ? 0 : 1];
    if (!range && trace() && !m_ranging->isBusy())
        findRanges();
    return range.value_or(ValueSpan());
}

/// Of all tensors of all blocks, which may be hundreds of megabytes.
void InspectorPanel::findRanges()
{
    m_ranging->start([this, trace = trace()](const Cancel &) -> LatestJob::Deliver {
        const ValueSpan values = outputsSpan(*trace, Pass::Forward), gradients = outputsSpan(*trace, Pass::Backward);
        return [this, values, gradients] {
            m_ranges[0] = values;
            m_ranges[1] = gradients;
            useRanges();
        };
    });
}

void InspectorPanel::useRanges()
{
    for (TensorPane *pane : {m_output, m_input})
        pane->setNetworkRanges([this](Pass pass) { return networkRange(pass); });
}

} // namespace vitrine
