#pragma once

#include "core/blocks/Explanation.h"
#include "core/blocks/Params.h"

#include <string>
#include <string_view>

namespace vitrine {

/// What a kind of block sees when it explains a number: the traced tensors of one node. Asking for a number by one of
/// the functions that return text adds it as a term and returns its name, to be put into the expression; the same
/// number asked for twice is one term.
class ExplainContext {
public:
    virtual ~ExplainContext() = default;

    virtual const Params &params() const = 0;
    virtual bool training() const = 0;
    virtual int inputCount() const = 0;
    virtual const Shape &inputShape(int port) const = 0;
    virtual const Shape &outputShape(int port) const = 0;

    virtual std::string input(int port, const Index &index) = 0;
    virtual std::string output(const Index &index, int port = 0) = 0;
    /// ∂Loss/∂output at an index; backward only.
    virtual std::string outputGradient(const Index &index, int port = 0) = 0;
    virtual std::string weight(std::string_view name, const Index &index) = 0;
    virtual std::string statistic(std::string_view name, const Index &index) = 0;
    virtual std::string target(const Index &index) = 0;
    /// A number of the formula that no tensor holds (eps, a count, a sum over the batch); `label` says what it is.
    virtual std::string constant(const std::string &label, double value) = 0;

    /// The numbers themselves, without adding a term: to find a maximum, to add up what is shown as one constant.
    virtual const Snapshot &inputTensor(int port) const = 0;
    virtual const Snapshot &outputTensor(int port = 0) const = 0;
    virtual const Snapshot &outputGradientTensor(int port = 0) const = 0;
    virtual bool hasWeight(std::string_view name) const = 0;
    virtual const Snapshot &weightTensor(std::string_view name) const = 0;
    virtual const Snapshot &statisticTensor(std::string_view name) const = 0;
    virtual const Snapshot &targetTensor() const = 0;
};

} // namespace vitrine
