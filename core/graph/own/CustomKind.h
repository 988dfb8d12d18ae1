#pragma once

#include "core/blocks/support/CompositeBlock.h"
#include "core/graph/own/Definition.h"

#include <string>
#include <vector>

namespace vitrine {

/// The kind that one definition makes: a composite whose shapes, weights and numbers all follow from its parts.
class CustomKind : public CompositeBlock {
public:
    /// `text`: the definition as a block carries it.
    CustomKind(Definition definition, std::string text);

    const Definition &definition() const { return m_definition; }
    const std::string &text() const { return m_text; }

    std::string type() const override { return customType; }
    Category category() const override { return m_definition.category; }
    Message summary() const override;
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    PortCount inputs() const override { return {m_entrances, m_entrances}; }
    int outputCount(const Params &) const override { return static_cast<int>(m_definition.outputs.size()); }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return m_flow; }

private:
    Definition m_definition;
    std::string m_text;
    int m_entrances;
    std::vector<ParameterSpec> m_parameters;
    std::string m_flow;
};

} // namespace vitrine
