#include "widgets/playground/PlayStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/TrainSession.h"
#include "widgets/transport/TransportIcons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

constexpr std::array<int, 5> paces{2, 20, 200, 2000, 0};
constexpr int usualPace = 3; ///< of them
const QString paceKey = QStringLiteral("playground/pace");

} // namespace

PlayStrip::PlayStrip(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_play(new QToolButton(this)), m_batch(new QToolButton(this)),
      m_epoch(new QToolButton(this)), m_reset(new QToolButton(this)), m_pace(new QComboBox(this)),
      m_layer(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *button : {m_play, m_batch, m_epoch, m_reset})
        layout->addWidget(button);
    layout->addSpacing(8);
    layout->addWidget(m_pace);
    layout->addStretch(1);
    layout->addWidget(m_layer);
    for (const int pace : paces)
        m_pace->addItem(QString(), pace);
    m_pace->setCurrentIndex(std::clamp(QSettings().value(paceKey, usualPace).toInt(), 0, m_pace->count() - 1));
    connect(m_play, &QToolButton::clicked, this, &PlayStrip::playWanted);
    connect(m_batch, &QToolButton::clicked, this, &PlayStrip::batchWanted);
    connect(m_epoch, &QToolButton::clicked, this, &PlayStrip::epochWanted);
    connect(m_reset, &QToolButton::clicked, this, &PlayStrip::resetWanted);
    connect(m_pace, &QComboBox::activated, this, [this](int index) {
        QSettings().setValue(paceKey, index);
        emit paceChanged(pace());
    });
    connect(session, &TrainSession::stageChanged, this, &PlayStrip::showStage);
    connect(m_layer, &QToolButton::clicked, this, &PlayStrip::layerWanted);
    connect(&Theme::instance(), &Theme::changed, this, &PlayStrip::showStage);
    translated(this, [this] { retranslate(); });
}

double PlayStrip::pace() const
{
    return m_pace->currentData().toDouble();
}

void PlayStrip::showStage()
{
    const TrainStage stage = m_session->stage();
    const bool isBusy = stage == TrainStage::Running || stage == TrainStage::Preparing;
    m_play->setIcon(transportIcon(isBusy ? TransportIcon::Pause : TransportIcon::Play));
    m_play->setText(isBusy ? tr("Pause") : tr("Train"));
    m_play->setToolTip(isBusy ? tr("Pause training (F5)") : tr("Train (F5)"));
    m_batch->setEnabled(!isBusy && stage != TrainStage::Failed);
    m_epoch->setEnabled(m_batch->isEnabled());
}

void PlayStrip::retranslate()
{
    m_batch->setText(tr("Batch"));
    m_batch->setToolTip(tr("Train one batch, whose points get a ring (F6)"));
    m_epoch->setText(tr("Epoch"));
    m_epoch->setToolTip(tr("Train to the end of this epoch (F7)"));
    m_reset->setText(tr("New Weights"));
    m_reset->setToolTip(tr("Forget what was learnt, and draw other random weights (F8)"));
    for (int i = 0; i < m_pace->count(); ++i) {
        const int pace = m_pace->itemData(i).toInt();
        m_pace->setItemText(i, pace > 0 ? tr("%1 batches a second").arg(formatCount(pace)) : tr("As fast as it goes"));
    }
    m_pace->setToolTip(tr("How fast training goes while the neurons are shown"));
    m_pace->setAccessibleName(m_pace->toolTip());
    m_layer->setText(tr("Add Layer"));
    m_layer->setToolTip(tr("One more hidden layer before the output"));
    showStage();
}

} // namespace vitrine
