#pragma once

#include "core/detection/assign/Assign.h"
#include "core/yolox/AnchorTargets.h"
#include "widgets/common/Export.h"
#include "widgets/common/LatestJob.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/head/PoolShapes.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QSpinBox;

namespace vitrine {

class AnchorPlot;
class SceneView;
class TargetsTable;
class YoloxState;
struct PictureTransform;
struct YoloxPool;

struct AnchorOptions {
    int pictures = 100; ///< of the pool that are counted
    int aLevel = 3; ///< anchors of each map
    int seed = 1; ///< of the starts of k-means

    bool operator==(const AnchorOptions &) const = default;
};

/// Detection with and without anchors on the same objects: k-means anchors of the pool, and what one object asks of
/// which cell.
class AnchorsPage : public QWidget {
    Q_OBJECT

public:
    explicit AnchorsPage(YoloxState *state, QWidget *parent = nullptr);

    AnchorPlot *plot() const { return m_plot; }
    TargetsTable *table() const { return m_table; }
    SceneView *scene() const { return m_scene; }
    QSpinBox *aLevel() const { return m_aLevel; }
    QString summary() const;
    QString costs() const;
    const AnchorOptions &options() const { return m_options; }
    bool isBusy() const { return m_fitting.isBusy() || m_assigning.isBusy(); }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void setTexts();
    void refresh();
    void fitPool();
    std::shared_ptr<const PoolShapes> countShapes(const YoloxPool &pool, int pictures, int side, const Cancel &cancel);
    void showFit(const std::shared_ptr<const PoolShapes> &shapes, AnchorFit fit, int side);
    void showSummary();
    void showCosts();
    void assignObject();
    void showObject();
    void edit(const AnchorOptions &options);
    void showOptions(const AnchorOptions &options);
    int object() const; ///< place in the scene's boxes; −1: there is none
    std::optional<CenterBox> truth() const; ///< in input pixels
    void choose(const QPointF &place);
    void paintOverlay(QPainter &painter, const PictureTransform &transform) const;

    YoloxState *m_state;
    QLabel *m_picturesName, *m_aLevelName, *m_seedName, *m_summary, *m_costs;
    QSpinBox *m_pictures, *m_aLevel, *m_seed;
    AnchorPlot *m_plot;
    SceneView *m_scene;
    TargetsTable *m_table;
    AnchorOptions m_options;
    std::weak_ptr<const YoloxPool> m_asked, m_pool; ///< that anchors were asked of last; that m_shapes are of
    int m_askedSide = 0;
    std::shared_ptr<const PoolShapes> m_shapes;
    int m_side = 0; ///< of the input that m_shapes are for
    std::vector<Positive> m_positives; ///< of the object
    std::optional<CellTargets> m_anchored;
    int m_hoveredCell = -1;
    LatestJob m_fitting, m_assigning;
};

} // namespace vitrine
