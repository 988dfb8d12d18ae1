#pragma once

#include "app/studio/room/Room.h"
#include "core/training/TrainSetup.h"
#include "widgets/common/Export.h"
#include "widgets/training/TrainStart.h"

class QPushButton;

namespace vitrine {

class CompetitorForm;
class CompetitorList;
class NetLayersView;
class NetRaceBar;
class NetRaceLookBar;
class NetRacePanel;
class NetRacePlot;
class NetRaceSession;
class NetRaceState;
class NetRankingTable;
class StageFiles;
class OptimizersPlace;
class RaceLandscape;
class RateSearchPlot;
class Session;

/// The half of the Optimizers room where they race on one network and its data. Puts the parts together and connects
/// them.
class NetRaceRoom : public Room {
    Q_OBJECT

public:
    NetRaceRoom(OptimizersPlace *place, Session *session, const Preferences &preferences, QWidget *parent = nullptr);

    NetRaceState *state() const { return m_state; }
    NetRaceSession *race() const { return m_race; }
    NetRacePanel *panel() const { return m_panel; }
    CompetitorForm *form() const { return m_form; }
    NetRaceBar *bar() const { return m_bar; }
    NetRacePlot *plot() const { return m_plot; }
    NetRaceLookBar *look() const { return m_look; }
    NetRankingTable *ranking() const { return m_ranking; }
    NetLayersView *layers() const { return m_layers; }
    RateSearchPlot *searches() const { return m_searches; }
    StageFiles *files() const { return m_files; }
    RaceLandscape *landscape() const { return m_landscape; }
    QPushButton *landscapeButton() const { return m_showLandscape; }

    QString title() const override;
    QString promise(const QStringList &files) const override;
    QString imagePromise() const override { return {}; }
    void open(const QStringList &files) override;
    void openImage(const QImage &) override { }
    bool climb() override;
    void setPreferences(const Preferences &preferences) override;
    void save() override;
    std::vector<FilmReel> filmReels() override;
    std::vector<FilmShot> filmShots() override;

public slots:
    void play(); ///< race, go on, or pause

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addPanels();
    void connectTransport();
    void connectFiles();
    void connectEdits();
    void connectLandscape();
    void showLandscape();
    void showLandscapeState();
    void advance(TrainGoal goal);
    void showStage();
    void showFacts();
    void askNetwork();
    void askData(const QString &kind, bool isFolder);
    bool isOutdated() const;
    ExportSource stageSource() const;

    OptimizersPlace *m_place;
    Session *m_session; ///< of the Network room, whose canvas may lend its network
    NetRaceState *m_state;
    NetRaceSession *m_race;
    StageFiles *m_files;
    NetRacePanel *m_panel;
    CompetitorList *m_competitors;
    CompetitorForm *m_form;
    NetRaceLookBar *m_look;
    NetRacePlot *m_plot;
    NetRaceBar *m_bar;
    NetRankingTable *m_ranking;
    NetLayersView *m_layers;
    RateSearchPlot *m_searches;
    RaceLandscape *m_landscape;
    QPushButton *m_showLandscape;
    QString m_folder; ///< where dialogs begin
};

} // namespace vitrine
