#pragma once

#include "widgets/yolox/Station.h"

class QStackedWidget;

namespace vitrine {

class AnchorsPage;
class BranchesPage;
class CellsPage;
class SegmentedControl;

/// YOLOX's head: its maps and a cell's way through it, its branches beside a coupled head, and life without anchors.
class HeadStation : public Station {
    Q_OBJECT

public:
    explicit HeadStation(const StationTools &tools);

    ExportSource exportSource() const override;
    StationSteps *steps() override;

    SegmentedControl *pages() const { return m_choice; }
    CellsPage *cells() const { return m_cells; }
    BranchesPage *branches() const { return m_branches; }
    AnchorsPage *anchors() const { return m_anchors; }

private:
    void openPage(int page);

    YoloxState *m_state;
    StationSteps *m_steps;
    SegmentedControl *m_choice;
    QStackedWidget *m_pages;
    CellsPage *m_cells;
    BranchesPage *m_branches;
    AnchorsPage *m_anchors;
};

} // namespace vitrine
