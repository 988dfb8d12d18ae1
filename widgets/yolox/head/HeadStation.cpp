#include "widgets/yolox/head/HeadStation.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/head/AnchorsPage.h"
#include "widgets/yolox/head/BranchesPage.h"
#include "widgets/yolox/head/CellsPage.h"

#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

enum Page { Cells, Branches, Anchors };

const QString pageKey = QStringLiteral("yolox/head/page");

} // namespace

HeadStation::HeadStation(const StationTools &tools)
    : m_state(tools.state), m_steps(new StationSteps(this)), m_choice(new SegmentedControl(3)),
      m_pages(new QStackedWidget), m_cells(new CellsPage(tools.state, m_steps)),
      m_branches(new BranchesPage(tools.state)), m_anchors(new AnchorsPage(tools.state))
{
    m_pages->addWidget(m_cells);
    m_pages->addWidget(m_branches);
    m_pages->addWidget(m_anchors);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_choice, 0, Qt::AlignLeft);
    column->addWidget(m_pages, 1);
    connect(m_choice, &SegmentedControl::chosen, this, [this](int page) {
        QSettings().setValue(pageKey, page);
        openPage(page);
    });
    translated(this, [this] {
        m_choice->setTexts({tr("Cells"), tr("Branches"), tr("Anchors")},
                           {tr("The three maps, and one cell's way to its box"),
                            tr("The decoupled head's parts with their maps, beside a coupled head"),
                            tr("Anchors of the set's objects, and what an object asks of a cell with and without")});
    });
    openPage(std::clamp<int>(QSettings().value(pageKey, Cells).toInt(), Cells, Anchors));
}

void HeadStation::openPage(int page)
{
    m_choice->setCurrent(page);
    m_pages->setCurrentIndex(page);
    emit stepsReplaced();
}

StationSteps *HeadStation::steps()
{
    return m_pages->currentIndex() == Cells ? m_steps : nullptr;
}

ExportSource HeadStation::exportSource() const
{
    switch (m_pages->currentIndex()) {
    case Branches:
        return m_branches->exportSource();
    case Anchors:
        return m_anchors->exportSource();
    default:
        return m_cells->exportSource();
    }
}

} // namespace vitrine
