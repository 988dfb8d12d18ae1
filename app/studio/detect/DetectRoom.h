#pragma once

#include "app/studio/room/Room.h"
#include "core/base/Result.h"
#include "widgets/detection/DetectQuestion.h"

#include <optional>

class QDockWidget;
class QStackedWidget;
class QThread;
class QUndoStack;

namespace vitrine {

class ClassList;
class DetectCompare;
class DetectBatch;
class DetectFiles;
class DetectSession;
class DetectStart;
class DetectTruth;
class DetectVideo;
class DetectVideoExport;
class DetectionState;
class DetectorPanel;
class FunnelStrip;
class ModelManagerDialog;
class PictureView;
class PicturesPanel;
class ThresholdHistory;
class ThresholdSlider;
class TimesBar;

/// The room where YOLOX looks at pictures: what it found, by which thresholds, and why. Puts the parts together and
/// connects them.
class DetectRoom : public Room {
    Q_OBJECT

public:
    /// `compute`: the program's one compute thread.
    DetectRoom(QThread *compute, const Preferences &preferences, QWidget *parent = nullptr);

    DetectSession *session() const { return m_session; }
    DetectionState *state() const { return m_state; }
    DetectFiles *files() const { return m_files; }
    PictureView *view() const { return m_view; }
    FunnelStrip *funnel() const { return m_funnel; }
    DetectStart *startPage() const { return m_start; }
    DetectCompare *compare() const { return m_compare; }
    DetectVideo *video() const { return m_video; }
    DetectVideoExport *videoExport() const { return m_videoExport; }
    DetectTruth *truth() const { return m_truth; }
    ThresholdSlider *confidence() const { return m_confidence; }
    ThresholdSlider *iou() const { return m_iou; }
    QUndoStack *undoStack() const;

    QString title() const override;
    QString promise(const QStringList &files) const override;
    QString imagePromise() const override;
    void open(const QStringList &files) override;
    void openImage(const QImage &image) override;
    bool climb() override;
    void setPreferences(const Preferences &preferences) override;
    void save() override;

signals:
    /// To look into a detector: its file, and the picture as its network gets it.
    void insideWanted(const QString &detector, const QImage &input);

private:
    void build();
    void addPanels();
    QWidget *makeSettings();
    void connectSession();
    void connectFiles();
    void connectTruth();
    void showBusy();
    void connectView();
    void connectCompare();
    /// What is saved or copied: while detectors are compared, both.
    void exportView(Command command);
    void showOutcome();
    void showFacts();
    /// Made when it is first asked for; downloads go on while it is closed.
    ModelManagerDialog *models();
    void refuse(const Error &error);
    void restore();

    DetectSession *m_session;
    DetectionState *m_state;
    PictureView *m_view;
    DetectCompare *m_compare;
    ThresholdHistory *m_history;
    DetectFiles *m_files;
    DetectBatch *m_batch;
    DetectVideo *m_video;
    DetectVideoExport *m_videoExport;
    DetectTruth *m_truth;
    QDockWidget *m_truthDock = nullptr;
    ModelManagerDialog *m_models = nullptr;
    std::optional<DetectQuestion> m_restored; ///< what was open last, until that is answered

    QStackedWidget *m_stage;
    DetectStart *m_start;
    FunnelStrip *m_funnel;
    TimesBar *m_times;
    PicturesPanel *m_pictures;
    DetectorPanel *m_detector;
    ThresholdSlider *m_confidence, *m_iou;
    ClassList *m_classes;
};

} // namespace vitrine
