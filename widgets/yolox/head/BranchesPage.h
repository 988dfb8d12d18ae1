#pragma once

#include "core/yolox/HeadCost.h"
#include "widgets/common/Export.h"

#include <QWidget>

#include <optional>
#include <string>

class QLabel;
class QSpinBox;
class QTableWidget;

namespace vitrine {

class ColourLegend;
class HeadDiagram;
class MapGridView;
class SegmentedControl;
class YoloxState;

/// The decoupled head with its maps beside a coupled one, and what both cost.
class BranchesPage : public QWidget {
    Q_OBJECT

public:
    explicit BranchesPage(YoloxState *state, QWidget *parent = nullptr);

    HeadDiagram *diagram() const { return m_diagram; }
    MapGridView *maps() const { return m_maps; }
    QTableWidget *table() const { return m_table; }
    QSpinBox *convs() const { return m_convs; }
    QSpinBox *anchors() const { return m_anchors; }
    SegmentedControl *levels() const { return m_levels; }
    const CoupledSpec &coupled() const { return m_spec; }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void setTexts();
    void showRun();
    void showCosts();
    void showTable(const HeadCost &own, const HeadCost &other);
    void showPart();
    void setLevel(int level);
    void edit(const CoupledSpec &spec);
    void showSpec(const CoupledSpec &spec);

    YoloxState *m_state;
    SegmentedControl *m_levels;
    QLabel *m_convsName, *m_anchorsName, *m_part;
    QSpinBox *m_convs, *m_anchors;
    HeadDiagram *m_diagram;
    MapGridView *m_maps;
    ColourLegend *m_legend;
    QTableWidget *m_table;
    CoupledSpec m_spec;
    int m_level = 1;
    bool m_isStale = true; ///< what is shown is not of the state's run
};

} // namespace vitrine
