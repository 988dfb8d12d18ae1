#include "widgets/labs/batchnorm/ModeView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormText.h"
#include "widgets/maps/MapGridView.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace vitrine {

ModeView::ModeView(NormState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_summary(new QLabel(this)), m_job(this)
{
    build();
    link();
    const auto recompute = [this] {
        m_isStale = true;
        if (isVisible())
            compute();
        markPlace();
    };
    connect(state, &NormState::changed, this, recompute);
    connect(state, &NormState::courseChanged, this, recompute);
    translated(this, [this] { setTexts(); });
}

void ModeView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(makeMapFrames(m_frames.data(), Count, m_state), 1);
    column->addWidget(m_summary);
    m_summary->setWordWrap(true);
}

void ModeView::link()
{
    for (const MapFrame &one : m_frames)
        for (const MapFrame &other : m_frames) {
            if (&one == &other)
                continue;
            connect(one.view, &MapGridView::hovered, other.view, &MapGridView::setHoveredCell);
            connect(one.view, &MapGridView::zoomChanged, other.view, &MapGridView::setZoom);
            connect(one.view->verticalScrollBar(), &QScrollBar::valueChanged, other.view->verticalScrollBar(),
                    &QScrollBar::setValue);
            connect(one.view->horizontalScrollBar(), &QScrollBar::valueChanged, other.view->horizontalScrollBar(),
                    &QScrollBar::setValue);
        }
}

void ModeView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        compute();
}

void ModeView::compute()
{
    m_isStale = false;
    const auto look = m_state->session()->look();
    if (!look || look->statistics.channels() != m_state->tried().channels()) {
        m_job.cancel();
        for (const MapFrame &frame : m_frames)
            frame.view->setMessage(tr("The batch is being computed"));
        return;
    }
    const BatchNormLayer layer = m_state->tried();
    const Moments evaluation = m_state->evaluation();
    m_job.start([this, look, layer, evaluation](const Cancel &cancel) -> LatestJob::Deliver {
        const Snapshot byBatch = normalised(look->input, layer, Moments::of(look->statistics), 0, 1);
        const Snapshot byRunning = normalised(look->input, layer, evaluation, 0, 1);
        if (cancel.requested())
            return {};
        const Difference difference = differenceOf(byBatch, byRunning);
        return [this, byBatch, byRunning, difference] { show(byBatch, byRunning, difference); };
    });
}

void ModeView::show(const Snapshot &training, const Snapshot &evaluation, const Difference &difference)
{
    m_difference = difference;
    // One scale for both, so that colours can be compared.
    ValueSpan both = valueSpan(training);
    both.include(valueSpan(evaluation));
    const Snapshot *tensors[] = {&training, &evaluation, &difference.tensor};
    for (int i = 0; i < Count; ++i) {
        MapGridView *view = map(i);
        view->setTensor(*tensors[i]);
        if (i != Between) {
            view->setNetworkRange(both);
            view->setScaleMode(ScaleMode::Network);
        }
    }
    markPlace();
    describe();
}

void ModeView::markPlace()
{
    for (const MapFrame &frame : m_frames)
        frame.view->setMarked(m_state->place().empty() ? std::nullopt : std::optional(m_state->place()));
}

void ModeView::setTexts()
{
    const QString titles[] = {tr("Training: by the batch"), tr("Evaluation: by the running statistics"),
                              tr("Training − evaluation")};
    for (std::size_t i = 0; i < Count; ++i) {
        m_frames[i].title->setText(titles[i]);
        m_frames[i].view->setTitle(titles[i]);
        m_frames[i].view->setAccessibleName(titles[i]);
    }
    describe();
}

void ModeView::describe()
{
    if (!m_difference.tensor.valid())
        return m_summary->clear();
    Index place(m_difference.tensor.shape().size());
    std::int64_t rest = m_difference.place;
    for (std::size_t d = place.size(); d-- > 0; rest /= m_difference.tensor.shape()[d])
        place[d] = rest % m_difference.tensor.shape()[d];
    const auto fed = static_cast<qlonglong>(m_state->session()->batches().size());
    m_summary->setText(
        tr("The two differ by %1 at most, at %2, and by %3 on average, after %4 batches. Feed more of them "
           "under “Over time”, and evaluation comes closer to training.")
            .arg(formatNumber(m_difference.largest), placeText(place), formatNumber(m_difference.mean))
            .arg(fed));
}

ExportSource ModeView::exportSource() const
{
    return mapFramesSource(m_frames, QStringLiteral("training-and-evaluation"));
}

} // namespace vitrine
