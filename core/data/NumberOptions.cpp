#include "core/data/NumberOptions.h"

#include "core/base/Shortened.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vitrine {

namespace {

/// As a person writes it: "0.25", "1000000".
std::string written(double value)
{
    std::array<char, 32> buffer{};
    return {buffer.data(),
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr};
}

const NumberSpec *findSpec(std::span<const NumberSpec> specs, std::string_view name)
{
    const auto found = std::ranges::find(specs, name, &NumberSpec::name);
    return found == specs.end() ? nullptr : &*found;
}

Result<void> check(const std::string &owner, const std::string &name, double value, std::span<const NumberSpec> specs)
{
    const NumberSpec *spec = findSpec(specs, name);
    if (!spec)
        return fail(VITRINE_TEXT("core", "“%1” is no option of %2. There are: %3."), shortened(name, 40), owner,
                    describeOptions(specs));
    if (!(value >= spec->min && value <= spec->max))
        return fail(VITRINE_TEXT("core", "The option “%1” of %2 lies between %3 and %4."), name, owner,
                    written(spec->min), written(spec->max));
    if (spec->isWhole && std::floor(value) != value)
        return fail(VITRINE_TEXT("core", "The option “%1” of %2 is a whole number."), name, owner);
    return {};
}

} // namespace

std::string describeOptions(std::span<const NumberSpec> specs)
{
    std::string text;
    for (const NumberSpec &spec : specs) {
        text += (text.empty() ? "" : ", ") + spec.name + " (" + written(spec.min) + " … " + written(spec.max) + ")";
    }
    return text;
}

Result<NumberOptions> parseNumberOptions(const std::string &owner, std::string_view text,
                                         std::span<const NumberSpec> specs)
{
    NumberOptions options;
    for (bool more = !text.empty(); more;) {
        const std::string_view piece = text.substr(0, text.find(','));
        more = piece.size() < text.size();
        text.remove_prefix(more ? piece.size() + 1 : piece.size());
        const std::size_t equals = std::min(piece.find('='), piece.size());
        const std::string name(piece.substr(0, equals));
        const std::string_view number = piece.substr(std::min(equals + 1, piece.size()));
        double value = 0;
        const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), value);
        if (status != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
            return fail(VITRINE_TEXT("core", "“%1” is no option of %2; write NAME=NUMBER. There are: %3."),
                        shortened(piece, 40), owner, describeOptions(specs));
        if (auto checked = check(owner, name, value, specs); !checked)
            return checked.error();
        if (!options.emplace(name, value).second)
            return fail(VITRINE_TEXT("core", "The option “%1” of %2 is given twice."), name, owner);
    }
    return options;
}

Result<NumberOptions> completeNumberOptions(const std::string &owner, NumberOptions given,
                                            std::span<const NumberSpec> specs)
{
    for (const auto &[name, value] : given)
        if (auto checked = check(owner, name, value, specs); !checked)
            return checked.error();
    for (const NumberSpec &spec : specs)
        given.emplace(spec.name, spec.defaultValue);
    return given;
}

} // namespace vitrine
