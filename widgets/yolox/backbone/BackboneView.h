#pragma once

#include "widgets/yolox/Station.h"

#include <memory>

class QTabWidget;

namespace vitrine {

class ActPage;
class BackbonePage;
class CostPage;
class CspPage;
class ResidualPage;
class SppPage;
class StagesPage;
struct YoloxRun;

/// The backbone on the picture of the room: its stages beside another backbone's, and what its parts do, a tab each.
class BackboneView : public Station {
    Q_OBJECT

public:
    explicit BackboneView(const StationTools &tools);

    ExportSource exportSource() const override;
    bool climb() override;
    StationSteps *steps() override { return m_steps; }

    QTabWidget *tabs() const { return m_tabs; }
    StagesPage *stages() const { return m_stages; }
    CspPage *csp() const { return m_csp; }
    SppPage *spp() const { return m_spp; }
    ActPage *act() const { return m_act; }
    ResidualPage *residual() const { return m_residual; }
    CostPage *costs() const { return m_costs; }

protected:
    void setWatched(bool watched) override;

private:
    void addPage(BackbonePage *page);
    void setTexts();
    void setSentences();
    void letGo(); ///< of the run before, in the tabs that are not seen
    void refresh(); ///< the tab that is seen, where it is
    void goToStage(int step);
    BackbonePage *page() const;

    StationTools m_tools;
    StationSteps *m_steps;
    QTabWidget *m_tabs;
    StagesPage *m_stages;
    CspPage *m_csp;
    SppPage *m_spp;
    ActPage *m_act;
    ResidualPage *m_residual;
    CostPage *m_costs;
    bool m_isStepping = false; ///< the selection follows the steps, not the steps it
};

} // namespace vitrine
