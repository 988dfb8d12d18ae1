#include "widgets/training/RunControls.h"

#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSession.h"
#include "widgets/transport/TransportIcons.h"

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

RunControls::RunControls(QWidget *parent)
    : QWidget(parent), m_play(new QToolButton(this)), m_batch(new QToolButton(this)), m_epoch(new QToolButton(this)),
      m_reset(new QToolButton(this)), m_progress(new QProgressBar(this)), m_text(makeNote(this))
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
    connect(m_play, &QToolButton::clicked, this, &RunControls::playWanted);
    connect(m_batch, &QToolButton::clicked, this, &RunControls::batchWanted);
    connect(m_epoch, &QToolButton::clicked, this, &RunControls::epochWanted);
    connect(m_reset, &QToolButton::clicked, this, &RunControls::resetWanted);
    translated(this, [this] {
        m_batch->setText(tr("Batch"));
        m_epoch->setText(tr("Epoch"));
        m_reset->setText(tr("Start over"));
    });
}

void RunControls::setHelp(const QString &batch, const QString &epoch, const QString &reset, const QString &progress)
{
    m_batch->setToolTip(batch);
    m_epoch->setToolTip(epoch);
    m_reset->setToolTip(reset);
    m_progress->setAccessibleName(progress);
}

void RunControls::showControls(TrainStage stage, const QString &play, const QString &help)
{
    const bool isBusy = stage == TrainStage::Running || stage == TrainStage::Preparing;
    m_play->setIcon(transportIcon(isBusy ? TransportIcon::Pause : TransportIcon::Play));
    m_play->setText(stage == TrainStage::Preparing ? tr("Cancel") : isBusy ? tr("Pause") : play);
    m_play->setToolTip(isBusy ? tr("Stop after this batch") : help);
    m_reset->setEnabled(stage != TrainStage::Idle);
    for (QToolButton *button : {m_batch, m_epoch})
        button->setEnabled(stage == TrainStage::Idle || stage == TrainStage::Paused);
}

void RunControls::showShare(double share, const QString &text)
{
    m_progress->setValue(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * progressSteps)));
    m_text->setText(text);
}

void RunControls::showPreparing(double share)
{
    showShare(share, tr("Reading the data…"));
}

} // namespace vitrine
