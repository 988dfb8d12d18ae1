#pragma once

#include "core/labs/ConvSetting.h"
#include "core/trace/Trace.h"
#include "widgets/labs/Lab.h"
#include "widgets/labs/trial/TrialWorker.h"

#include <memory>
#include <optional>
#include <string>

namespace vitrine {

/// One convolution with its numbers, as far as they are known.
struct ConvStage {
    const Node *node = nullptr;
    Snapshot input, weight, bias, output; ///< invalid: not known yet, or not there
};

/// A convolution of a run as it is, and as it is tried with other parameters on the same input.
class ConvRun {
public:
    /// None where the subject is no convolution of the run.
    static std::optional<ConvRun> of(const LabSubject &subject);

    const std::string &path() const { return m_path; }
    const ConvSetting &own() const { return m_own; } ///< as the network has it
    const ConvSetting &setting() const { return m_setting; } ///< as it is tried
    const Snapshot &input() const { return m_input; }
    bool isOwn() const { return m_setting == m_own; }
    /// Whether a convolution's parameters can be changed in the network: it is a block, no part of one.
    bool isBlock() const { return m_isBlock; }

    /// Another setting; its numbers are not known until setTrace(), unless it is the network's own. Where it can't work
    /// on this input the reason comes back, and all stays as it was.
    Result<void> setSetting(const ConvSetting &setting);
    void setTrace(std::shared_ptr<const Trace> trace);
    bool isKnown() const { return m_trace != nullptr; }
    Trial trial() const { return trial(m_setting); }
    Trial trial(const ConvSetting &setting) const;
    /// How many of the learnable numbers could not be taken from the network.
    bool hasFreshWeights() const;

    int stageCount() const { return static_cast<int>(m_graph.nodes.size()) - 1; }
    ConvStage stage(int index) const;

private:
    void takeOwn();

    std::shared_ptr<const Outcome> m_outcome;
    std::string m_path;
    bool m_isBlock = false;
    ConvSetting m_own, m_setting;
    Snapshot m_input;
    TensorMap m_weights; ///< of the run, under the trial's names
    Graph m_graph; ///< of the trial
    std::shared_ptr<const Trace> m_trace; ///< of the trial
};

/// "[0, 3, 5, 6]" of a place in a channel.
QString placeText(std::initializer_list<std::int64_t> lead, const Index &place);

} // namespace vitrine
