#include "core/graph/own/CustomKind.h"

#include "core/blocks/support/LegalValues.h"
#include "core/graph/Inference.h"
#include "core/graph/KindOf.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// The part's parameter as one of the whole: what the part has is the default.
ParameterSpec specOf(const ExposedParameter &exposed, const Network &network)
{
    const Block &part = *network.find(exposed.block);
    const auto &specs = kindOf(part)->parameters();
    ParameterSpec spec = *std::ranges::find(specs, exposed.parameter, &ParameterSpec::name);
    if (const auto given = part.params.find(exposed.parameter); given != part.params.end()) {
        if (toCanonical(spec, given->second)) {
            spec.defaultValue = given->second;
            spec.required = false;
        }
    }
    spec.name = exposed.name;
    spec.help = Message::of(VITRINE_TEXT("core", "%1 (of the part \"%2\")"), spec.help, exposed.block);
    return spec;
}

/// "y = relu(bn(conv(x)))" where the parts stand in a row, else the name with its entrances.
std::string flowOf(const Definition &definition, int entrances)
{
    constexpr std::size_t longest = 8;
    const Network &network = definition.network;
    std::string before, after;
    std::string at = definition.outputs.front().block;
    std::size_t count = 0;
    while (at != "in0" && count <= longest) {
        const auto isFeed = [&at](const Connection &each) { return each.to.block == at; };
        const auto feed = std::ranges::find_if(network.connections, isFeed);
        if (feed == network.connections.end() || std::ranges::count_if(network.connections, isFeed) != 1)
            break;
        before += at + '(';
        after += ')';
        at = feed->from.block;
        ++count;
    }
    if (at == "in0" && entrances == 1 && definition.outputs.size() == 1)
        return "y = " + before + 'x' + after;
    std::string given;
    for (int port = 0; port < entrances; ++port)
        given += (port ? ", x" : "x") + (entrances > 1 ? std::to_string(port) : std::string());
    return "y = " + definition.name + '(' + given + ')';
}

} // namespace

CustomKind::CustomKind(Definition definition, std::string text)
    : m_definition(std::move(definition)), m_text(std::move(text)), m_entrances(m_definition.entrances()),
      m_flow(flowOf(m_definition, m_entrances))
{
    for (const ExposedParameter &each : m_definition.parameters)
        m_parameters.push_back(specOf(each, m_definition.network));
}

Message CustomKind::summary() const
{
    if (!m_definition.help.empty())
        return Message::verbatim(m_definition.help);
    return Message::of(VITRINE_TEXT("core", "A block of your own, made of %1 blocks."),
                       m_definition.network.blocks.size() - static_cast<std::size_t>(m_entrances));
}

Result<std::vector<Shape>> CustomKind::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    return Inference::shapesOfParts(expand(params, inputs), inputs);
}

Expansion CustomKind::expand(const Params &params, std::span<const Shape>) const
{
    Network network = m_definition.network;
    for (const ExposedParameter &each : m_definition.parameters) {
        const ParamValue &value = params.value(each.name);
        auto &given = network.find(each.block)->params;
        const auto spec = std::ranges::find(m_parameters, each.name, &ParameterSpec::name);
        if (std::holds_alternative<std::monostate>(value) && !spec->nullable)
            given.erase(each.parameter);
        else
            given.insert_or_assign(each.parameter, value);
    }
    return {std::move(network), m_definition.outputs, {}};
}

} // namespace vitrine
