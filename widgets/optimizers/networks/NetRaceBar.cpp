#include "widgets/optimizers/networks/NetRaceBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/transport/TransportIcons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int progressSteps = 1000;

} // namespace

NetRaceBar::NetRaceBar(NetRaceSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_reset(new QAction(this)), m_play(new QAction(this)),
      m_batch(new QAction(this)), m_epoch(new QAction(this)), m_sentence(new QLabel), m_progress(new QProgressBar)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction *action : {m_reset, m_play, m_batch, m_epoch}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setIconSize(QSize(20, 20));
        button->setFocusPolicy(Qt::TabFocus);
        if (action != m_reset)
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(action, &QAction::changed, button, [button, action] { button->setAccessibleName(action->text()); });
        row->addWidget(button);
    }
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    row->addSpacing(8);
    row->addWidget(m_progress, 1);
    column->addLayout(row);
    column->addWidget(m_sentence);
    connect(session, &NetRaceSession::stageChanged, this, &NetRaceBar::showStage);
    connect(session, &NetRaceSession::progressChanged, this, &NetRaceBar::showProgress);
    connect(session, &NetRaceSession::preparing, this, &NetRaceBar::showPreparing);
    connect(&Theme::instance(), &Theme::changed, this, &NetRaceBar::showStage);
    translated(this, [this] { setTexts(); });
}

void NetRaceBar::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_reset, tr("Start over"), tr("Forget this race; rates that were found are kept"));
    set(m_batch, tr("Batch"), tr("One batch: every competitor makes a step"));
    set(m_epoch, tr("Epoch"), tr("To the end of this epoch, with its validation"));
    m_progress->setAccessibleName(tr("Progress of the race"));
    showStage();
}

void NetRaceBar::showStage()
{
    const NetRaceStage stage = m_session->stage();
    const bool isBusy = stage == NetRaceStage::Running || stage == NetRaceStage::Preparing;
    m_play->setText(stage == NetRaceStage::Preparing                     ? tr("Cancel")
                        : isBusy                                         ? tr("Pause")
                        : stage == NetRaceStage::Paused && !m_isOutdated ? tr("Go on")
                                                                         : tr("Race"));
    m_play->setToolTip(isBusy ? tr("Stop after this batch")
                              : tr("All competitors to the end, one batch after the other"));
    m_play->setIcon(transportIcon(isBusy ? TransportIcon::Pause : TransportIcon::Play));
    m_reset->setIcon(transportIcon(TransportIcon::First));
    m_batch->setIcon(transportIcon(TransportIcon::Forward));
    m_epoch->setIcon(transportIcon(TransportIcon::Last));
    m_reset->setEnabled(stage != NetRaceStage::Idle);
    for (QAction *action : {m_batch, m_epoch})
        action->setEnabled(!isBusy);
    showProgress();
}

void NetRaceBar::showProgress()
{
    if (m_session->stage() == NetRaceStage::Preparing)
        return showPreparing(0);
    const double share = m_session->hasRace() ? m_session->progress().share : 0;
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_sentence->setText(text());
    m_sentence->setToolTip(m_sentence->text()); // a small window may show its beginning alone
}

void NetRaceBar::showPreparing(double share)
{
    if (m_session->stage() != NetRaceStage::Preparing)
        return;
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_sentence->setText(tr("Reading network and data…"));
}

QString NetRaceBar::text() const
{
    if (!m_session->hasRace())
        return tr("Ready: all start from the same weights and see the same batches.");
    const NetRaceProgress &progress = m_session->progress();
    if (progress.phase == NetRaceProgress::Phase::Searching) {
        for (const Competitor &competitor : m_session->history().members)
            if (competitor.id == progress.searching)
                return tr("Looking for the learning rate of %1…").arg(competitorName(competitor));
    }
    QStringList parts;
    if (progress.seeds > 1)
        parts += tr("Race %1 of %2").arg(progress.seedIndex + 1).arg(progress.seeds);
    parts += tr("epoch %1 of %2").arg(QString::number(progress.epochs, 'f', 2)).arg(progress.epochsInAll);
    parts += tr("step %1 of %2").arg(formatCount(progress.steps), formatCount(progress.stepsInAll));
    qsizetype gone = 0;
    for (const auto &lanes : m_session->history().races)
        gone +=
            std::count_if(lanes.begin(), lanes.end(), [](const RaceLane &lane) { return lane.dropOut.has_value(); });
    if (gone > 0)
        parts += tr("diverged: %1").arg(gone);
    if (m_session->stage() == NetRaceStage::Done)
        parts += tr("done");
    if (m_isOutdated)
        parts += tr("settings have changed: the next start is a new race");
    return parts.join(QStringLiteral("   ·   "));
}

void NetRaceBar::setOutdated(bool isOutdated)
{
    if (std::exchange(m_isOutdated, isOutdated) != isOutdated)
        showStage();
}

QString NetRaceBar::sentence() const
{
    return m_sentence->text();
}

} // namespace vitrine
