#pragma once

#include "widgets/landscape/LandscapeStart.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace vitrine {

/// The compute thread's side of LandscapeSession. Computes in slices of some milliseconds on a model of its own, so
/// that whatever else is asked of the thread (a run that goes on, a picture that is shown) comes in between.
class LandscapeWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0;
        std::shared_ptr<const LandscapePlan> plan;
        Cancel cancel;
    };
    /// From any thread; takes the place of the job there is.
    void begin(Job job);

signals:
    /// Some places more, or all of them.
    void updated(quint64 number, std::shared_ptr<const vitrine::Landscape> landscape, double progress);
    void failed(quint64 number, const vitrine::Error &error); ///< a cancel too

private:
    void beginNow(Job job);
    void slice();
    void hand();
    void stop();

    Job m_job;
    std::unique_ptr<TrainingModel> m_model;
    std::unique_ptr<LandscapeScan> m_scan; ///< goes before the model
    QElapsedTimer m_sinceHanded;
};

} // namespace vitrine
