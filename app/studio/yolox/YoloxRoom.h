#pragma once

#include "app/studio/room/Room.h"
#include "widgets/common/Export.h"

class QThread;

namespace vitrine {

class NetworkPanel;
class ScenePanel;
class SentenceList;
class StageFiles;
class StationStage;
class StepsBar;
class YoloxFiles;
class YoloxRunner;
class YoloxState;

/// The room where a picture travels through YOLOX, station by station: augmentation, network, label assignment, losses,
/// filters. Puts the parts together and connects them.
class YoloxRoom : public Room {
    Q_OBJECT

public:
    /// `compute`: the program's one compute thread.
    YoloxRoom(QThread *compute, const Preferences &preferences, QWidget *parent = nullptr);

    YoloxState *state() const { return m_state; }
    YoloxFiles *files() const { return m_files; }
    YoloxRunner *runner() const { return m_runner; }
    StationStage *stage() const { return m_stage; }
    StepsBar *bar() const { return m_bar; }
    ScenePanel *scene() const { return m_scene; }
    NetworkPanel *network() const { return m_network; }

    QString title() const override;
    QString promise(const QStringList &files) const override;
    QString imagePromise() const override;
    void open(const QStringList &files) override;
    void openImage(const QImage &image) override;
    bool climb() override;
    void setPreferences(const Preferences &preferences) override;
    void save() override;
    void rest() override;
    std::vector<FilmReel> filmReels() override;
    std::vector<FilmShot> filmShots() override;

private:
    void addPanels();
    void connectFiles();
    void connectRunner();
    void connectStage();
    void showStation();
    void showBusy();
    ExportSource stageSource() const;
    void restore();

    YoloxState *m_state;
    YoloxRunner *m_runner;
    YoloxFiles *m_files;
    StageFiles *m_exports;
    StationStage *m_stage;
    StepsBar *m_bar;
    ScenePanel *m_scene;
    NetworkPanel *m_network;
    SentenceList *m_sentences;
    QString m_picture; ///< the file that the scene came from; empty: a generated one
};

} // namespace vitrine
