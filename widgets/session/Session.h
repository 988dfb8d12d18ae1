#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/blocks/Explanation.h"
#include "widgets/session/Outcome.h"
#include "widgets/session/RunOptions.h"

#include <QObject>
#include <QSet>
#include <QThread>

#include <memory>

namespace vitrine {

class SessionWorker;

/// The one open network and its run, in the GUI thread. Commands return at once; a thread named "compute" does the work
/// and makes all calls of LibTorch; results come back as signals. The newest request wins: it cancels the one that is
/// running, whose result is dropped. A request that fails leaves everything that was open as it was.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    /// What is shown; null until the first run is done.
    std::shared_ptr<const Outcome> outcome() const { return m_outcome; }
    std::shared_ptr<const Trace> trace() const { return m_outcome ? m_outcome->trace : nullptr; }
    /// What was asked last: shown already, or being computed.
    const Question &question() const { return m_wanted; }
    bool isBusy() const { return m_busy; }
    /// What was asked last is one of many frames, with its forward pass alone.
    bool isFleeting() const { return m_fleeting; }
    /// The program's one compute thread, for other workers to live in. Ends with this session.
    QThread *computeThread() { return &m_thread; }
    /// Whether Snapshot::summary() of all that belongs to this block (outputs, gradients, weights, statistics) is at
    /// hand.
    bool isSummarised(const QString &block) const { return m_summarised.contains(block); }

    void setOptions(const RunOptions &options);
    const RunOptions &options() const { return m_options; }

public slots:
    /// Answers the whole question. `record`: whether questionAnswered() should lead to an undo step.
    /// `live`: part of a movement of the mouse; does not cancel a live request before it.
    void ask(const vitrine::Question &question, bool record = true, bool live = false);

    void openPreset(const QString &name); ///< with its bundled weights
    void openNetwork(const QString &file); ///< with fresh weights
    void openWeights(const QString &file);
    void drawWeights(); ///< fresh ones, of a new seed
    /// `live`: shown while training goes on; leads to no undo step.
    void showTrained(std::shared_ptr<const vitrine::TrainedWeights> weights, bool live);
    void takeOwnWeights(); ///< those that came with the network
    void openPicture(const QString &file);
    void openSet(const QString &set); ///< "digits", "mnist:FOLDER"; shows its first item
    void setPicture(const QImage &image); ///< pasted
    /// A frame of a video or a camera. `fleeting`: the next one comes at once, so that only the forward pass is run;
    /// without, it is a picture as any other. Leads to no undo step.
    void showFrame(const QImage &image, const QString &name, std::int64_t index, bool fleeting);
    void setDrawing(const QImage &image, bool record = true);
    void setItem(std::int64_t item); ///< of the set
    void setFit(vitrine::FitMode fit);
    void setInvert(bool invert);
    void setMode(vitrine::Mode mode);
    void setTarget(const vitrine::TargetChoice &target);
    void setBatchSize(std::int64_t size);
    /// Numbers of the inputs that are changed by hand; another picture or fit forgets them.
    void setPixels(const vitrine::PixelEdits &pixels, bool record = true);

    /// Shows what another worker of the compute thread has run, an iteration of a journey: leads to no undo step.
    void present(std::shared_ptr<const vitrine::Outcome> outcome);

    void requestExplanation(const QString &path, const vitrine::Index &index, vitrine::Pass pass, int port = 0);
    /// Answered by summariesReady(); at once where they are at hand.
    void requestSummaries(const QString &block);
    void cancel();

signals:
    void asked(const vitrine::Question &question); ///< at once; its outcome comes later
    void networkChanged(); ///< before the first trace of another network
    void traceChanged(std::shared_ptr<const vitrine::Trace> trace);
    void outcomeChanged(); ///< with every traceChanged, after it
    void questionAnswered(const vitrine::Question &before, const vitrine::Question &after);
    void explanationReady(std::shared_ptr<const vitrine::Explanation> explanation);
    void summariesReady(const QString &block);
    void failed(const vitrine::Error &error);
    void busyChanged(bool busy);
    void progress(double share);

private:
    void accept(quint64 number, std::shared_ptr<const Outcome> outcome, bool record);
    void refuse(quint64 number, const Error &error);
    void setBusy(bool busy);
    void send(const Question &question, bool record, bool live, bool fleeting);
    template <typename Change>
    void change(Change &&change, bool record = true, bool live = false, bool fleeting = false);

    QThread m_thread;
    SessionWorker *m_worker = nullptr; ///< lives in, and dies with, the thread
    std::shared_ptr<const Outcome> m_outcome;
    Question m_wanted;
    RunOptions m_options;
    QSet<QString> m_summarised;
    Cancel m_cancel; ///< of the newest request
    quint64 m_number = 0; ///< of the newest request
    quint64 m_explanation = 0; ///< of the newest question for an explanation
    bool m_busy = false;
    bool m_live = false;
    bool m_fleeting = false;
};

} // namespace vitrine
