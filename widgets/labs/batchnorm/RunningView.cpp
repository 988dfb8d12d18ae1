#include "widgets/labs/batchnorm/RunningView.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace vitrine {

RunningView::RunningView(NormState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_plot(new QCustomPlot(this)), m_one(new QPushButton(this)),
      m_play(new QPushButton(this)), m_again(new QPushButton(this)), m_keep(new QPushButton(this)),
      m_start(new SegmentedControl(2, this)), m_sentence(new QLabel(this)), m_timer(new QTimer(this))
{
    build();
    connectAll();
    translated(this, [this] { setTexts(); });
}

void RunningView::build()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_one, m_play, m_again, m_start})
        bar->addWidget(each);
    bar->addStretch(1);
    bar->addWidget(m_keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addWidget(m_plot, 1);
    column->addWidget(m_sentence);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_plot->setMinimumHeight(96);
    // In a row of their own, so that the legend above both takes no part in their widths.
    auto *row = new QCPLayoutGrid;
    QCPAxisRect *first = m_plot->axisRect();
    m_plot->plotLayout()->take(first);
    row->addElement(0, 0, first);
    m_plot->plotLayout()->addElement(0, 0, row);
    m_mean.rect = first;
    m_variance.rect = new QCPAxisRect(m_plot);
    row->addElement(0, 1, m_variance.rect);
    addGraphs(m_mean);
    addGraphs(m_variance);
    for (QCPGraph *graph : {m_mean.batch, m_mean.running, m_mean.network})
        graph->addToLegend();
    m_plot->legend->setVisible(true);
    m_plot->plotLayout()->simplify();
    setLegendAbove(m_plot);
    stylePlot(m_plot, QStringLiteral("running-statistics"), [this] { return csv(); });
    paintPens();
}

void RunningView::addGraphs(Pane &pane)
{
    QCPAxis *x = pane.rect->axis(QCPAxis::atBottom), *y = pane.rect->axis(QCPAxis::atLeft);
    pane.network = m_plot->addGraph(x, y);
    pane.batch = m_plot->addGraph(x, y);
    pane.running = m_plot->addGraph(x, y);
    pane.batch->setLineStyle(QCPGraph::lsNone);
    for (QCPGraph *graph : {pane.network, pane.batch, pane.running})
        graph->removeFromLegend();
}

void RunningView::connectAll()
{
    NormSession *session = m_state->session();
    connect(m_one, &QPushButton::clicked, session, [session] { session->feed(1); });
    connect(m_play, &QPushButton::clicked, session, [session] {
        if (session->isFeeding())
            session->pause();
        else
            session->feed(NormSession::mostBatches);
    });
    connect(m_again, &QPushButton::clicked, session, &NormSession::startOver);
    connect(m_keep, &QPushButton::clicked, this, &RunningView::keepWanted);
    connect(m_start, &SegmentedControl::chosen, this,
            [this](int index) { m_state->setStart(index == 0 ? RunningStart::Fresh : RunningStart::Network); });
    connect(session, &NormSession::feedingChanged, this, &RunningView::setTexts);
    m_timer->setSingleShot(true);
    m_timer->setInterval(33);
    connect(m_timer, &QTimer::timeout, this, &RunningView::refresh);
    const auto soon = [this] {
        if (!m_timer->isActive())
            m_timer->start();
    };
    connect(m_state, &NormState::changed, this, soon);
    connect(m_state, &NormState::courseChanged, this, soon);
    connect(&Theme::instance(), &Theme::changed, this, [this, soon] {
        paintPens();
        soon();
    });
}

void RunningView::paintPens()
{
    const Theme &theme = Theme::instance();
    for (const Pane *pane : {&m_mean, &m_variance}) {
        pane->batch->setPen(QPen(theme.color(Theme::Role::Forward)));
        pane->batch->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, theme.color(Theme::Role::Forward), 4));
        pane->running->setPen(QPen(theme.color(Theme::Role::Lit), 2));
        pane->network->setPen(QPen(theme.color(Theme::Role::MutedText), 1, Qt::DashLine));
    }
}

void RunningView::refresh()
{
    fill(m_mean, false);
    fill(m_variance, true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    const bool tracks = !m_state->course().empty();
    const QString sentence = runningSentence(*m_state);
    m_sentence->setText(!tracks ? tr("This layer keeps no running statistics (track_running_stats is off): evaluation "
                                     "normalises by the batch, too.")
                            : sentence.isEmpty() ? tr("Feed a batch, and see how the running statistics follow it.")
                                                 : sentence);
    m_sentence->setWordWrap(sentence.isEmpty());
    const auto fed = m_state->session()->batches().size();
    m_again->setEnabled(fed > 0);
    m_keep->setEnabled(tracks && fed > 0);
    m_start->setEnabled(tracks);
    const bool isFull = fed >= NormSession::mostBatches;
    m_one->setEnabled(!isFull);
    m_play->setEnabled(!isFull);
}

void RunningView::fill(Pane &pane, bool isVariance)
{
    pane.batch->data()->clear();
    pane.running->data()->clear();
    pane.network->data()->clear();
    if (static_cast<std::size_t>(m_state->channel()) < m_state->given().channels())
        fillSeries(pane, isVariance);
    pane.rect->axis(QCPAxis::atBottom)->rescale();
    QCPAxis *y = pane.rect->axis(QCPAxis::atLeft);
    y->rescale();
    y->scaleRange(1.1);
    if (m_state->session()->batches().empty()) // a single point would have an axis without a width
        pane.rect->axis(QCPAxis::atBottom)->setRange(0, 10);
}

void RunningView::fillSeries(Pane &pane, bool isVariance)
{
    const auto channel = static_cast<std::size_t>(m_state->channel());
    const auto &batches = m_state->session()->batches();
    for (std::size_t k = 0; k < batches.size(); ++k)
        pane.batch->addData(static_cast<double>(k + 1),
                            isVariance ? batches[k]->unbiased(channel) : batches[k]->mean[channel]);
    const auto &course = m_state->course();
    for (std::size_t k = 0; k < course.size(); ++k)
        pane.running->addData(static_cast<double>(k),
                              isVariance ? course[k].variance[channel] : course[k].mean[channel]);
    if (const auto &stored = m_state->given().running) {
        const double value = isVariance ? stored->variance[channel] : stored->mean[channel];
        pane.network->addData(0, value);
        pane.network->addData(static_cast<double>(std::max<std::size_t>(batches.size(), 10)), value);
    }
}

void RunningView::setTexts()
{
    const bool isFeeding = m_state->session()->isFeeding();
    m_one->setText(tr("Feed one batch"));
    m_one->setToolTip(tr("The next pictures of the set go through the network as in training; its weights stay"));
    m_play->setText(isFeeding ? tr("Pause") : tr("Feed on"));
    m_play->setToolTip(isFeeding ? tr("Stop feeding; what was fed stays")
                                 : tr("Batch after batch, up to %1").arg(NormSession::mostBatches));
    m_again->setText(tr("Start over"));
    m_again->setToolTip(tr("Forget the batches that were fed"));
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tr("Give the network these running statistics, of all channels; can be undone"));
    m_start->setTexts({tr("From 0 and 1"), tr("From the network")},
                      {tr("As a fresh layer: running mean 0 and running variance 1"),
                       tr("From the running statistics that the network has")});
    m_mean.rect->axis(QCPAxis::atLeft)->setLabel(tr("Mean"));
    m_variance.rect->axis(QCPAxis::atLeft)->setLabel(tr("Variance (unbiased)"));
    for (const Pane *pane : {&m_mean, &m_variance}) {
        pane->rect->axis(QCPAxis::atBottom)->setLabel(tr("Batches"));
        pane->batch->setName(tr("of each batch"));
        pane->running->setName(tr("running"));
        pane->network->setName(tr("kept by the network"));
    }
    m_plot->setAccessibleName(tr("Mean and variance of the channel, batch after batch"));
    refresh();
}

QString RunningView::csv() const
{
    QString text = QStringLiteral("channel,batch,mean,unbiased_variance,running_mean,running_variance\n");
    const auto &batches = m_state->session()->batches();
    const auto &course = m_state->course();
    for (std::size_t k = 0; k < batches.size(); ++k)
        for (std::size_t c = 0; c < batches[k]->channels(); ++c)
            text += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                        .arg(c)
                        .arg(k + 1)
                        .arg(formatExact(batches[k]->mean[c]), formatExact(batches[k]->unbiased(c)),
                             k + 1 < course.size() ? formatExact(course[k + 1].mean[c]) : QString(),
                             k + 1 < course.size() ? formatExact(course[k + 1].variance[c]) : QString());
    return text;
}

ExportSource RunningView::exportSource() const
{
    return plotSource(m_plot, QStringLiteral("running-statistics"), [this] { return csv(); });
}

} // namespace vitrine
