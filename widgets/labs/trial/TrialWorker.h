#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/network/Network.h"
#include "core/trace/Trace.h"

#include <QMutex>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// What is tried in a laboratory: a small network of its own on the numbers that a block had in a run.
struct Trial {
    Network network;
    TensorMap weights; ///< what fits is taken, as an edit of the network would keep it; the rest is drawn fresh
    std::uint64_t seed = 0;
    TensorMap inputs;
};

/// The compute thread's side of TrialRunner. Mailboxes of one: a newer request takes an older one's place.
class TrialWorker : public QObject {
    Q_OBJECT

public:
    void postRun(quint64 number, Trial trial, Cancel cancel); ///< from any thread
    /// Measures trials one by one, letting others through in between.
    void postTimes(quint64 number, std::vector<Trial> trials, Cancel cancel); ///< from any thread

signals:
    void ran(quint64 number, std::shared_ptr<const vitrine::Trace> trace);
    void failed(quint64 number, const vitrine::Error &error);
    void timed(quint64 number, int trial, double milliseconds);

private:
    struct Run {
        quint64 number = 0;
        Trial trial;
        Cancel cancel;
    };
    struct Times {
        quint64 number = 0;
        std::vector<Trial> trials;
        Cancel cancel;
        std::size_t next = 0;
    };
    void runNext();
    void timeNext();

    QMutex m_mutex; ///< guards the mailboxes; never held while computing
    std::optional<Run> m_run;
    std::optional<Times> m_times;
};

} // namespace vitrine
