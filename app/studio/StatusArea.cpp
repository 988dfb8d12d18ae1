#include "app/studio/StatusArea.h"

#include "widgets/common/Format.h"
#include "widgets/session/Session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <cmath>

namespace vitrine {

namespace {

/// A run shorter than this shows no progress: a bar that flashes tells nothing.
constexpr int patience = 250; // milliseconds

std::int64_t learnableCount(const Graph &graph)
{
    std::int64_t count = 0;
    for (const GraphBlock &block : graph.blocks)
        count += block.learnable;
    return count;
}

} // namespace

StatusArea::StatusArea(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_facts(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QToolButton(this)), m_delay(new QTimer(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_facts);
    m_progress->setRange(0, 100);
    m_progress->setFixedWidth(160);
    m_progress->setTextVisible(false);
    m_delay->setSingleShot(true);
    m_delay->setInterval(patience);
    connect(m_delay, &QTimer::timeout, this, [this] { showBusy(m_session->isBusy()); });
    connect(m_cancel, &QToolButton::clicked, session, &Session::cancel);
    connect(session, &Session::progress, this,
            [this](double share) { m_progress->setValue(static_cast<int>(std::lround(share * 100))); });
    connect(session, &Session::busyChanged, this, [this](bool busy) {
        if (busy) {
            m_progress->setValue(0);
            m_delay->start();
        } else {
            m_delay->stop();
            showBusy(false);
        }
    });
    connect(session, &Session::outcomeChanged, this, &StatusArea::showOutcome);
    showBusy(false);
    retranslate();
}

void StatusArea::showBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
}

void StatusArea::showOutcome()
{
    const auto trace = m_session->trace();
    if (!trace)
        return;
    m_facts->setText(tr("%1 parameters   ·   run in %2   ·   %3")
                         .arg(formatCount(learnableCount(trace->graph)), formatMilliseconds(trace->milliseconds),
                              trace->device == "cuda" ? tr("GPU") : tr("CPU")));
    m_facts->setToolTip(tr(
        "Learnable parameters of the network, the time that the forward and backward pass took, and where they ran"));
}

void StatusArea::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop computing; what was shown stays"));
    m_progress->setAccessibleName(tr("Progress of the run"));
    showOutcome();
}

void StatusArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vitrine
