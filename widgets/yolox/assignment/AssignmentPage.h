#pragma once

#include "widgets/yolox/Station.h"
#include "widgets/yolox/assignment/AssignRuns.h"
#include "widgets/yolox/assignment/AssignText.h"

#include <array>

class QCheckBox;
class QLabel;
class QTabWidget;
class QTextBrowser;
class QToolButton;

namespace vitrine {

class AssignBar;
class AssignRunsPanel;
class ColourLegend;
class CostMatrixView;
class SceneView;
class SegmentedControl;
struct PictureTransform;

/// Label assignment on the user's picture and ground truth, step by step: the picture on one side, the cost matrix and
/// the chosen pair on the other.
class AssignmentPage : public Station {
    Q_OBJECT

public:
    explicit AssignmentPage(const StationTools &tools);

    ExportSource exportSource() const override;
    bool climb() override;
    bool open(const QStringList &files) override;
    std::vector<FilmReel> reels() override;
    StationSteps *steps() override { return m_steps; }

    AssignSession *session() const { return m_session; }
    AssignRuns *runs() const { return m_runs; }
    SceneView *scene() const { return m_scene; }
    CostMatrixView *matrix() const { return m_matrix; }
    AssignBar *bar() const { return m_bar; }
    AssignRunsPanel *runsPanel() const { return m_runsPanel; }
    SegmentedControl *terms() const { return m_terms; }
    QCheckBox *sortBox() const { return m_sort; }
    QTextBrowser *card() const { return m_card; }
    QLabel *note() const { return m_note; }
    QTabWidget *tabs() const { return m_tabs; }

protected:
    void setWatched(bool) override { activate(); }

private:
    QWidget *makePictureSide();
    QWidget *makeNumbersSide();
    void connectScene();
    void setTexts();
    void showPicture();
    void showSentences();
    void showNote();
    void showCard();
    void showStep(int step);
    void showScale();
    void click(const QPointF &place);
    int cellAt(const QPointF &place) const;
    void activate();
    AssignStep step() const;
    void paintOverlay(QPainter &painter, const PictureTransform &transform) const;

    YoloxState *m_state;
    AssignSession *m_session;
    AssignRuns *m_runs;
    StationSteps *m_steps;
    AssignBar *m_bar;
    QLabel *m_note;
    SceneView *m_scene;
    std::array<QToolButton *, CellGrid::levels> m_levelButtons{};
    QTabWidget *m_tabs;
    SegmentedControl *m_terms;
    QCheckBox *m_sort;
    ColourLegend *m_legend;
    CostMatrixView *m_matrix;
    AssignRunsPanel *m_runsPanel;
    QTextBrowser *m_card;
    std::array<bool, CellGrid::levels> m_levels{true, true, true};
    bool m_seeksResult = false; ///< the last step is gone to as soon as there are steps
};

} // namespace vitrine
