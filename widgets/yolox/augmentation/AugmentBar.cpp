#include "widgets/yolox/augmentation/AugmentBar.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/augmentation/AugmentSession.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>
#include <limits>

namespace vitrine {

namespace {

/// YOLOX's own ranges, by the segments.
std::array<AugmentSettings, 3> presets()
{
    return {AugmentSettings(), AugmentSettings::forSmallNetworks(), AugmentSettings::forLastEpochs()};
}

/// Whose ranges these are, whatever the padding and the smallest side.
int presetOf(AugmentSettings settings)
{
    settings.padding = AugmentSettings().padding;
    settings.smallestSide = AugmentSettings().smallestSide;
    int index = 0;
    for (const AugmentSettings &preset : presets()) {
        if (preset == settings)
            return index;
        ++index;
    }
    return 0;
}

} // namespace

AugmentBar::AugmentBar(AugmentSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_seedName(new QLabel(this)), m_seed(new QSpinBox(this)),
      m_again(new QPushButton(this)), m_ranges(new SegmentedControl(3, this)), m_reset(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_seedName);
    row->addWidget(m_seed);
    row->addWidget(m_again);
    row->addSpacing(8);
    row->addWidget(m_ranges);
    row->addWidget(m_reset);
    row->addStretch();
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setKeyboardTracking(false);
    m_seedName->setBuddy(m_seed);
    passWheel(m_seed);
    connect(m_seed, &QSpinBox::valueChanged, this,
            [this](int seed) { m_session->draw(static_cast<std::uint64_t>(seed)); });
    connect(m_again, &QPushButton::clicked, m_seed, &QSpinBox::stepUp);
    connect(m_ranges, &SegmentedControl::chosen, this,
            [this](int index) { m_session->setRanges(presets()[static_cast<std::size_t>(index)]); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_session->setRanges(presets()[static_cast<std::size_t>(presetOf(m_session->trial().settings))]);
    });
    connect(session, &AugmentSession::trialChanged, this, &AugmentBar::show);
    translated(this, [this] { setTexts(); });
    show();
}

void AugmentBar::setTexts()
{
    m_seedName->setText(tr("Seed"));
    m_seed->setToolTip(tr("Where chance begins: the same seed draws the same numbers"));
    m_seed->setAccessibleName(tr("Seed of the draw"));
    m_again->setText(tr("Draw again"));
    m_again->setToolTip(tr("All numbers anew, by the next seed"));
    m_ranges->setTexts({tr("S to X"), tr("Nano, Tiny"), tr("Last epochs")},
                       {tr("YOLOX's ranges for networks from S to X"),
                        tr("Milder ones for small networks: scale 0.5 … 1.5, no MixUp"),
                        tr("As in the last 15 epochs: neither Mosaic nor MixUp, so that the network ends on pictures "
                           "as they are")});
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Takes back what was changed by hand: the numbers as the seed draws them"));
}

void AugmentBar::show()
{
    setEnabled(m_session->isReady());
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(static_cast<int>(m_session->trial().seed));
    m_ranges->setCurrent(presetOf(m_session->trial().settings));
}

} // namespace vitrine
