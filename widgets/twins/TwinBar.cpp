#include "widgets/twins/TwinBar.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/transport/TransportIcons.h"
#include "widgets/twins/TwinSession.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int progressSteps = 1000;

} // namespace

TwinBar::TwinBar(TwinSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_play(new QToolButton(this)), m_batch(new QToolButton(this)),
      m_epoch(new QToolButton(this)), m_reset(new QToolButton(this)), m_progress(new QProgressBar(this)),
      m_text(makeNote(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_play->setProperty("wide", true);
    m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_play->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_play);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QToolButton *button : {m_batch, m_epoch, m_reset}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(button);
    }
    layout->addLayout(row);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    layout->addWidget(m_progress);
    // Room for both lines at all times: what lies below would hop while the numbers change.
    m_text->setMinimumHeight(2 * m_text->fontMetrics().lineSpacing() + 4);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_text);
    connect(m_play, &QToolButton::clicked, this, &TwinBar::playWanted);
    connect(m_batch, &QToolButton::clicked, this, &TwinBar::batchWanted);
    connect(m_epoch, &QToolButton::clicked, this, &TwinBar::epochWanted);
    connect(m_reset, &QToolButton::clicked, this, &TwinBar::resetWanted);
    connect(session, &TwinSession::stageChanged, this, &TwinBar::showStage);
    connect(session, &TwinSession::progressChanged, this, &TwinBar::showProgress);
    connect(session, &TwinSession::preparing, this, &TwinBar::showPreparing);
    connect(&Theme::instance(), &Theme::changed, this, &TwinBar::showStage);
    translated(this, [this] {
        m_batch->setText(tr("Batch"));
        m_batch->setToolTip(tr("One batch of the first run, and as much of the others"));
        m_epoch->setText(tr("Epoch"));
        m_epoch->setToolTip(tr("Train all runs to the end of this epoch"));
        m_reset->setText(tr("Start over"));
        m_reset->setToolTip(tr("Stop and forget this comparison; the next one starts from the beginning"));
        m_progress->setAccessibleName(tr("Progress of the comparison"));
        showStage();
    });
}

void TwinBar::showStage()
{
    const TrainStage stage = m_session->stage();
    const bool isBusy = m_session->isBusy();
    m_play->setIcon(transportIcon(isBusy ? TransportIcon::Pause : TransportIcon::Play));
    if (stage == TrainStage::Preparing)
        m_play->setText(tr("Cancel"));
    else if (isBusy)
        m_play->setText(tr("Pause"));
    else
        m_play->setText(stage == TrainStage::Paused ? tr("Go on") : tr("Compare"));
    m_play->setToolTip(isBusy ? tr("Stop after this batch") : tr("Train all runs for all epochs; again to pause"));
    m_reset->setEnabled(stage != TrainStage::Idle);
    for (QToolButton *button : {m_batch, m_epoch})
        button->setEnabled(stage == TrainStage::Idle || stage == TrainStage::Paused);
    showProgress();
}

void TwinBar::showProgress()
{
    if (m_session->stage() == TrainStage::Preparing)
        return showPreparing(0);
    const TwinRun::Progress &progress = m_session->progress();
    const double share = progress.epochs > 0 ? std::clamp(progress.epoch / progress.epochs, 0.0, 1.0) : 0;
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_text->setText(text());
}

void TwinBar::showPreparing(double share)
{
    if (m_session->stage() != TrainStage::Preparing)
        return;
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_text->setText(tr("Reading the data…"));
}

QString TwinBar::text() const
{
    if (!m_session->hasRun())
        return tr("Ready: data, optimizer and epochs are those of the single run.");
    const TwinRun::Progress &progress = m_session->progress();
    QStringList parts{tr("Epoch %1 of %2").arg(QString::number(progress.epoch, 'f', 2)).arg(progress.epochs),
                      tr("runs: %1").arg(m_session->history().members.size())};
    const auto out = std::count_if(m_session->history().members.begin(), m_session->history().members.end(),
                                   [](const TwinMember &member) { return member.failure.has_value(); });
    if (out > 0)
        parts += tr("dropped out: %1").arg(out);
    if (m_session->stage() == TrainStage::Done)
        parts += tr("done");
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace vitrine
