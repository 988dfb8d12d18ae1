#pragma once

#include "core/training/OptimizerKind.h"

namespace vitrine {

/// What an optimizer says about itself.
struct OptimizerText {
    std::string name;
    std::string title;
    Message summary;
    std::string paper;
    std::vector<HyperparameterSpec> hyperparameters;
    std::vector<StateSpec> state;
    bool isFullBatch = false;
};

class OptimizerBase : public OptimizerKind {
public:
    explicit OptimizerBase(OptimizerText text) : m_text(std::move(text)) { }

    std::string name() const override { return m_text.name; }
    std::string title() const override { return m_text.title; }
    Message summary() const override { return m_text.summary; }
    std::string paper() const override { return m_text.paper; }
    const std::vector<HyperparameterSpec> &hyperparameters() const override { return m_text.hyperparameters; }
    const std::vector<StateSpec> &state() const override { return m_text.state; }
    bool isFullBatch() const override { return m_text.isFullBatch; }

private:
    OptimizerText m_text;
};

} // namespace vitrine
