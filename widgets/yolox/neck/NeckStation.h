#pragma once

#include "widgets/yolox/Station.h"
#include "widgets/yolox/neck/NeckSet.h"

class QStackedWidget;

namespace vitrine {

class CheapPage;
class InfluencePage;
class NeckCosts;
class NeckDiagram;
class NeckMaps;
class NeckProgress;
class NeckSession;
class SegmentedControl;

/// FPN, PAN and GhostPAN on the run's own features: the ways between the levels, the maps on them, what a place of a
/// level changes, what makes the cheap one cheap, and cost against effect.
class NeckStation : public Station {
    Q_OBJECT

public:
    enum Page { Maps, Influence, Cheap, Costs, PageCount };

    explicit NeckStation(const StationTools &tools, QWidget *parent = nullptr);

    ExportSource exportSource() const override;
    StationSteps *steps() override;

    NeckSession *session() const { return m_session; }
    NeckProgress *progress() const { return m_progress; }
    NeckDiagram *diagram() const { return m_diagram; }
    NeckMaps *maps() const { return m_maps; }
    InfluencePage *influence() const { return m_influence; }
    CheapPage *cheap() const { return m_cheap; }
    NeckCosts *costs() const { return m_costs; }
    SegmentedControl *kinds() const { return m_kinds; }
    SegmentedControl *pages() const { return m_pages; }
    NeckKind kind() const;
    void showKind(NeckKind kind);
    void showPage(Page page);

protected:
    void setWatched(bool watched) override;

private:
    QWidget *makeCosts();
    void connectParts();
    void setTexts();
    void showHint(); ///< what is said while there is nothing to see
    void refresh();
    void showNeck();
    void showPlace(int place);
    ExportSource costsSource() const;

    YoloxState *m_yolox;
    NeckSession *m_session;
    StationSteps *m_steps;
    SegmentedControl *m_kinds, *m_pages;
    NeckProgress *m_progress;
    NeckDiagram *m_diagram;
    QStackedWidget *m_stack;
    NeckMaps *m_maps;
    InfluencePage *m_influence;
    CheapPage *m_cheap;
    NeckCosts *m_costs;
    bool m_hasKind = false; ///< one was chosen; at first it is the run's own
};

} // namespace vitrine
