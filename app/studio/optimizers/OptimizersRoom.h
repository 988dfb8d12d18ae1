#pragma once

#include "app/studio/room/Room.h"
#include "widgets/common/Export.h"

class QStackedWidget;
class QUndoStack;

namespace vitrine {

class CompetitorForm;
class CompetitorList;
class StageFiles;
class OptimizersPlace;
class OptimizersState;
class RaceBar;
class RaceHistory;
class RacePlot;
class RankingTable;
class SolidView;
class StabilityPanel;
class StepNumbers;
class SurfacePanel;
class SurfaceView;
struct RaceSetup;

/// The half of the Optimizers room where they race on surfaces: who gets down, how fast, and why. Puts the parts
/// together and connects them.
class OptimizersRoom : public Room {
    Q_OBJECT

public:
    OptimizersRoom(OptimizersPlace *place, const Preferences &preferences, QWidget *parent = nullptr);

    OptimizersState *state() const { return m_state; }
    SurfaceView *view() const { return m_view; }
    SolidView *solid() const { return m_solid; }
    RaceBar *bar() const { return m_bar; }
    SurfacePanel *surface() const { return m_surface; }
    CompetitorList *competitors() const { return m_competitors; }
    CompetitorForm *form() const { return m_form; }
    RankingTable *ranking() const { return m_ranking; }
    StepNumbers *numbers() const { return m_numbers; }
    RacePlot *plot() const { return m_plot; }
    StabilityPanel *stability() const { return m_stability; }
    StageFiles *files() const { return m_files; }
    QUndoStack *undoStack() const;
    /// Another race, as a step that can be undone; runs it.
    void setRace(const RaceSetup &race);

    QString title() const override;
    QString promise(const QStringList &) const override { return {}; }
    QString imagePromise() const override { return {}; }
    void open(const QStringList &) override { }
    void openImage(const QImage &) override { }
    bool climb() override;
    void setPreferences(const Preferences &) override { }
    void save() override;
    std::vector<FilmReel> filmReels() override;
    std::vector<FilmShot> filmShots() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void addPanels();
    void connectTransport();
    void connectView();
    void connectEdits();
    void showLayers();
    void showFacts();
    ExportSource stageSource() const;
    void restore();

    OptimizersPlace *m_place;
    OptimizersState *m_state;
    RaceHistory *m_history;
    StageFiles *m_files;
    QStackedWidget *m_stage;
    SurfaceView *m_view;
    SolidView *m_solid;
    RaceBar *m_bar;
    SurfacePanel *m_surface;
    CompetitorList *m_competitors;
    CompetitorForm *m_form;
    RankingTable *m_ranking;
    StepNumbers *m_numbers;
    RacePlot *m_plot;
    StabilityPanel *m_stability;
    bool m_wasShown = false;
};

} // namespace vitrine
