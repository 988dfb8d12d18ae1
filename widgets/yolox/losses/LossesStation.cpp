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
    connect(m_loss, &LossSession::shownChanged, this, &LossesStation::followPicture);
    connect(m_state, &YoloxState::cellSelected, this, &LossesStation::followPicture);
    followPicture();
    translated(this, [this] { setTexts(); });
}

void LossesStation::setTexts()
{
    m_pages->setTexts({tr("Two boxes"), tr("The picture's loss")},
                      {tr("IoU, GIoU and L1 with their gradients, on boxes that are dragged"),
                       tr("All terms of the loss, and which cell has how much of it")});
    followPicture();
}

/// The chosen cell's boxes; where that has no object to learn, those of the positive that has most of the loss.
std::optional<Positive> LossesStation::positive() const
{
    const auto loss = m_loss->shown();
    if (!loss || loss->assignment().positives.empty())
        return std::nullopt;
    const auto &positives = loss->assignment().positives;
    auto cell = std::ranges::find(positives, m_state->selectedCell(), &Positive::cell);
    if (cell == positives.end())
        cell = std::ranges::max_element(positives, {},
                                        [&](const Positive &each) { return loss->share(each.cell).total(); });
    return *cell;
}

LossPair LossesStation::pairOf(const Positive &positive) const
{
    const auto loss = m_loss->shown();
    LossPair pair;
    pair.side = loss->run->size();
    pair.predicted = loss->detail(positive.cell).predicted;
    pair.truth = loss->truths.boxes[static_cast<std::size_t>(positive.truth)].box;
    pair.level = loss->batch().grid.cell(positive.cell).level;
    return pair;
}

void LossesStation::followPicture()
{
    const auto found = positive();
    m_pairPage->take()->setEnabled(found.has_value());
    if (!found)
        return;
    const Cell cell = m_loss->shown()->batch().grid.cell(found->cell);
    m_pair->follow(pairOf(*found),
                   tr("“%1” of the picture, and what its cell predicts (stride %2, column %3, row %4).")
                       .arg(m_loss->shown()->truthName(found->truth))
                       .arg(cell.stride)
                       .arg(cell.column)
                       .arg(cell.row));
}

void LossesStation::takePair()
{
    if (const auto found = positive()) {
        m_pair->setPair(pairOf(*found), tr("Boxes of the picture"));
        m_state->selectCell(found->cell);
    }
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
