#include "core/blocks/Params.h"

#include "core/base/NearestName.h"
#include "core/base/Shortened.h"
#include "core/blocks/support/LegalValues.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

std::string joined(const std::vector<std::string> &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

Message unknownParameter(const std::vector<ParameterSpec> &specs, const Block &block, const std::string &givenName)
{
    const std::string name = shortened(givenName);
    if (specs.empty()) {
        return Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2) has no parameter \"%3\": it takes none."), block.id,
                           block.type, name);
    }
    std::vector<std::string> names;
    for (const ParameterSpec &spec : specs)
        names.push_back(spec.name);
    const std::string meant = nearestName(name, names);
    if (meant.empty()) {
        return Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2) has no parameter \"%3\". It takes: %4."), block.id,
                           block.type, name, joined(names));
    }
    return Message::of(
        VITRINE_TEXT("core", "Block \"%1\" (%2) has no parameter \"%3\"; did you mean \"%4\"? It takes: %5."), block.id,
        block.type, name, meant, joined(names));
}

Message notLegal(const ParameterSpec &spec, const Block &block, const ParamValue &value)
{
    const bool wholeNumbers = spec.type != ParameterSpec::Type::Real && spec.type != ParameterSpec::Type::Reals;
    const bool sayBounds = wholeNumbers && hasHugeInteger(value);
    return Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2): parameter \"%3\" is %4; it must be %5."), block.id,
                       block.type, spec.name, shortened(toString(value)),
                       legalValues(sayBounds ? withIntegerBounds(spec) : spec));
}

/// What is not given: the default, put into the form that Params keeps.
ParamValue defaultOf(const ParameterSpec &spec)
{
    if (std::holds_alternative<std::monostate>(spec.defaultValue))
        return {};
    auto value = toCanonical(spec, spec.defaultValue);
    assert(value && "a parameter's default must be legal");
    return value ? std::move(*value) : ParamValue();
}

} // namespace

Params Params::resolve(const std::vector<ParameterSpec> &specs, const Block &block, std::vector<Problem> &problems)
{
    Params params;
    params.m_specs = &specs;
    params.m_values.reserve(specs.size());
    std::size_t known = 0;
    for (const ParameterSpec &spec : specs) {
        const auto given = block.params.find(spec.name);
        if (given == block.params.end()) {
            if (spec.required) {
                problems.push_back(
                    {block.id, spec.name,
                     Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2) needs the parameter \"%3\": %4."), block.id,
                                 block.type, spec.name, legalValues(spec))});
            }
            params.m_values.push_back(defaultOf(spec));
            continue;
        }
        ++known;
        auto value = toCanonical(spec, given->second);
        if (!value)
            problems.push_back({block.id, spec.name, notLegal(spec, block, given->second)});
        params.m_values.push_back(value ? std::move(*value) : ParamValue());
    }
    if (known == block.params.size())
        return params;
    for (const auto &[name, value] : block.params) {
        if (std::ranges::find(specs, name, &ParameterSpec::name) == specs.end())
            problems.push_back({block.id, name, unknownParameter(specs, block, name)});
    }
    return params;
}

const ParamValue &Params::value(std::string_view name) const
{
    assert(m_specs && "parameters that were never resolved");
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if ((*m_specs)[i].name == name)
            return m_values[i];
    }
    assert(!"a parameter that the kind does not have");
    static const ParamValue none;
    return none;
}

bool Params::isNull(std::string_view name) const
{
    return std::holds_alternative<std::monostate>(value(name));
}

std::int64_t Params::integer(std::string_view name) const
{
    return std::get<std::int64_t>(value(name));
}

std::vector<std::int64_t> Params::integers(std::string_view name) const
{
    return std::get<std::vector<std::int64_t>>(value(name));
}

double Params::real(std::string_view name) const
{
    return std::get<double>(value(name));
}

std::vector<double> Params::reals(std::string_view name) const
{
    return std::get<std::vector<double>>(value(name));
}

bool Params::boolean(std::string_view name) const
{
    return std::get<bool>(value(name));
}

const std::string &Params::choice(std::string_view name) const
{
    return std::get<std::string>(value(name));
}

std::string Params::word(std::string_view name) const
{
    const auto *word = std::get_if<std::string>(&value(name));
    return word ? *word : std::string();
}

} // namespace vitrine
