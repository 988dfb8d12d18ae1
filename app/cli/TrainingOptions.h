#pragma once

#include "core/base/NearestName.h"
#include "core/base/Result.h"
#include "core/training/Hyperparameters.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vitrine {

/// "adam, adamw, …"
template <typename Kind>
std::string namesOf(const std::vector<std::unique_ptr<Kind>> &kinds)
{
    std::string list;
    for (const auto &kind : kinds)
        list += (list.empty() ? "" : ", ") + kind->name();
    return list;
}

/// "there is no surface rosenbrok; did you mean rosenbrock?", or the names that there are.
template <typename Kind>
std::string unknownName(const std::string &what, const std::string &name,
                        const std::vector<std::unique_ptr<Kind>> &kinds)
{
    std::vector<std::string> names;
    for (const auto &kind : kinds)
        names.push_back(kind->name());
    const std::string near = nearestName(name, names);
    return "there is no " + what + " " + name
        + (near.empty() ? "; there are: " + namesOf(kinds) : "; did you mean " + near + "?");
}

/// An error in the arguments ends the program with "wrong usage".
template <typename T>
T orWrongUsage(const std::string &option, Result<T> result)
{
    if (!result)
        throw CLI::ValidationError(option, result.error().message.text());
    return std::move(*result);
}

/// "1,-0.5" as finite numbers.
Result<std::vector<double>> parseNumbers(const std::string &text);
/// Each "lr=0.01"; of one that comes twice the last counts.
Result<Hyperparameters> parseSettings(const std::vector<std::string> &texts);

} // namespace vitrine
