#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/data/InputFormat.h"
#include "core/trace/TraceRunner.h"
#include "widgets/session/BatchMaker.h"
#include "widgets/session/FileStamp.h"
#include "widgets/session/Outcome.h"
#include "widgets/session/RunOptions.h"
#include "widgets/session/Sources.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace vitrine {

/// What the compute thread works with: answers a Question, and keeps what it read for the next one. Not a QObject,
/// knows no thread; all its work happens inside answer().
class Workbench {
public:
    struct Job {
        Question question;
        RunOptions options;
        Cancel cancel;
        std::function<void(double)> progress; ///< may be empty
        bool isLive = false; ///< another one follows at once: what is not looked at is left
        bool isFleeting = false; ///< nor is the backward pass run
    };

    /// Reads what is not there yet, runs the network and summarises. On failure nothing of the bench has changed that a
    /// later question would notice.
    Result<std::shared_ptr<const Outcome>> answer(const Job &job);

    using Labels = std::vector<std::optional<std::int64_t>>;
    /// The inputs of another batch for the network of `outcome`, which is told what there is to know of them.
    Result<TensorMap> inputs(const Question &question, const Graph &graph, Outcome &outcome, Labels &labels);
    /// The same with the targets of its losses, for a run that is about to be made.
    Result<void> feed(const Question &question, TraceRequest &request, Outcome &outcome);

private:
    Result<Network> network(const NetworkSource &source);
    Result<LoadedWeights> weights(const Question &question, const Network &network, const Graph &graph);
    std::shared_ptr<const TrainedWeights> whole(const std::shared_ptr<const TrainedWeights> &weights);
    Result<std::shared_ptr<const Dataset>> set(const QString &name);
    Result<InputBatch> batch(const Question &question, const Shape &shape, const InputFormat &format,
                             const Dataset &set);

    struct KeptNetwork {
        FileStamp stamp;
        Network network;
    };
    struct KeptWeights {
        FileStamp stamp;
        WeightsSource source;
        Network network; ///< that they were fitted to
        LoadedWeights weights;
    };
    struct EditedTensor {
        Snapshot before;
        NumberEdits numbers;
        Snapshot after;
    };
    struct KeptSet {
        QString name;
        std::shared_ptr<const Dataset> set;
    };
    struct KeptBatch {
        PictureSource picture;
        FileStamp stamp; ///< of the picture's file
        BatchChoice choice;
        Shape shape;
        InputFormat format;
        std::optional<bool> invert;
        InputBatch batch;

        bool isFor(const KeptBatch &other) const;
    };
    std::optional<KeptBatch> m_batch;
    std::vector<std::vector<MarkedObject>> m_objects; ///< of the batch that went in last, by the network's classes
    std::optional<KeptNetwork> m_network;
    std::optional<KeptWeights> m_weights;
    std::map<std::string, EditedTensor> m_edited; ///< weights with numbers changed by hand, as they were run last
    std::optional<KeptSet> m_set;
    TraceRunner m_runner; ///< keeps the last run, for what the next one shares with it
};

/// What follows from a run whose inputs, with their labels, are known: the answer, and the summaries of a small one
/// that will be looked at.
void conclude(Outcome &outcome, std::shared_ptr<const Trace> trace, const Workbench::Labels &labels,
              bool summarises = true);

/// Asks for Snapshot::summary() of all that one block left behind, so that it is at hand.
void summarise(const Trace &trace, const GraphBlock &block);

} // namespace vitrine
