#pragma once

// Private to core/trace.

#include "core/blocks/ExplainContext.h"
#include "core/trace/Trace.h"

#include <unordered_map>
#include <vector>

namespace vitrine {

/// The terms of one explanation in the making: each place once, with a short name for the expression.
class TermList {
public:
    explicit TermList(const Trace &trace) : m_trace(trace) { }

    const Trace &trace() const { return m_trace; }
    /// The name of the term for a place; adds it when it is new. `label` and `value` are its reading.
    std::string add(char letter, Place place, const std::string &label, double value);
    std::vector<Term> take() { return std::move(m_terms); }

private:
    const Trace &m_trace;
    std::vector<Term> m_terms;
    std::unordered_map<std::string, std::size_t> m_byPlace;
    std::unordered_map<char, int> m_counts;
};

/// "conv1[0,2,5,5]"
std::string labelOf(const std::string &name, const Index &index);

/// One node of a trace, as its kind sees it when it explains a number.
class NodeContext : public ExplainContext {
public:
    NodeContext(TermList &terms, int node);

    const Params &params() const override { return node().params; }
    bool training() const override { return trace().mode == Mode::Train && !node().isFrozen; }
    int inputCount() const override { return static_cast<int>(node().inputs.size()); }
    const Shape &inputShape(int port) const override { return node().inputShapes[static_cast<std::size_t>(port)]; }
    const Shape &outputShape(int port) const override { return node().outputShapes[static_cast<std::size_t>(port)]; }

    std::string input(int port, const Index &index) override;
    std::string output(const Index &index, int port) override;
    std::string outputGradient(const Index &index, int port) override;
    std::string weight(std::string_view name, const Index &index) override;
    std::string statistic(std::string_view name, const Index &index) override;
    std::string target(const Index &index) override;
    std::string constant(const std::string &label, double value) override;

    const Snapshot &inputTensor(int port) const override;
    const Snapshot &outputTensor(int port) const override;
    const Snapshot &outputGradientTensor(int port) const override;
    bool hasWeight(std::string_view name) const override;
    const Snapshot &weightTensor(std::string_view name) const override;
    const Snapshot &statisticTensor(std::string_view name) const override;
    const Snapshot &targetTensor() const override;

private:
    const Trace &trace() const { return m_terms.trace(); }
    const Node &node() const { return trace().graph.nodes[m_node]; }
    const NodeTrace &record() const { return trace().nodes[m_node]; }
    std::string pathOf(int node) const { return trace().graph.nodes[static_cast<std::size_t>(node)].path; }

    TermList &m_terms;
    std::size_t m_node;
};

} // namespace vitrine
