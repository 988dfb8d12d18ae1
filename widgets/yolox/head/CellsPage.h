#pragma once

#include "widgets/common/Export.h"
#include "widgets/yolox/head/CellText.h"

#include <QWidget>

#include <array>
#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace vitrine {

class CellBoard;
class ColourLegend;
class LevelMaps;
class SceneView;
class SegmentedControl;
class StationSteps;
class YoloxState;
struct PictureTransform;

/// The head's maps beside the picture, each cell linked to its square, and one cell followed to its box.
class CellsPage : public QWidget {
    Q_OBJECT

public:
    CellsPage(YoloxState *state, StationSteps *steps, QWidget *parent = nullptr);

    LevelMaps *maps() const { return m_maps; }
    SceneView *scene() const { return m_scene; }
    CellBoard *board() const { return m_board; }
    SegmentedControl *levels() const { return m_levels; }
    QComboBox *numbers() const { return m_number; }
    QComboBox *classes() const { return m_class; }
    QCheckBox *heat() const { return m_heat; }
    QCheckBox *stretch() const { return m_stretch; }
    QPushButton *best() const { return m_best; }
    const std::optional<CellPath> &path() const { return m_path; }
    int hoveredCell() const { return m_hovered; }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void setTexts();
    void showRun();
    void showCell();
    void showStep();
    void showNumber();
    void setLevel(int level);
    void hoverCell(int cell);
    int cellUnder(const QPointF &place) const; ///< of the present level; −1: none
    QString describe(int cell) const;
    void paintOverlay(QPainter &painter, const PictureTransform &transform) const;
    void paintCell(QPainter &painter, const PictureTransform &transform, int cell, const QColor &colour) const;
    void paintPath(QPainter &painter, const PictureTransform &transform) const;
    void paintBox(QPainter &painter, const PictureTransform &transform) const;

    YoloxState *m_state;
    StationSteps *m_steps;
    SegmentedControl *m_levels;
    QComboBox *m_number, *m_class;
    QCheckBox *m_heat, *m_stretch;
    QPushButton *m_best;
    SceneView *m_scene;
    LevelMaps *m_maps;
    ColourLegend *m_legend;
    CellBoard *m_board;
    std::optional<CellPath> m_path;
    std::vector<CellStep> m_texts;
    std::array<QImage, 3> m_heats;
    int m_hovered = -1;
    bool m_isStale = true; ///< what is shown is not of the state's run
};

} // namespace vitrine
