#include "widgets/labs/batchnorm/BatchOfOneView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormText.h"
#include "widgets/maps/MapGridView.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace vitrine {

BatchOfOneView::BatchOfOneView(NormState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_variances(new QLabel(this)), m_story(new QLabel(this)), m_job(this)
{
    build();
    connect(state, &NormState::changed, this, &BatchOfOneView::refresh);
    translated(this, [this] { refresh(); });
}

void BatchOfOneView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    for (QLabel *label : {m_variances, m_story}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    column->addWidget(m_variances);
    column->addLayout(makeMapFrames(m_frames, 2, m_state), 1);
    column->addWidget(m_story);
}

void BatchOfOneView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        compute();
}

void BatchOfOneView::refresh()
{
    showVariances();
    m_isStale = true;
    if (isVisible())
        compute();
}

void BatchOfOneView::showVariances()
{
    const NormLook *look = m_state->look();
    const auto channel = static_cast<std::size_t>(m_state->channel());
    if (!look || channel >= look->statistics.channels())
        return m_variances->clear();
    const BatchStatistics &batch = look->statistics;
    const QString m = QString::number(batch.count);
    const double biased = batch.biased[channel];
    QString text = tr("Channel %1 has m = %2 = %3 values in this batch.")
                       .arg(channel)
                       .arg(countText(look->input.shape()), formatCount(batch.count));
    text += QStringLiteral("<br>")
        + tr("<b>Biased</b> variance Σ(x − μ)²/m = %1: what the batch is normalised with in training.")
              .arg(formatNumber(biased));
    if (batch.count > 1)
        text += QStringLiteral("<br>")
            + tr("<b>Unbiased</b> variance Σ(x − μ)²/(m − 1) = %1·%2/%3 = %4: what goes into the running variance, "
                 "which "
                 "evaluation normalises with. It is larger by %5 %.")
                  .arg(formatNumber(biased), m, QString::number(batch.count - 1), formatNumber(batch.unbiased(channel)),
                       formatNumber(100.0 / static_cast<double>(batch.count - 1)));
    else
        text += QStringLiteral("<br>") + tr("<b>Unbiased</b> it would be 0/0: one value tells nothing of a spread.");
    m_variances->setText(text);
}

void BatchOfOneView::compute()
{
    m_isStale = false;
    const auto look = m_state->session()->look();
    const BatchNormLayer layer = m_state->tried();
    if (!look || look->statistics.channels() != layer.channels()) {
        for (const MapFrame &frame : m_frames)
            frame.view->setMessage(tr("The batch is being computed"));
        return m_story->clear();
    }
    m_job.start([this, look, layer](const Cancel &) -> LatestJob::Deliver {
        const Snapshot together = normalised(look->input, layer, Moments::of(look->statistics), 0, 1);
        Snapshot alone;
        double largest = 0;
        if (look->alone.valid()) {
            alone = normalised(look->alone, layer, Moments::of(look->aloneStatistics), 0, 1);
            largest = differenceOf(together, alone).largest;
        }
        return [this, together, alone, largest] {
            m_largest = largest;
            together.valid() ? m_frames[0].view->setTensor(together) : m_frames[0].view->setMessage({});
            if (alone.valid())
                m_frames[1].view->setTensor(alone);
            else
                m_frames[1].view->setMessage(tr("A batch norm before it can't take a single picture"));
            showStory();
        };
    });
}

void BatchOfOneView::showStory()
{
    const NormLook *look = m_state->look();
    if (!look)
        return;
    m_frames[0].title->setText(tr("In its batch of %1 (training)").arg(look->input.shape().front()));
    m_frames[1].title->setText(tr("The same picture as a batch of one (training)"));
    for (const MapFrame &frame : m_frames)
        frame.view->setTitle(frame.title->text());
    if (!look->alone.valid())
        return m_story->setText(refusal());
    if (look->aloneStatistics.count > 1) {
        const auto channel = static_cast<std::size_t>(m_state->channel());
        return m_story->setText(
            tr("Alone, the picture's own %1 values give mean and variance: %2 and %3, where the batch has %4 and %5. "
               "The "
               "two outputs differ by up to %6. How bright or faint a picture is as a whole is lost, and each picture "
               "is "
               "normalised another way than in evaluation: batches of one train badly.")
                .arg(formatCount(look->aloneStatistics.count), formatNumber(look->aloneStatistics.mean[channel]),
                     formatNumber(look->aloneStatistics.biased[channel]), formatNumber(look->statistics.mean[channel]),
                     formatNumber(look->statistics.biased[channel]), formatNumber(m_largest)));
    }
    m_story->setText(refusal());
}

/// PyTorch's own words (torch/nn/functional.py, _verify_batch_size), which stay English.
QString BatchOfOneView::refusal() const
{
    const NormLook *look = m_state->look();
    Shape one = look->input.shape();
    one[0] = 1;
    QStringList sizes;
    for (const std::int64_t size : one)
        sizes += QString::number(size);
    return tr("Alone, each channel has a single value: its mean is that value, its variance 0, x̂ = (x − x)/√(0 + ε) = "
              "0 "
              "and y = β, whatever the picture shows; the unbiased variance would be 0/0. PyTorch refuses to train so:")
        + QStringLiteral("<br><code>ValueError: Expected more than 1 value per channel when training, got input size "
                         "torch.Size([%1])</code><br>")
              .arg(sizes.join(QStringLiteral(", ")))
        + tr("Take two pictures or more, leave out the last, incomplete batch (drop_last=True), or evaluate: running "
             "statistics need no batch.");
}

ExportSource BatchOfOneView::exportSource() const
{
    return mapFramesSource(m_frames, QStringLiteral("batch-of-one"));
}

} // namespace vitrine
