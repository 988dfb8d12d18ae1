#include "core/trace/NodeContext.h"

#include <cassert>

namespace vitrine {

std::string labelOf(const std::string &name, const Index &index)
{
    if (index.empty())
        return name;
    std::string label = name + "[";
    for (std::size_t i = 0; i < index.size(); ++i)
        label += (i ? "," : "") + std::to_string(index[i]);
    return label + "]";
}

std::string TermList::add(char letter, Place place, const std::string &label, double value)
{
    // The same words may mean another number at another node, and two ports of a node share its name.
    const std::string key = letter + place.name + ':' + std::to_string(place.port) + label;
    const auto [found, isNew] = m_byPlace.emplace(key, m_terms.size());
    if (!isNew)
        return m_terms[found->second].name;
    std::string name = letter + std::to_string(m_counts[letter]++);
    m_terms.push_back({name, label, value, std::move(place)});
    return name;
}

NodeContext::NodeContext(TermList &terms, int node) : m_terms(terms), m_node(static_cast<std::size_t>(node)) { }

std::string NodeContext::input(int port, const Index &index)
{
    const ValueRef &ref = node().inputs[static_cast<std::size_t>(port)];
    const std::string path = pathOf(ref.node);
    return m_terms.add('x', {Place::Kind::Output, path, ref.port, index}, labelOf(path, index),
                       inputTensor(port).at(index));
}

std::string NodeContext::output(const Index &index, int port)
{
    return m_terms.add('y', {Place::Kind::Output, node().path, port, index}, labelOf(node().path, index),
                       outputTensor(port).at(index));
}

std::string NodeContext::outputGradient(const Index &index, int port)
{
    return m_terms.add('g', {Place::Kind::Gradient, node().path, port, index}, "∂L/∂" + labelOf(node().path, index),
                       outputGradientTensor(port).at(index));
}

std::string NodeContext::weight(std::string_view name, const Index &index)
{
    const std::string path = node().path + "." + std::string(name);
    return m_terms.add('w', {Place::Kind::Weight, path, 0, index}, labelOf(path, index), weightTensor(name).at(index));
}

std::string NodeContext::statistic(std::string_view name, const Index &index)
{
    const std::string path = node().path + "." + std::string(name);
    return m_terms.add('s', {Place::Kind::Statistic, path, 0, index}, labelOf(path, index),
                       statisticTensor(name).at(index));
}

std::string NodeContext::target(const Index &index)
{
    return m_terms.add('t', {Place::Kind::Target, node().path, 0, index}, labelOf(node().path + ".target", index),
                       targetTensor().at(index));
}

std::string NodeContext::constant(const std::string &label, double value)
{
    return m_terms.add('c', {Place::Kind::Constant, node().path, 0, {}}, label, value);
}

const Snapshot &NodeContext::inputTensor(int port) const
{
    const ValueRef &ref = node().inputs[static_cast<std::size_t>(port)];
    return trace().nodes[static_cast<std::size_t>(ref.node)].outputs[static_cast<std::size_t>(ref.port)];
}

const Snapshot &NodeContext::outputTensor(int port) const
{
    return record().outputs[static_cast<std::size_t>(port)];
}

const Snapshot &NodeContext::outputGradientTensor(int port) const
{
    return record().gradients[static_cast<std::size_t>(port)];
}

bool NodeContext::hasWeight(std::string_view name) const
{
    return trace().weights.contains(node().path + "." + std::string(name));
}

const Snapshot &NodeContext::weightTensor(std::string_view name) const
{
    const auto found = trace().weights.find(node().path + "." + std::string(name));
    assert(found != trace().weights.end());
    return found->second;
}

const Snapshot &NodeContext::statisticTensor(std::string_view name) const
{
    const auto found = record().statistics.find(name);
    assert(found != record().statistics.end());
    return found->second;
}

const Snapshot &NodeContext::targetTensor() const
{
    const auto found = trace().targets.find(node().path);
    assert(found != trace().targets.end());
    return found->second;
}

} // namespace vitrine
