#pragma once

#include "app/studio/NetworkRoomParts.h"
#include "app/studio/Room.h"
#include "app/studio/journal/Journal.h"
#include "core/base/Result.h"
#include "widgets/common/Export.h"

#include <optional>

namespace vitrine {

/// The room where one network is run, forward and backward, and every number in it explained. Puts the parts together
/// and connects them.
class NetworkRoom : public Room {
    Q_OBJECT

public:
    explicit NetworkRoom(const Preferences &preferences, QWidget *parent = nullptr);

    /// Starts with all that was open, or with LeNet-5 on a digit, then opens `files`.
    void start(const Journal::Found &last, const QStringList &files);
    /// What is open is kept by it from now on.
    void setJournal(Journal *journal);

    Session *session() const { return m_session; }
    NetworkDocument *document() const { return m_document; }
    Documents *documents() const { return m_documents; }
    DocumentDesk *files() const { return m_files; }
    WeightLoader *weights() const { return m_weights; }
    NetworkExports *exports() const { return m_exports; }
    DocumentTabs *tabs() const { return m_tabs; }
    LabDesk *labs() const { return m_labs; }
    NetCompareDesk *compare() const { return m_compare; }
    HealthDesk *health() const { return m_health; }
    HeatDesk *heat() const { return m_heat; }
    LiveDesk *live() const { return m_live; }
    BuildDesk *build() const { return m_build; }
    InsideDesk *inside() const { return m_inside; }
    Selection *selection() const { return m_selection; }
    StepCursor *cursor() const { return m_cursor; }
    CanvasView *canvas() const { return m_canvas; }
    InputPanel *input() const { return m_input; }
    RippleDesk *ripple() const { return m_ripple; }
    InspectorPanel *inspector() const { return m_inspector; }
    ExplanationPanel *explanation() const { return m_explanation; }
    StepDesk *stepping() const { return m_stepping; }
    TrainDesk *training() const { return m_training; }
    DataDesk *data() const { return m_data; }
    LandscapeDesk *landscape() const { return m_landscape; }
    TwinDesk *twins() const { return m_twins; }
    PlaygroundDesk *playground() const { return m_playground; }
    bool showsNeurons() const; ///< in place of the blocks
    QUndoStack *undoStack() const;
    /// Opens a network and sets training as an experiment does; both can be undone.
    void prepareTraining(const QString &file, const NetworkScene &scene, quint64 seed);

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

protected:
    void changeEvent(QEvent *event) override;

private:
    void putTogether();
    void connectSession();
    void connectFiles(const Preferences &preferences);
    void connectDocuments();
    void connectInput();
    void connectRun();
    void connectTraining();
    void connectData();
    void connectLandscape();
    void showLandscapeState();
    void connectTwins();
    void connectPlayground();
    void connectDocument();
    void connectLabs();
    void connectCompare();
    void connectHealth();
    void connectHeat();
    void connectBuild();
    void connectInside();
    void openBlock(QString path);
    void showInsideChoices();
    void connectOwnBlocks();
    void showBuildChoices();
    void connectStepping();
    void connectRipple();
    void connectLive();
    void freezeForSteps();
    ExportSource stageSource() const; ///< of what the stage shows
    void showNeurons(bool on);
    void showStages();
    void putPanelsAway();
    /// For what is beside the canvas and the neurons; 0: nothing is.
    void makeRoomFor(int wantedWidth);
    void showPanels();
    void showStage(QWidget *stage);
    void showTrainingStage();
    void showTrainPage(bool isComparison);
    void showTwinStage();
    void showTrace();
    void showChoices();
    void showFacts();
    /// At the first start, and when a network opens that lacks what was selected, no panel is empty: one number of the
    /// first convolution is explained.
    void selectExample();
    void keepSelection();
    void showExplanation();
    void refuse(const Error &error);

    std::optional<DocumentState> m_toRestore; ///< where the user stood, until the first outcome is there
    QStringList m_toOpen; ///< likewise
    QStringList m_toOpenWith; ///< once the network that came with them is open
    bool m_keepsBanner = false; ///< what it says is about more than the run that comes next
    bool m_isAtEnd = false; ///< of the forward pass, when the network was edited
    bool m_isFirstTry = true; ///< what start() asked has not been answered

    Session *m_session;
    NetworkDocument *m_document;
    Selection *m_selection;
    StepCursor *m_cursor;
    History *m_history;
    Documents *m_documents;
    DocumentDesk *m_files;
    WeightLoader *m_weights;
    NetworkExports *m_exports;
    DocumentTabs *m_tabs;
    FileOpener *m_opener;
    TrainDesk *m_training;
    DataDesk *m_data;
    LandscapeDesk *m_landscape;
    TwinDesk *m_twins;
    TrainPages *m_trainPages;
    PlaygroundDesk *m_playground;
    LabDesk *m_labs;
    NetCompareDesk *m_compare;
    HealthDesk *m_health = nullptr;
    HeatDesk *m_heat = nullptr;
    LiveDesk *m_live = nullptr;

    QStackedWidget *m_stages; ///< the canvas, the neurons, or a laboratory
    SegmentedControl *m_stage; ///< which; for networks that can be shown both ways
    bool m_wantsNeurons = true; ///< as the user has chosen last
    QStringList m_hidden; ///< panels that were put away for the neurons or a laboratory
    bool m_hasMadeRoom = false; ///< they were put away for what needs the width
    CanvasView *m_canvas;
    TransportBar *m_transport;
    InputPanel *m_input;
    BuildDesk *m_build;
    InsideDesk *m_inside = nullptr;
    RippleDesk *m_ripple;
    StepList *m_steps;
    StepDesk *m_stepping;
    InspectorPanel *m_inspector;
    ExplanationPanel *m_explanation;
};

} // namespace vitrine
