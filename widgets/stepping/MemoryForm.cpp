#include "widgets/stepping/MemoryForm.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/stepping/JourneySession.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>

#include <algorithm>

namespace vitrine {

MemoryForm::MemoryForm(JourneySession *journey, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_name(new QLabel(this)), m_about(new QLabel(this)),
      m_used(new QLabel(this)), m_budget(new QSpinBox(this)), m_bar(new QProgressBar(this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(8);
    m_budget->setRange(16, 65536);
    m_budget->setSingleStep(64);
    m_budget->setKeyboardTracking(false);
    m_name->setBuddy(m_budget);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    for (QLabel *label : {m_about, m_used})
        label->setWordWrap(true);
    m_about->setProperty("muted", true);
    m_about->setMinimumWidth(288);
    layout->addWidget(m_name, 0, 0);
    layout->addWidget(m_budget, 0, 1);
    layout->addWidget(m_bar, 1, 0, 1, 2);
    layout->addWidget(m_used, 2, 0, 1, 2);
    layout->addWidget(m_about, 3, 0, 1, 2);
    connect(m_budget, &QSpinBox::valueChanged, journey,
            [journey](int mebi) { journey->setBudget(std::int64_t{mebi} << 20); });
    connect(journey, &JourneySession::changed, this, &MemoryForm::follow);
    translated(this, [this] { setTexts(); });
}

void MemoryForm::setTexts()
{
    m_name->setText(tr("Memory for iterations"));
    m_budget->setSuffix(tr(" MiB"));
    m_about->setText(tr("What there is no room for is not lost: it is computed again from the checkpoint before it, "
                        "with the same bits."));
    m_bar->setAccessibleName(tr("Memory in use"));
    follow();
}

void MemoryForm::follow()
{
    const JourneyMemory &memory = m_journey->memory();
    m_budget->setValue(static_cast<int>(m_journey->budget() >> 20));
    m_bar->setValue(static_cast<int>(std::clamp(
        1000.0 * static_cast<double>(memory.used()) / static_cast<double>(m_journey->budget()), 0.0, 1000.0)));
    m_used->setText(tr("%1 of %2 iterations are kept in full (%3), and %4 checkpoints (%5)")
                        .arg(formatCount(memory.iterationCount), formatCount(m_journey->walked()),
                             formatBytes(memory.iterations), formatCount(memory.checkpointCount),
                             formatBytes(memory.checkpoints)));
}

} // namespace vitrine
