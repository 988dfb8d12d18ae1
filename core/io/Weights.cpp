#include "core/io/Weights.h"

#include "core/base/Shortened.h"

#include <cstdint>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t mostNames =
    200; // of tensors that are too many: a hostile file has 100000, and a message a reader

const char *nameOf(DType dtype)
{
    switch (dtype) {
    case DType::Float32:
        return "float32";
    case DType::Float64:
        return "float64";
    case DType::Int64:
        break;
    }
    return "int64";
}

/// Real numbers of any width are taken for each other; whole numbers are counts and no weights.
bool sameKind(DType a, DType b)
{
    return (a == DType::Int64) == (b == DType::Int64);
}

/// "a, b, c (+7)"
std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < mostNames; ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > mostNames)
        text += " (+" + std::to_string(names.size() - mostNames) + ")";
    return text;
}

/// What keeps a file's tensors and a network's weights apart. The entries are the same in every language.
struct Differences {
    std::vector<std::string> missing;
    std::vector<std::string> otherShape;
    std::vector<std::string> otherType;
    std::vector<std::string> extra;

    bool fatal() const { return !missing.empty() || !otherShape.empty() || !otherType.empty(); }

    Message text() const
    {
        Message all;
        const auto add = [&all](const char *pattern, const std::vector<std::string> &names) {
            if (names.empty())
                return;
            Message part = Message::of(pattern, listed(names));
            all = all.isEmpty() ? part : Message::of("%1; %2", all, part);
        };
        add(VITRINE_TEXT("core", "missing: %1"), missing);
        add(VITRINE_TEXT("core", "of another shape (file ≠ network): %1"), otherShape);
        add(VITRINE_TEXT("core", "of another type (file ≠ network): %1"), otherType);
        add(VITRINE_TEXT("core", "not needed: %1"), extra);
        return all;
    }
};

Snapshot initialValue(const WeightSpec &weight)
{
    const auto count = static_cast<std::size_t>(elementCount(weight.shape));
    if (weight.dtype == DType::Int64)
        return Snapshot::of(weight.shape, std::vector<std::int64_t>(count, static_cast<std::int64_t>(weight.value)));
    return Snapshot::of(weight.shape, std::vector<float>(count, static_cast<float>(weight.value)));
}

/// Moves what fits from `tensors` to `fitted`.
Differences compare(const std::vector<WeightSpec> &expected, TensorMap &tensors, TensorMap &fitted)
{
    Differences differences;
    for (const WeightSpec &weight : expected) {
        auto found = tensors.extract(weight.name);
        if (found.empty()) {
            if (weight.optional)
                fitted.emplace(weight.name, initialValue(weight));
            else
                differences.missing.push_back(weight.name + " " + toString(weight.shape));
            continue;
        }
        const Snapshot &tensor = found.mapped();
        if (tensor.shape() != weight.shape)
            differences.otherShape.push_back(weight.name + " " + toString(tensor.shape()) + " ≠ "
                                             + toString(weight.shape));
        else if (!sameKind(tensor.dtype(), weight.dtype))
            differences.otherType.push_back(weight.name + " " + nameOf(tensor.dtype()) + " ≠ " + nameOf(weight.dtype));
        fitted.insert(std::move(found));
    }
    for (const auto &[name, tensor] : tensors)
        differences.extra.push_back(shortened(name) + " " + toString(tensor.shape()));
    return differences;
}

} // namespace

Result<FittedWeights> fitWeights(const std::vector<WeightSpec> &expected, TensorMap tensors, const std::string &file)
{
    FittedWeights fitted;
    const Differences differences = compare(expected, tensors, fitted.tensors);
    if (differences.fatal())
        return fail(VITRINE_TEXT("core", "The weights in the file %1 are of another network: %2."), file,
                    differences.text());
    if (!differences.extra.empty())
        fitted.warnings.push_back(
            Message::of(VITRINE_TEXT("core", "The file %1 holds tensors that this network does not need: %2."), file,
                        listed(differences.extra)));
    return fitted;
}

} // namespace vitrine
