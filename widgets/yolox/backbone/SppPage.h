#pragma once

#include "core/labs/PoolCell.h"
#include "core/trace/Trace.h"
#include "widgets/yolox/backbone/BackbonePage.h"
#include "widgets/yolox/pixels/PlanePicture.h"

#include <QPoint>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QSpinBox;
class QTableWidget;

namespace vitrine {

class ColourLegend;
class PixelPane;

/// Spatial pyramid pooling: the maxima of several windows around the same place, beside the number itself. A click on a
/// place shows its windows and where their maxima lie.
class SppPage : public BackbonePage {
    Q_OBJECT

public:
    explicit SppPage(QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run) override;
    ExportSource exportSource() const override;

    PixelPane *map() const { return m_map; }
    PixelPane *pooled(int window) const { return m_pooled[static_cast<std::size_t>(window)]; }
    QTableWidget *table() const { return m_table; }
    QSpinBox *channelBox() const { return m_channel; }
    const QPoint &place() const { return m_place; }
    void setPlace(const QPoint &place);

    /// What one window makes of the place.
    struct Maximum {
        std::int64_t kernel = 0;
        QRect window; ///< places of the map, the padding left out
        QPoint place; ///< of the maximum
        double value = 0; ///< worked out from the window
        double output = 0; ///< of the run
    };
    const std::vector<Maximum> &maxima() const { return m_maxima; }

private:
    static constexpr int windowCount = 3;
    void layOut();
    void setTexts();
    void showChannel();
    void showPlace();
    void showTable();
    QString describe(int pane, const QPoint &at) const;

    std::shared_ptr<const YoloxRun> m_run;
    std::vector<const Node *> m_pools; ///< of m_run
    Snapshot m_input;
    std::vector<Snapshot> m_outputs;
    QPoint m_place;
    std::vector<Maximum> m_maxima;
    PlanePicture m_plane;
    std::vector<PlanePicture> m_planes;
    QLabel *m_channelName, *m_note, *m_sentence;
    QSpinBox *m_channel;
    PixelPane *m_map;
    std::vector<PixelPane *> m_pooled;
    QTableWidget *m_table;
    ColourLegend *m_legend;
};

} // namespace vitrine
