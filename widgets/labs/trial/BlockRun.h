#pragma once

#include "core/trace/Trace.h"
#include "widgets/labs/Lab.h"
#include "widgets/labs/trial/TrialWorker.h"

#include <memory>
#include <optional>

namespace vitrine {

/// A block with one input by itself: as it is in a run, and as it is tried with other parameters on the same input.
class BlockRun {
public:
    /// None where the subject is no node with one input.
    static std::optional<BlockRun> of(const LabSubject &subject);

    const std::string &path() const { return m_path; }
    bool isBlock() const { return m_isBlock; }
    const Block &own() const { return m_own; }
    const Block &setting() const { return m_setting; }
    bool isOwn() const { return m_setting == m_own; }

    /// Another kind or other parameters; the block's id is of no account. Where it can't work on this input the reason
    /// comes back, and all stays as it was.
    Result<void> setSetting(Block setting);
    void setTrace(std::shared_ptr<const Trace> trace) { m_trace = std::move(trace); }
    bool isKnown() const { return m_trace != nullptr; }
    Trial trial() const;

    const Node &node() const { return m_graph.nodes[1]; }
    const Snapshot &input() const { return m_input; }
    Snapshot output() const; ///< invalid: not known yet
    Snapshot weight(const char *name) const; ///< likewise; or not there

private:
    std::shared_ptr<const Outcome> m_outcome;
    std::string m_path;
    bool m_isBlock = false;
    Block m_own, m_setting;
    Snapshot m_input;
    TensorMap m_weights; ///< of the run, under the trial's names
    Graph m_graph;
    std::shared_ptr<const Trace> m_trace;
};

/// The parameters of a node as a network file gives them, without those that have their defaults.
Block blockOf(const Node &node);

} // namespace vitrine
