#pragma once

#include "core/base/Cancel.h"
#include "core/data/NumberOptions.h"
#include "core/experiments/ExperimentOutcome.h"
#include "core/experiments/ExperimentScene.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <variant>

namespace vitrine {

/// A statement of the notes, which an experiment puts to the test.
struct Claim {
    std::string original; ///< the notes' own words
    std::string chapter; ///< where they stand, in the notes' own words
    Message meaning; ///< the same for those who don't read Chinese
};

struct ExperimentRequest {
    NumberOptions parameters; ///< complete (see completeNumberOptions())
    std::uint64_t seed = 1; ///< of weights, data, order and noise

    double at(std::string_view name) const { return parameters.find(name)->second; }
    int whole(std::string_view name) const { return static_cast<int>(at(name)); }
};

/// An experiment under way. Used on the compute thread, a piece at a time, so that whoever owns it may stop it and do
/// other things in between.
class ExperimentRun {
public:
    virtual ~ExperimentRun() = default;

    virtual bool isDone() const = 0;
    virtual double share() const = 0; ///< done so far, 0 … 1
    /// The next piece: some milliseconds of work.
    virtual Result<void> advance() = 0;
    /// What came of it, once it is done.
    virtual ExperimentOutcome outcome() const = 0;
};

/// What the experiment sets up, so that it can be looked at where such things are looked at: a race on a surface, or a
/// network to be trained.
using ExperimentScene = std::variant<SurfaceScene, NetworkScene>;

/// A small experiment that tests a statement of the notes on the optimizers and networks of this program. One file each
/// in core/experiments. The verdict follows from the numbers that were measured.
class ExperimentKind {
public:
    virtual ~ExperimentKind() = default;

    virtual std::string name() const = 0; ///< as `vitrine-cli experiment` calls it: "rmsprop_rho"
    virtual Message title() const = 0;
    virtual Claim claim() const = 0;
    virtual Message question() const = 0; ///< what is to be predicted
    virtual std::vector<Message> predictions() const = 0; ///< to choose from; see ExperimentVerdict::prediction
    virtual const std::vector<NumberSpec> &parameters() const = 0;
    virtual ExperimentScene scene(const ExperimentRequest &request) const = 0;
    virtual Result<std::unique_ptr<ExperimentRun>> begin(const ExperimentRequest &request) const = 0;
};

/// Every kind there is, by file name.
const std::vector<std::unique_ptr<ExperimentKind>> &experimentKinds();
/// Null where there is none.
const ExperimentKind *findExperimentKind(std::string_view name);

/// From beginning to end; `progress` hears which share is done.
Result<ExperimentOutcome> runExperiment(const ExperimentKind &kind, const ExperimentRequest &request,
                                        const Cancel &cancel = {}, const std::function<void(double)> &progress = {});

} // namespace vitrine
