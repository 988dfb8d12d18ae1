#include "app/studio/room/StatusArea.h"

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

} // namespace

StatusArea::StatusArea(QWidget *parent)
    : QWidget(parent), m_facts(new QLabel(this)), m_progress(new QProgressBar(this)), m_cancel(new QToolButton(this)),
      m_delay(new QTimer(this))
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
    connect(m_delay, &QTimer::timeout, this, [this] { showBusy(true); });
    connect(m_cancel, &QToolButton::clicked, this, &StatusArea::cancelWanted);
    showBusy(false);
    retranslate();
}

void StatusArea::setFacts(const QString &facts, const QString &tip)
{
    m_facts->setText(facts);
    m_facts->setToolTip(tip);
}

void StatusArea::setBusy(bool busy)
{
    if (busy) {
        m_progress->setValue(0);
        m_delay->start();
    } else {
        m_delay->stop();
        showBusy(false);
    }
}

void StatusArea::setProgress(double share)
{
    m_progress->setValue(static_cast<int>(std::lround(share * 100)));
}

void StatusArea::showBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
}

void StatusArea::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop computing; what was shown stays"));
    m_progress->setAccessibleName(tr("Progress of the run"));
}

void StatusArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vitrine
