#include "widgets/labs/board/LabSplit.h"

#include <QResizeEvent>
#include <QScrollArea>

namespace vitrine {

namespace {

constexpr int leastForBoth = 720, sideWidth = 264, sideHeight = 176;

} // namespace

LabSplit::LabSplit(QWidget *main, QWidget *side, QWidget *parent) : QSplitter(parent), m_side(new QScrollArea)
{
    m_side->setWidget(side);
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_side->setMinimumSize(120, 64);
    addWidget(main);
    addWidget(m_side);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setChildrenCollapsible(false);
}

void LabSplit::resizeEvent(QResizeEvent *event)
{
    const Qt::Orientation wanted = event->size().width() >= leastForBoth ? Qt::Horizontal : Qt::Vertical;
    if (orientation() != wanted || !m_isArranged) {
        setOrientation(wanted);
        arrange();
    }
    QSplitter::resizeEvent(event);
}

/// The splitter may be moved; it starts anew where it turns.
void LabSplit::arrange()
{
    m_isArranged = true;
    const bool isAcross = orientation() == Qt::Horizontal;
    const int whole = isAcross ? width() : height(), side = isAcross ? sideWidth : sideHeight;
    setSizes({whole - side - handleWidth(), side});
}

} // namespace vitrine
