#pragma once

#include "widgets/detection/truth/EvaluationScores.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

class QThread;

namespace vitrine {

class DetectSession;
class DetectionState;
class GroundTruth;

/// Evaluates the detector on all annotated pictures, and keeps the curves in step with the thresholds: another
/// threshold of suppression or of matching is applied on a thread of its own, the newest wins; the confidence is only
/// a place on the curves. Lives in the GUI thread.
class Evaluator : public QObject {
    Q_OBJECT

public:
    Evaluator(QThread *compute, DetectSession *session, DetectionState *state, GroundTruth *truth,
              QObject *parent = nullptr);
    ~Evaluator() override;

    bool isRunning() const { return m_isRunning; }
    bool canStart() const;
    /// Null until there is something; both are of the same pictures.
    std::shared_ptr<const EvaluationScores> scores() const { return m_scores; }
    std::shared_ptr<const Evaluation> figures() const { return m_figures; }
    float confidence() const;
    void setConfidence(float confidence);

public slots:
    void start();
    void cancel();
    void clear();

signals:
    void runningChanged(bool running);
    void progress(int done, int count);
    void scoresChanged(); ///< also figures()
    void confidenceChanged();
    void failed(const vitrine::Error &error);

private:
    void begin(const Result<std::shared_ptr<LoadedDetector>> &detector);
    void connectWorker();
    void follow();
    void score(std::shared_ptr<const EvaluationInput> input);
    void take(std::shared_ptr<const EvaluationScores> scores, std::shared_ptr<const Evaluation> figures);
    ScoreSettings settings() const;
    void setRunning(bool running);

    DetectSession *m_session;
    DetectionState *m_state;
    GroundTruth *m_truth;
    QPointer<EvaluationWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    Cancel m_cancel;
    std::shared_ptr<const EvaluationScores> m_scores;
    std::shared_ptr<const Evaluation> m_figures;
    float m_confidence = -1; ///< that was told last
    bool m_isRunning = false;
    int m_scoring = 0; ///< jobs that are under way or wait
    quint64 m_number = 0; ///< of the newest start or clear
    QThreadPool m_scorer; ///< last: waits for the scoring before the rest goes
};

} // namespace vitrine
