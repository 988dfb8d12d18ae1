#include "core/detection/ClassMapping.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <numeric>
#include <string_view>

namespace vitrine {

namespace {

/// Pascal VOC's names and COCO's for the same things, without blanks.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> synonyms{
    {{"aeroplane", "airplane"}, {"motorbike", "motorcycle"}, {"sofa", "couch"}, {"tvmonitor", "tv"}}};

std::string essence(const std::string &name)
{
    std::string result;
    for (const char c : name)
        if (c != ' ' && c != '_' && c != '-')
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto known = std::ranges::find(synonyms, result, &std::pair<std::string_view, std::string_view>::first);
    return known == synonyms.end() ? result : std::string(known->second);
}

} // namespace

int ClassMapping::modelOf(int truthClass) const
{
    const auto found = std::ranges::find(truthOf, truthClass);
    return found == truthOf.end() ? -1 : static_cast<int>(found - truthOf.begin());
}

Result<ClassMapping> mapClasses(const std::vector<std::string> &ofModel, const std::vector<std::string> &ofTruth,
                                const std::string &file)
{
    ClassMapping mapping;
    std::map<std::string, int> indices;
    for (std::size_t i = 0; i < ofTruth.size(); ++i)
        indices.emplace(essence(ofTruth[i]), static_cast<int>(i));
    std::vector<bool> isKnown(ofTruth.size());
    for (const std::string &name : ofModel) {
        const auto found = indices.find(essence(name));
        mapping.truthOf.push_back(found == indices.end() ? -1 : found->second);
        if (found != indices.end())
            isKnown[static_cast<std::size_t>(found->second)] = true;
    }
    for (std::size_t i = 0; i < ofTruth.size(); ++i)
        if (!isKnown[i])
            mapping.unknown.push_back(ofTruth[i]);
    if (!mapping.unknown.empty() && ofModel.size() == ofTruth.size()) {
        std::iota(mapping.truthOf.begin(), mapping.truthOf.end(), 0);
        mapping.byOrder = true;
    } else if (!ofTruth.empty() && mapping.unknown.size() == ofTruth.size()) {
        return fail(VITRINE_TEXT("core", "%1 has %2 classes, none of which the model knows; it knows %3 others."), file,
                    ofTruth.size(), ofModel.size());
    }
    return mapping;
}

} // namespace vitrine
