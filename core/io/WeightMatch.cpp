#include "core/io/WeightMatch.h"

#include <algorithm>
#include <set>

namespace vitrine {

namespace {

std::size_t namesFound(const std::vector<WeightSpec> &wanted, const TensorMap &given, const std::string &prefix)
{
    return static_cast<std::size_t>(std::count_if(
        wanted.begin(), wanted.end(), [&](const WeightSpec &spec) { return given.contains(prefix + spec.name); }));
}

/// Beginnings of the file's names that end in a dot, at most three parts long.
std::set<std::string> prefixesOf(const TensorMap &given)
{
    std::set<std::string> prefixes{""};
    for (const auto &[name, tensor] : given) {
        std::size_t dot = 0;
        for (int part = 0; part < 3; ++part) {
            dot = name.find('.', dot);
            if (dot == std::string::npos)
                break;
            prefixes.insert(name.substr(0, ++dot));
            if (prefixes.size() > 1000)
                return prefixes;
        }
    }
    return prefixes;
}

std::string bestPrefix(const std::vector<WeightSpec> &wanted, const TensorMap &given)
{
    if (namesFound(wanted, given, "") > 0)
        return "";
    std::string best;
    std::size_t most = 0;
    for (const std::string &prefix : prefixesOf(given))
        if (const std::size_t found = namesFound(wanted, given, prefix); found > most) {
            most = found;
            best = prefix;
        }
    return best;
}

/// Real numbers of any width are taken for each other; whole numbers are counts and no weights.
bool fits(const WeightSpec &spec, const Snapshot &tensor)
{
    return tensor.shape() == spec.shape && (tensor.dtype() == DType::Int64) == (spec.dtype == DType::Int64);
}

} // namespace

bool WeightMatch::isWhole() const
{
    return prefix.empty() && std::all_of(rows.begin(), rows.end(), [](const Row &row) {
               return row.state == State::Fits || (row.state == State::Missing && row.optional);
           });
}

WeightMatch matchWeights(const std::vector<WeightSpec> &wanted, const TensorMap &given)
{
    WeightMatch match;
    match.prefix = bestPrefix(wanted, given);
    std::set<std::string, std::less<>> used;
    for (const WeightSpec &spec : wanted) {
        WeightMatch::Row row{spec.name, spec.shape, WeightMatch::State::Missing, {}, {}, spec.optional};
        if (const auto found = given.find(match.prefix + spec.name); found != given.end()) {
            row.from = found->first;
            row.found = found->second.shape();
            used.insert(found->first);
            row.state = fits(spec, found->second) ? WeightMatch::State::Fits : WeightMatch::State::OtherShape;
            if (row.state == WeightMatch::State::Fits)
                match.tensors.emplace(spec.name, found->second);
        }
        match.rows.push_back(std::move(row));
    }
    for (const auto &[name, tensor] : given)
        if (!used.contains(name))
            match.unused.push_back(name);
    return match;
}

} // namespace vitrine
