#include "widgets/labs/batchnorm/FoldView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormPlace.h"
#include "widgets/labs/batchnorm/NormText.h"
#include "widgets/maps/MapGridView.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

Snapshot first(const Snapshot &batch)
{
    Shape shape = batch.shape();
    shape[0] = 1;
    return Snapshot::of(shape, batch.select(0, 0).toFloats());
}

QString signedNumber(double value)
{
    return value < 0 ? QStringLiteral("(%1)").arg(formatNumber(value)) : formatNumber(value);
}

} // namespace

FoldView::FoldView(NormState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_proof(new QLabel(this)), m_formulas(new QLabel(this)),
      m_apply(new QPushButton(this))
{
    build();
    connect(state, &NormState::changed, this, &FoldView::refresh);
    connect(state, &NormState::courseChanged, this, &FoldView::refresh);
    connect(state->session(), &NormSession::proofChanged, this, &FoldView::showProof);
    connect(state->session(), &NormSession::proofFailed, this, &FoldView::showReason);
    connect(m_apply, &QPushButton::clicked, this, &FoldView::applyWanted);
    translated(this, [this] { setTexts(); });
}

void FoldView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_proof, 1);
    head->addWidget(m_apply, 0, Qt::AlignTop);
    m_proof->setWordWrap(true);
    m_formulas->setTextFormat(Qt::RichText);
    m_formulas->setWordWrap(true);
    m_formulas->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addLayout(head);
    column->addLayout(makeMapFrames(m_frames, 3, m_state), 1);
    column->addWidget(m_formulas);
}

void FoldView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        ask();
}

void FoldView::refresh()
{
    m_isStale = true;
    if (isVisible())
        ask();
}

void FoldView::ask()
{
    m_isStale = false;
    const auto &outcome = m_state->session()->outcome();
    if (!outcome || !m_state->look())
        return;
    const Graph &graph = outcome->trace->graph;
    if (const auto target = foldTarget(graph, graph.findNode(m_state->session()->path())); !target)
        return showReason(target.error());
    BatchNormLayer layer = m_state->tried();
    if (!m_state->course().empty())
        layer.running = m_state->course().back();
    m_state->session()->prove(layer);
}

void FoldView::showReason(const Error &error)
{
    m_proof->setText(toText(error.message));
    m_formulas->clear();
    m_apply->setEnabled(false);
    for (const MapFrame &frame : m_frames)
        frame.view->setMessage(tr("Nothing to fold into"));
}

void FoldView::showProof()
{
    const auto proof = m_state->session()->proof();
    const auto &outcome = m_state->session()->outcome();
    if (!proof || !outcome)
        return;
    m_frames[0].view->setTensor(first(proof->apart));
    m_frames[1].view->setTensor(first(proof->together));
    m_frames[2].view->setTensor(first(proof->difference.tensor));
    for (const MapFrame &frame : m_frames)
        frame.view->setMarked(std::nullopt);
    const ValueSpan span = valueSpan(proof->apart);
    m_proof->setText(tr("Largest difference over all %1 numbers: %2, of outputs up to %3. %4 operations fall away.")
                         .arg(formatCount(proof->apart.elementCount()), formatNumber(proof->difference.largest),
                              formatNumber(static_cast<double>(std::max(-span.min, span.max))),
                              formatCount(proof->savedOperations)));
    m_formulas->setText(formulaText());
    const Graph &graph = outcome->trace->graph;
    m_apply->setEnabled(isBlockOfItsOwn(graph, m_state->session()->path())
                        && isBlockOfItsOwn(graph, proof->folded.path));
    setTexts();
}

QString FoldView::formulaText() const
{
    const auto &proof = m_state->session()->proof();
    const auto &outcome = m_state->session()->outcome();
    const auto channel = static_cast<std::size_t>(m_state->channel());
    const BatchNormLayer &layer = m_state->tried();
    const Moments by = m_state->evaluation();
    if (channel >= layer.channels() || by.mean.size() != layer.channels())
        return {};
    const TensorMap &weights = outcome->trace->weights;
    const auto given = weights.find(proof->folded.path + ".bias");
    const double bias = given == weights.end() ? 0 : given->second.flat(static_cast<std::int64_t>(channel));
    const double deviation = std::sqrt(by.variance[channel] + layer.eps);
    const double scale = layer.gamma[channel] / deviation;
    return QStringLiteral("W′ = W·γ/√(σ² + ε) = W·%1/√(%2 + %3) = W·%4<br>b′ = (b − μ)·γ/√(σ² + ε) + β = "
                          "(%5 − %6)·%7 + %8 = <b>%9</b>")
        .arg(signedNumber(layer.gamma[channel]), formatNumber(by.variance[channel]), formatNumber(layer.eps),
             signedNumber(scale), formatNumber(bias), signedNumber(by.mean[channel]), signedNumber(scale),
             signedNumber(layer.beta[channel]),
             formatNumber(proof->folded.bias.flat(static_cast<std::int64_t>(channel))));
}

void FoldView::setTexts()
{
    const auto &proof = m_state->session()->proof();
    const QString layer = proof ? QString::fromStdString(proof->folded.path) : tr("Layer");
    const QString titles[] = {tr("%1, then batch norm").arg(layer), tr("%1 folded, alone").arg(layer),
                              tr("Difference")};
    for (int i = 0; i < 3; ++i) {
        m_frames[i].title->setText(titles[i]);
        m_frames[i].view->setTitle(titles[i]);
        m_frames[i].view->setAccessibleName(titles[i]);
    }
    m_apply->setText(tr("Fold in the network"));
    m_apply->setToolTip(
        tr("Take the batch norm out of the network and give the layer before it the folded weights; can "
           "be undone. Not possible inside of a composite block."));
}

ExportSource FoldView::exportSource() const
{
    return mapFramesSource(m_frames, QStringLiteral("batch-norm-folded"));
}

} // namespace vitrine
