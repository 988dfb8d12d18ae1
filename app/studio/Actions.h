#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include <array>

namespace vitrine {

struct ActionEntry;

/// Everything that a menu, a shortcut or the command palette can start.
enum class Command {
    NewNetwork,
    Open,
    Save,
    SaveAs,
    CloseNetwork,
    NextNetwork,
    PreviousNetwork,
    LoadWeights,
    ExportOnnx,
    ExportPyTorch,
    OpenMnist,
    OpenPictureFolder,
    OpenDetector,
    OpenTruth,
    Models,
    OpenCamera,
    CaptureScreen,
    FreshWeights,
    BundledWeights,
    ReloadFirst,
    CopyView,
    SaveView,
    SaveNumbers,
    ExportFilm,
    Record,
    Quit,
    Undo,
    Redo,
    Steps,
    Cut,
    Copy,
    Paste,
    Duplicate,
    SelectAll,
    AddBlock,
    RenameBlock,
    DeleteBlocks,
    DeleteAndJoin,
    GroupBlocks,
    UngroupBlocks,
    FreezeBlocks,
    MakeBlock,
    EditOwnBlock,
    KeepOwnBlock,
    ImportBlock,
    ArrangeBlocks,
    FindBlock,
    GoInside,
    GoOutside,
    ReplaceByParts,
    Preferences,
    DrawDigit,
    EditPixels,
    ShowDifference,
    PutBack,
    NextItem,
    PreviousItem,
    LiveVideo,
    LiveCamera,
    LiveFreeze,
    LiveBack,
    LiveForward,
    LiveLoop,
    LiveMirror,
    LiveClose,
    Letterbox,
    Crop,
    Stretch,
    Invert,
    Train,
    TrainPanel,
    Playground,
    Laboratory,
    UnitLab,
    GradientCheck,
    CompareRuns,
    TrainRun,
    TrainBatch,
    TrainEpoch,
    TrainReset,
    WeightsBefore,
    SaveWeights,
    SaveRun,
    ResumeRun,
    SaveCurves,
    LookAtData,
    PublicSets,
    Landscape,
    LandscapeCompute,
    TwinPanel,
    TwinRun,
    TwinBatch,
    TwinEpoch,
    TwinReset,
    SaveTwins,
    Play,
    StepForward,
    StepBack,
    First,
    Loss,
    Last,
    Backward,
    NextIteration,
    PreviousIteration,
    RunToBlock,
    RunToEnd,
    Breakpoint,
    Climb,
    Cancel,
    DetectBatch,
    ExportVideo,
    Evaluate,
    SeeInside,
    Compare,
    ClassAgnostic,
    Ghosts,
    AllCandidates,
    InputBorder,
    GroundTruth,
    SolidSurface,
    FanOfStarts,
    LogHeights,
    NotesFive,
    DuplicateCompetitor,
    RemoveCompetitor,
    FreshRace,
    NetworkRaces,
    CheckNotes,
    NetworkRoom,
    DetectRoom,
    OptimizersRoom,
    YoloxRoom,
    SystemTheme,
    LightTheme,
    DarkTheme,
    English,
    Chinese,
    Larger,
    Smaller,
    NormalSize,
    Present,
    Health,
    HeatNone,
    HeatParameters,
    HeatMacs,
    HeatMemory,
    HeatField,
    HeatTime,
    FitView,
    ActualSize,
    ResetLayout,
    Palette,
    Shortcuts,
    About
};

/// The studio's actions with their texts, help and shortcuts. They belong to the window; what they do is connected
/// where it is known how.
class Actions : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t count = static_cast<std::size_t>(Command::About) + 1;

    explicit Actions(QWidget *window);

    QAction *operator[](Command command) const { return m_actions[static_cast<std::size_t>(command)]; }
    const std::array<QAction *, count> &all() const { return m_actions; }
    void retranslate();

    /// A text of this file in English or Chinese, without the & of its mnemonic.
    static QString english(const QAction *action);
    static QString chinese(const QAction *action);

private:
    void make(const ActionEntry &entry, QWidget *window);

    std::array<QAction *, count> m_actions{};
};

} // namespace vitrine
