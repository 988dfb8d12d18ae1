#include "widgets/yolox/losses/LossesStation.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/losses/LossPair.h"
#include "widgets/yolox/losses/LossSession.h"
#include "widgets/yolox/losses/PairPage.h"
#include "widgets/yolox/losses/PicturePage.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace vitrine {

LossesStation::LossesStation(const StationTools &tools, QWidget *parent)
    : Station(parent), m_state(tools.state), m_loss(new LossSession(tools.state, this)),
      m_pair(new PairSession(tools.state, this)), m_pages(new SegmentedControl(2, this)),
      m_stack(new QStackedWidget(this)), m_pairPage(new PairPage(m_pair)), m_picturePage(new PicturePage(m_loss))
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
    m_stack->addWidget(m_pairPage);
    m_stack->addWidget(m_picturePage);
    m_pages->setCurrent(0);
    connect(m_pages, &SegmentedControl::chosen, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_pairPage, &PairPage::takeAsked, this, &LossesStation::takePair);
    connect(m_loss, &LossSession::shownChanged, this, &LossesStation::showWhetherTaken);
    connect(m_state, &YoloxState::cellSelected, this, &LossesStation::showWhetherTaken);
    showWhetherTaken();
    translated(this, [this] { setTexts(); });
}

void LossesStation::setTexts()
{
    m_pages->setTexts({tr("Two boxes"), tr("The picture's loss")},
                      {tr("IoU, GIoU and L1 with their gradients, on boxes that are dragged"),
                       tr("All terms of the loss, and which cell has how much of it")});
}

void LossesStation::showWhetherTaken()
{
    const auto loss = m_loss->shown();
    m_pairPage->take()->setEnabled(loss && !loss->assignment().positives.empty());
}

/// The chosen cell's boxes; where that has no object to learn, those of the positive that has most of the loss.
void LossesStation::takePair()
{
    const auto loss = m_loss->shown();
    if (!loss || loss->assignment().positives.empty())
        return;
    const auto &positives = loss->assignment().positives;
    auto cell = std::ranges::find(positives, m_state->selectedCell(), &Positive::cell);
    if (cell == positives.end())
        cell = std::ranges::max_element(positives, {},
                                        [&](const Positive &each) { return loss->share(each.cell).total(); });
    const CellLoss detail = loss->detail(cell->cell);
    LossPair pair;
    pair.side = loss->run->size();
    pair.predicted = detail.predicted;
    pair.truth = loss->truths.boxes[static_cast<std::size_t>(detail.truth)].box;
    pair.level = loss->batch().grid.cell(cell->cell).level;
    m_state->selectCell(cell->cell);
    m_pair->setPair(pair, tr("Boxes of the picture"));
}

ExportSource LossesStation::exportSource() const
{
    return m_stack->currentIndex() == 0 ? m_pairPage->exportSource() : m_picturePage->exportSource();
}

void LossesStation::setWatched(bool watched)
{
    m_loss->setActive(watched);
}

} // namespace vitrine
