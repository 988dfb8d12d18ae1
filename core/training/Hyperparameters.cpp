#include "core/training/Hyperparameters.h"

#include "core/base/NearestName.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace vitrine {

namespace {

Error unknownName(std::span<const HyperparameterSpec> specs, const std::string &owner, const std::string &name)
{
    std::vector<std::string> names;
    std::string list;
    for (const HyperparameterSpec &spec : specs) {
        names.push_back(spec.name);
        list += (list.empty() ? "" : ", ") + spec.name;
    }
    if (list.empty())
        return fail(VITRINE_TEXT("core", "%1 has nothing to set, so “%2” is not known."), owner, name);
    if (const std::string near = nearestName(name, names); !near.empty())
        return fail(VITRINE_TEXT("core", "%1 has no setting “%2”. Did you mean “%3”? There are: %4."), owner, name,
                    near, list);
    return fail(VITRINE_TEXT("core", "%1 has no setting “%2”. There are: %3."), owner, name, list);
}

Result<void> checkValue(const HyperparameterSpec &spec, const std::string &owner, double value)
{
    if (spec.isSwitch && value != 0 && value != 1)
        return fail(VITRINE_TEXT("core", "%1: %2 is 1 (on) or 0 (off), not %3."), owner, spec.name, value);
    // Written so that NaN fails.
    if (!(value >= spec.min && value <= spec.max))
        return fail(VITRINE_TEXT("core", "%1: %2 is a number from %3 to %4, not %5."), owner, spec.name, spec.min,
                    spec.max, value);
    return {};
}

} // namespace

Result<Hyperparameters> completeHyperparameters(std::span<const HyperparameterSpec> specs, const std::string &owner,
                                                const Hyperparameters &given)
{
    Hyperparameters complete;
    for (const HyperparameterSpec &spec : specs)
        complete[spec.name] = spec.defaultValue;
    for (const auto &[name, value] : given) {
        const auto spec = std::find_if(specs.begin(), specs.end(),
                                       [&name = name](const HyperparameterSpec &one) { return one.name == name; });
        if (spec == specs.end())
            return unknownName(specs, owner, name);
        if (auto checked = checkValue(*spec, owner, value); !checked)
            return checked.error();
        complete[name] = value;
    }
    return complete;
}

Result<std::pair<std::string, double>> parseHyperparameter(const std::string &text)
{
    const std::size_t equals = text.find('=');
    double value = 0;
    if (equals != std::string::npos && equals > 0) {
        const char *const end = text.data() + text.size();
        const auto [stop, problem] = std::from_chars(text.data() + equals + 1, end, value);
        if (problem == std::errc() && stop == end && std::isfinite(value))
            return std::pair(text.substr(0, equals), value);
    }
    return fail(VITRINE_TEXT("core", "“%1” is no setting; write its name and a number, such as lr=0.01."), text);
}

} // namespace vitrine
