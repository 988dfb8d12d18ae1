#pragma once

#include "core/training/Trainer.h"
#include "core/training/landscape/RunPath.h"
#include "widgets/training/TrainHistory.h"
#include "widgets/training/TrainStart.h"

#include <QElapsedTimer>

#include <atomic>
#include <filesystem>
#include <memory>

namespace vitrine {

/// One run of training on the compute thread, a slice of work at a time. Not a QObject, knows no thread. Collects what
/// the GUI thread shows.
class TrainRun {
public:
    static Result<std::unique_ptr<TrainRun>> make(TrainSetup setup, const std::filesystem::path &resumeFrom);

    /// Where a run is.
    struct Progress {
        std::int64_t step = 0;
        std::int64_t stepsPerEpoch = 1;
        int epochs = 0; ///< to do in all
        double learningRate = 0; ///< of the next step
        bool isDone = false;
        bool stoppedEarly = false;
        std::size_t skipped = 0; ///< items that could not be read
        std::optional<TestRecord> test{}; ///< of a run that is done, where the set has a test part
    };
    Progress progress() const;
    const Trainer &trainer() const { return *m_trainer; }
    const std::shared_ptr<const Network> &network() const { return m_network; }
    const std::shared_ptr<const PreparedItems> &items() const { return m_trainer->setup().items; }

    /// From now on the run leaves its path here.
    void recordPath(std::shared_ptr<RunPath> path);
    void endPath(); ///< the path has a point where the run rests

    /// Works on towards the goal for about so long, a batch at least; true when the goal is reached. `stop` is asked
    /// after each batch.
    Result<bool> work(TrainGoal goal, qint64 milliseconds, const std::atomic<bool> &stop);
    /// What L2 is of stays as it began: that follows from the kind of network.
    Result<void> change(TrainControls controls)
    {
        controls.l2OfKernelsOnly = m_trainer->setup().controls.l2OfKernelsOnly;
        return m_trainer->change(controls);
    }
    void setEpochs(int epochs) { m_trainer->setEpochs(epochs); }
    Result<void> setWeight(const std::string &tensor, std::size_t place, float value)
    {
        return m_trainer->setWeight(tensor, place, value);
    }
    Result<void> restoreLastGood();
    /// Into a folder that `vitrine-cli train --resume` goes on from.
    Result<void> save(const std::filesystem::path &folder) const;

    /// What is new since the last call. Weights go along where `wantsWeights`, a few times a second at most.
    TrainUpdate take(bool wantsWeights);
    /// The network as it is now; null where it is too large to be copied for every picture of it.
    std::shared_ptr<const TrainMoment> moment() const;
    /// Where the run rests: the weights to look at and to keep. Those of the last step, or, of a run that is done, its
    /// result.
    std::shared_ptr<const TrainedWeights> restingWeights() const;

private:
    explicit TrainRun(std::unique_ptr<Trainer> trainer);
    Result<bool> advance(TrainGoal goal);
    void endEpoch(const EpochRecord &epoch);
    void noteFound(const ValidationAnswers &answers);
    void lookInside();
    void noteActivations(const Trace &trace);
    void noteSpreads();
    void noteTensors();
    double epochsDone() const;

    std::unique_ptr<Trainer> m_trainer;
    std::shared_ptr<const Network> m_network;
    std::string m_loss; ///< its type
    std::shared_ptr<RunPath> m_path; ///< null: nobody wants it
    TrainUpdate m_update;
    ReadingReport m_reading; ///< of the validation that is under way
    FoundObjects m_found; ///< likewise, of detectors
    QElapsedTimer m_sinceTensors, m_sinceWeights, m_sinceInside, m_sinceSpreads;
    qint64 m_insideInterval, m_spreadsInterval; ///< milliseconds
    bool m_knowsActivations = false; ///< their names have been told
    bool m_notesTensors = false; ///< at the next step
    qint64 m_weightsInterval; ///< milliseconds between copies of the weights
};

} // namespace vitrine
