#pragma once

#include "core/yolox/BackboneParts.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/backbone/BackbonePage.h"

#include <array>
#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace vitrine {

class BackboneRunner;

/// What both backbones cost on a picture of this size, stage by stage; times are measured when asked for.
class CostPage : public BackbonePage {
    Q_OBJECT

public:
    explicit CostPage(const StationTools &tools, QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run) override;
    ExportSource exportSource() const override;

    QTableWidget *table() const { return m_table; }
    QPushButton *measureButton() const { return m_measure; }
    bool isMeasuring() const;
    /// Milliseconds of a backbone: 0 this network's, 1 the other; none: not measured.
    std::optional<double> time(int side) const;

private:
    struct Side {
        YoloxSpec spec;
        std::optional<BackbonePart> parts; ///< of its own graph
        std::shared_ptr<const Trace> trace; ///< the fastest of those measured
    };
    void layOut();
    void setTexts();
    void showRows();
    void setRow(int row, const QString &name, const std::array<const BackbonePart *, 2> &parts);
    void measure();

    StationTools m_tools;
    std::shared_ptr<const YoloxRun> m_run;
    std::array<Side, 2> m_sides; ///< of the last run: what was measured holds for others of its kind
    int m_size = 0; ///< of its input
    BackboneRunner *m_runner;
    QLabel *m_title, *m_sentence;
    QTableWidget *m_table;
    QPushButton *m_measure;
    QProgressBar *m_progress;
};

} // namespace vitrine
