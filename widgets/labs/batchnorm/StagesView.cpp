#include "widgets/labs/batchnorm/StagesView.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormState.h"

#include <QLabel>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vitrine {

StagesView::StagesView(NormState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_plot(new QCustomPlot(this)), m_legend(new QLabel(this)), m_job(this)
{
    build();
    connect(state, &NormState::changed, this, &StagesView::summarise);
    connect(state, &NormState::courseChanged, this, &StagesView::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &StagesView::paintPens);
    translated(this, [this] { setTexts(); });
}

void StagesView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_plot, 1);
    column->addWidget(m_legend, 0, Qt::AlignHCenter);
    m_legend->setTextFormat(Qt::RichText);
    m_plot->setMinimumHeight(96);
    m_plot->legend->setVisible(false);
    m_plot->addLayer(QStringLiteral("bands"), m_plot->layer(QStringLiteral("grid")), QCustomPlot::limAbove);
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        Stage &stage = m_stages[i];
        stage.rect = i == 0 ? m_plot->axisRect() : new QCPAxisRect(m_plot);
        if (i > 0)
            m_plot->plotLayout()->addElement(0, static_cast<int>(i), stage.rect);
        QCPAxis *x = stage.rect->axis(QCPAxis::atBottom), *y = stage.rect->axis(QCPAxis::atLeft);
        // What is alike everywhere (the ground of a drawing) would hide all the rest.
        setLogScale(y, true);
        y->setNumberFormat(QStringLiteral("eb"));
        y->setNumberPrecision(0);
        stage.bars = new QCPBars(x, y);
        stage.band = new QCPItemRect(m_plot);
        stage.band->setLayer(QStringLiteral("bands"));
        stage.centre = new QCPItemStraightLine(m_plot);
        stage.chosen = new QCPItemStraightLine(m_plot);
        for (QCPAbstractItem *item : std::initializer_list<QCPAbstractItem *>{stage.band, stage.centre, stage.chosen}) {
            item->setClipAxisRect(stage.rect);
            for (QCPItemPosition *position : item->positions())
                position->setAxes(x, y);
        }
    }
    stylePlot(m_plot, QStringLiteral("batch-norm-stages"));
    paintPens();
}

void StagesView::summarise()
{
    const auto look = m_state->session()->look();
    const int channel = m_state->channel();
    if (look == m_look && channel == m_channel)
        return refresh();
    m_look = look;
    m_channel = channel;
    if (!look || static_cast<std::size_t>(channel) >= look->statistics.channels()) {
        m_isKnown = false;
        m_job.cancel();
        return refresh();
    }
    m_job.start([this, look, channel](const Cancel &) -> LatestJob::Deliver {
        const Snapshot::Summary summary = look->input.select(1, channel).summary();
        return [this, summary] {
            m_summary = summary;
            m_isKnown = true;
            refresh();
        };
    });
}

void StagesView::refresh()
{
    const auto value = m_state->value();
    const Moments by = m_state->moments();
    const auto channel = static_cast<std::size_t>(m_state->channel());
    const bool isKnown = m_isKnown && value && channel < by.mean.size();
    for (Stage &stage : m_stages)
        for (QCPAbstractItem *item : std::initializer_list<QCPAbstractItem *>{stage.band, stage.centre, stage.chosen})
            item->setVisible(isKnown);
    if (!isKnown) {
        for (Stage &stage : m_stages)
            stage.bars->data()->clear();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    // Both steps are linear, so the bins only move and stretch.
    const double scale = 1 / value->deviation, shift = -by.mean[channel] / value->deviation;
    const double gamma = m_state->tried().gamma[channel], beta = m_state->tried().beta[channel];
    fill(m_stages[0], 1, 0, value->x);
    fill(m_stages[1], scale, shift, value->normalised);
    fill(m_stages[2], gamma * scale, gamma * shift + beta, value->y);
    setTexts();
}

void StagesView::fill(Stage &stage, double scale, double shift, double chosen)
{
    const double low = m_summary.min, width = (m_summary.max - m_summary.min) / Snapshot::histogramBins;
    const double shown = std::max(std::abs(width * scale), 1e-9);
    QVector<double> keys, counts;
    for (int bin = 0; bin < Snapshot::histogramBins; ++bin) {
        keys << (low + (bin + 0.5) * width) * scale + shift;
        counts << static_cast<double>(m_summary.histogram[static_cast<std::size_t>(bin)]);
    }
    stage.bars->setData(keys, counts);
    stage.bars->setWidth(shown);
    stage.mean = m_summary.mean * scale + shift;
    stage.deviation = m_summary.std * std::abs(scale);
    QCPAxis *x = stage.rect->axis(QCPAxis::atBottom), *y = stage.rect->axis(QCPAxis::atLeft);
    const double one = m_summary.min * scale + shift, other = m_summary.max * scale + shift;
    const double first = std::min(one, other), last = std::max(one, other);
    const double rim = std::max({(last - first) * 0.05, shown, 1e-6});
    x->setRange(std::min(first, chosen) - rim, std::max(last, chosen) + rim);
    const std::int64_t most = *std::max_element(m_summary.histogram.begin(), m_summary.histogram.end());
    y->setRange(0.7, 1.5 * static_cast<double>(std::max<std::int64_t>(most, 1)));
    stage.band->topLeft->setCoords(stage.mean - stage.deviation, y->range().upper);
    stage.band->bottomRight->setCoords(stage.mean + stage.deviation, y->range().lower);
    stage.centre->point1->setCoords(stage.mean, 1);
    stage.centre->point2->setCoords(stage.mean, 2);
    stage.chosen->point1->setCoords(chosen, 1);
    stage.chosen->point2->setCoords(chosen, 2);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void StagesView::paintPens()
{
    const Theme &theme = Theme::instance();
    const Theme::Role roles[] = {Theme::Role::MutedText, Theme::Role::Forward, Theme::Role::Lit};
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        Stage &stage = m_stages[i];
        QColor fill = theme.color(roles[i]);
        fill.setAlpha(190);
        stage.bars->setBrush(fill);
        stage.bars->setPen(Qt::NoPen);
        QColor band = theme.color(Theme::Role::Accent);
        band.setAlpha(40);
        stage.band->setBrush(band);
        stage.band->setPen(Qt::NoPen);
        stage.centre->setPen(QPen(theme.color(Theme::Role::Accent), 2));
        stage.chosen->setPen(QPen(theme.color(Theme::Role::Receptive), 2, Qt::DashLine));
    }
    showLegend();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The plot's own legend knows of bars alone, not of the lines over them.
void StagesView::showLegend()
{
    const Theme &theme = Theme::instance();
    const auto key = [&theme](Theme::Role role, const QString &sign, const QString &text) {
        return QStringLiteral("<span style=\"color:%1\">%2</span> %3").arg(theme.color(role).name(), sign, text);
    };
    m_legend->setText(QStringList{key(Theme::Role::Accent, QStringLiteral("┃"), tr("mean; the band: one deviation")),
                                  key(Theme::Role::Receptive, QStringLiteral("┇"), tr("the chosen number"))}
                          .join(QStringLiteral(" &nbsp; ")));
}

void StagesView::setTexts()
{
    showLegend();
    const QString names[] = {QStringLiteral("x"), QStringLiteral("x̂"), QStringLiteral("y")};
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        m_stages[i]
            .rect->axis(QCPAxis::atBottom)
            ->setLabel(tr("%1: mean %2, deviation %3")
                           .arg(names[i], formatNumber(m_stages[i].mean), formatNumber(m_stages[i].deviation)));
        m_stages[i].bars->setName(names[i]);
    }
    m_stages[0].rect->axis(QCPAxis::atLeft)->setLabel(tr("Count"));
    m_plot->setToolTip(
        tr("The channel's values over the whole batch: as they come in, normalised, scaled and shifted.\n"
           "Line and band: mean and one deviation. Dashed: the chosen number."));
    m_plot->setAccessibleName(tr("How the channel's values are spread, before and after each step"));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

ExportSource StagesView::exportSource() const
{
    return plotSource(m_plot, QStringLiteral("batch-norm-stages"));
}

} // namespace vitrine
