#pragma once

#include "core/yolox/CheapConv.h"
#include "widgets/common/Export.h"
#include "widgets/yolox/neck/NeckSet.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QTableWidget;
class QThread;

namespace vitrine {

class GhostView;
class SegmentedControl;
class TrialRunner;

/// What makes GhostPAN and depthwise YOLOX cheap: the channels of a Ghost module, and plain, depthwise separable and
/// Ghost convolutions on the same features, with their arithmetic and measured times.
class CheapPage : public QWidget {
    Q_OBJECT

public:
    explicit CheapPage(QThread *computeThread, QWidget *parent = nullptr);

    void setNecks(std::shared_ptr<const NeckSet> necks);
    /// Of what is seen; not before.
    void measure();
    GhostView *ghosts() const { return m_ghosts; }
    QTableWidget *table() const { return m_table; }
    SegmentedControl *levels() const { return m_levels; }
    ExportSource exportSource() const;

private:
    enum Column { Name, Parameters, Macs, Share, Time, ColumnCount };

    void showGhosts();
    void showCosts();
    void setTexts();
    QString csv() const;
    static QString nameOf(CheapConv kind);

    std::shared_ptr<const NeckSet> m_necks;
    std::array<CheapCost, cheapConvs> m_costs;
    QComboBox *m_module;
    GhostView *m_ghosts;
    SegmentedControl *m_levels;
    QTableWidget *m_table;
    QLabel *m_formula;
    TrialRunner *m_runner;
    bool m_isMeasured = false; ///< or it is under way
};

} // namespace vitrine
