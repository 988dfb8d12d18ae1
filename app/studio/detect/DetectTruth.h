#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QString>

#include <memory>

class QThread;
class QWidget;

namespace vitrine {

class DetectSession;
class DetectionState;
class Evaluator;
class GroundTruth;
class TruthLegend;
class TruthPanel;
struct DetectSettings;
struct Evaluation;

/// Ground truth in the Detect room: dialogs, its layer, its panel, its evaluation, and what is remembered of it.
class DetectTruth : public QObject {
    Q_OBJECT

public:
    DetectTruth(QThread *compute, DetectSession *session, DetectionState *state, QWidget *window);

    GroundTruth *truth() const { return m_truth; }
    Evaluator *evaluator() const { return m_evaluator; }
    TruthPanel *panel() const { return m_panel; }
    TruthLegend *legend() const { return m_legend; }
    bool isBusy() const;
    /// Where dialogs start while no annotations are open.
    void setFolder(const QString &folder) { m_folder = folder; }

    void restore(const DetectSettings &last);
    void save(DetectSettings &last) const;

public slots:
    void ask();
    void askFolder();
    void open(const QString &path);
    void openPictures(); ///< the annotated ones
    void evaluate();
    void cancel();

signals:
    void failed(const vitrine::Error &error);
    void said(const QString &text);
    void progress(double share);
    void busyChanged();
    void shown(); ///< annotations were opened by the user

private:
    void connectParts();
    void report();
    void sayEvaluated();
    QString startFolder() const;

    DetectSession *m_session;
    DetectionState *m_state;
    QWidget *m_window;
    GroundTruth *m_truth;
    Evaluator *m_evaluator;
    TruthPanel *m_panel;
    TruthLegend *m_legend;
    QString m_folder;
    QString m_remembered; ///< what is to be opened once a detector is
    bool m_isRestoring = false;
    std::shared_ptr<const Evaluation> m_told; ///< figures that were said last
};

} // namespace vitrine
