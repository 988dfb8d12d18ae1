#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/network/Network.h"
#include "core/trace/Trace.h"

#include <QObject>

#include <memory>
#include <vector>

namespace vitrine {

/// What is tried: a network of its own on the numbers that a block, or a network, had in a run.
struct Trial {
    Network network;
    TensorMap weights; ///< what fits is taken, as an edit of the network would keep it; the rest is drawn fresh
    std::uint64_t seed = 0;
    TensorMap inputs;
};

/// Trials that are run one after the other.
struct TrialJob {
    quint64 number = 0; ///< comes back with every signal
    std::vector<Trial> trials;
    int warmUps = 0; ///< runs of each before those that count
    int repetitions = 1; ///< of each; the fastest counts: what else the machine does only ever adds
    bool goesOn = false; ///< with the others, where one can't run
    Cancel cancel;
};

/// The compute thread's side of what runs trials. A run at a time, so that others get their turn in between.
class TrialWorker : public QObject {
    Q_OBJECT

public:
    void post(TrialJob job); ///< from any thread

signals:
    void progressed(quint64 number, double share); ///< of everything, 0 … 1
    void ran(quint64 number, int trial, std::shared_ptr<const vitrine::Trace> fastest);
    void failed(quint64 number, int trial, const vitrine::Error &error);

private:
    struct State;
    void next(const std::shared_ptr<State> &state);
    void post(const std::shared_ptr<State> &state);
};

} // namespace vitrine
