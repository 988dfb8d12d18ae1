#include "core/data/PlaneFeatures.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

/// To a multiple of 2⁻¹⁶: the last bits of sin differ between machines, and must not show.
float wave(float x)
{
    return static_cast<float>(std::round(std::sin(2 * std::numbers::pi * static_cast<double>(x)) * 65536) / 65536);
}

constexpr std::array<PlaneFeature, 7> table{{
    {"x", "x", [](float x, float) { return x; }},
    {"y", "y", [](float, float y) { return y; }},
    {"x2", "x²", [](float x, float) { return x * x; }},
    {"y2", "y²", [](float, float y) { return y * y; }},
    {"xy", "xy", [](float x, float y) { return x * y; }},
    {"sinx", "sin 2πx", [](float x, float) { return wave(x); }},
    {"siny", "sin 2πy", [](float, float y) { return wave(y); }},
}};

std::string allNames()
{
    std::string names;
    for (const PlaneFeature &feature : table)
        names += (names.empty() ? "" : ", ") + std::string(feature.name);
    return names;
}

} // namespace

std::span<const PlaneFeature> planeFeatures()
{
    return table;
}

std::vector<std::string> planeFeatureNames()
{
    std::vector<std::string> names;
    for (const PlaneFeature &feature : table)
        names.emplace_back(feature.name);
    return names;
}

FeatureList plainFeatures()
{
    return {0, 1};
}

Result<FeatureList> parseFeatures(std::string_view text)
{
    FeatureList features;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        const std::string_view word = text.substr(start, end - start);
        const auto found = std::ranges::find_if(table, [word](const PlaneFeature &each) { return each.name == word; });
        if (found == table.end())
            return fail(VITRINE_TEXT("core", "There is no feature “%1”. There are: %2."),
                        std::string(word.substr(0, 40)), allNames());
        const auto index = static_cast<int>(found - table.begin());
        if (std::ranges::find(features, index) != features.end())
            return fail(VITRINE_TEXT("core", "The feature “%1” is named twice."), std::string(word));
        features.push_back(index);
        start = end + 1;
    }
    std::ranges::sort(features);
    return features;
}

std::string toString(const FeatureList &features)
{
    std::string text;
    for (const int feature : features)
        text += (text.empty() ? "" : ",") + std::string(table[static_cast<std::size_t>(feature)].name);
    return text;
}

Result<FeatureList> readFeatures(const InputParams &params)
{
    const auto found = params.find("features");
    if (found == params.end() || std::holds_alternative<std::monostate>(found->second))
        return plainFeatures();
    if (const auto *text = std::get_if<std::string>(&found->second))
        return parseFeatures(*text);
    return fail(VITRINE_TEXT("core", "The Input's “features” must be a text such as “x,y,xy”, not %1."),
                toString(found->second));
}

void writeFeatures(const FeatureList &features, InputParams &params)
{
    params["shape"] = std::vector<std::int64_t>{static_cast<std::int64_t>(features.size())};
    if (features == plainFeatures())
        params.erase("features");
    else
        params["features"] = toString(features);
}

void computeFeatures(const FeatureList &features, float x, float y, std::span<float> values)
{
    assert(values.size() == features.size());
    for (std::size_t i = 0; i < features.size(); ++i)
        values[i] = table[static_cast<std::size_t>(features[i])].of(x, y);
}

} // namespace vitrine
