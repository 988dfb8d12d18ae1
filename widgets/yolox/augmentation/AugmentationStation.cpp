#include "widgets/yolox/augmentation/AugmentationStation.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/augmentation/AugmentPage.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/LetterboxPage.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace vitrine {

AugmentationStation::AugmentationStation(const StationTools &tools, QWidget *parent)
    : Station(parent), m_session(new AugmentSession(tools.state, this)), m_steps(new StationSteps(this)),
      m_pages(new SegmentedControl(2, this)), m_stack(new QStackedWidget(this)),
      m_augment(new AugmentPage(m_session, m_steps)), m_letterbox(new LetterboxPage(tools.state))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 8, 0);
    top->addWidget(m_pages);
    top->addStretch();
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_augment);
    m_stack->addWidget(m_letterbox);
    m_pages->setCurrent(0);
    connect(m_pages, &SegmentedControl::chosen, this, [this](int page) {
        m_stack->setCurrentIndex(page);
        emit stepsReplaced();
    });
    connect(m_session, &AugmentSession::failed, this, &Station::failed);
    translated(this, [this] { setTexts(); });
}

void AugmentationStation::setTexts()
{
    m_pages->setTexts({tr("Mosaic, MixUp and more"), tr("Letterbox")},
                      {tr("Builds a training picture stage by stage, in YOLOX's order"),
                       tr("How a picture of any shape becomes the network's input")});
}

ExportSource AugmentationStation::exportSource() const
{
    return m_stack->currentIndex() == 0 ? m_augment->exportSource() : m_letterbox->exportSource();
}

StationSteps *AugmentationStation::steps()
{
    return m_stack->currentIndex() == 0 ? m_steps : nullptr;
}

void AugmentationStation::setWatched(bool watched)
{
    m_session->setActive(watched);
}

} // namespace vitrine
