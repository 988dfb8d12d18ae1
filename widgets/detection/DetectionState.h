#pragma once

#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

#include <QObject>
#include <QPointF>

#include <memory>
#include <optional>

namespace vitrine {

/// What is shown over the picture besides the kept boxes.
struct DetectionLayers {
    bool ghosts = false; ///< boxes that were suppressed, with the reason
    bool candidates = false; ///< every box that passed the confidence gate
    bool letterbox = false; ///< the border of the network's input
    bool truth = true; ///< ground truth, where there is some; and of it:
    bool truthMatched = true; ///< objects that were found, with their detections
    bool truthMissed = true; ///< objects that were not
    bool falseAlarms = true; ///< detections without an object
    enum class Map { None, Objectness, BestClass, Score } map = Map::None;
    int level = 0; ///< of the map: 0, 1, 2 for strides 8, 16, 32

    bool operator==(const DetectionLayers &) const = default;
};

/// What the user looks at in the Detect room, shared by all of its views: one run, the thresholds, what is left after
/// them, and what is selected. Lives in the GUI thread. Thresholds are applied at once: suppression takes a
/// millisecond on 8,400 candidates; the run is never made again for them.
class DetectionState : public QObject {
    Q_OBJECT

public:
    explicit DetectionState(QObject *parent = nullptr);

    std::shared_ptr<const DetectionRun> run() const { return m_run; }
    const NmsSettings &settings() const { return m_settings; }
    const NmsResult &result() const { return m_result; }
    int selectedCell() const { return m_selected; } ///< −1: none
    int hoveredCell() const { return m_hovered; }
    /// The empty place that was asked about, in pixels of the picture.
    std::optional<QPointF> probe() const { return m_probe; }
    const DetectionLayers &layers() const { return m_layers; }
    /// While suppression is stepped: how many moves have been made; −1: all, it is not being stepped.
    int move() const { return m_move; }

    void setRun(std::shared_ptr<const DetectionRun> run);
    void setSettings(const NmsSettings &settings);
    void setConfidence(float confidence);
    void setIou(float iou);
    void select(int cell);
    void hover(int cell);
    void setProbe(std::optional<QPointF> probe);
    void setLayers(const DetectionLayers &layers);
    void setMove(int move);

signals:
    void runChanged();
    void settingsChanged();
    void resultChanged(); ///< after runChanged and settingsChanged
    void selectionChanged();
    void hoverChanged();
    void probeChanged();
    void layersChanged();
    void moveChanged();

private:
    void suppressAgain();

    std::shared_ptr<const DetectionRun> m_run;
    NmsSettings m_settings;
    NmsResult m_result;
    DetectionLayers m_layers;
    int m_selected = -1;
    int m_hovered = -1;
    int m_move = -1;
    std::optional<QPointF> m_probe;
};

} // namespace vitrine
