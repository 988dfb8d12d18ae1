#include "core/edit/BlockNames.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine::edit {

namespace {

using Names = std::pair<std::string_view, std::string_view>;

/// Where the type's own name in small letters would not be what people write.
constexpr std::array<Names, 17> shortNames = {{{"Input", "image"},
                                               {"Linear", "fc"},
                                               {"BatchNorm", "bn"},
                                               {"GroupNorm", "gn"},
                                               {"LayerNorm", "ln"},
                                               {"InstanceNorm", "inorm"},
                                               {"LeakyReLU", "lrelu"},
                                               {"MaxPool", "pool"},
                                               {"AvgPool", "pool"},
                                               {"AdaptiveAvgPool", "average"},
                                               {"ConvTranspose", "grow"},
                                               {"DepthwiseSeparableConv", "dsconv"},
                                               {"Dropout", "drop"},
                                               {"Upsample", "up"},
                                               {"PixelShuffle", "shuffle"},
                                               {"Multiply", "mul"},
                                               {"Concat", "join"}}};

/// A network has one of these as a rule; the first has no number.
constexpr std::array<std::string_view, 4> single = {"image", "flatten", "loss", "average"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutDimensions(std::string_view type)
{
    if (type.size() > 2 && type.back() == 'd' && isDigit(type[type.size() - 2]))
        type.remove_suffix(2);
    return type;
}

std::string firstFree(const Network &network, const std::string &stem, int from, const std::set<std::string> &taken)
{
    std::set<std::string_view> used(taken.begin(), taken.end());
    for (const Block &block : network.blocks)
        used.insert(block.id);
    for (int number = from;; ++number) {
        std::string id = number == 0 ? stem : stem + std::to_string(number);
        if (!used.contains(id))
            return id;
    }
}

} // namespace

std::string idStem(std::string_view type)
{
    if (type.ends_with("Loss"))
        return "loss";
    const std::string_view name = withoutDimensions(type);
    const auto known = std::ranges::find(shortNames, name, &Names::first);
    std::string stem;
    for (const char c : known == shortNames.end() ? name : known->second) {
        if (c >= 'A' && c <= 'Z')
            stem += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || c == '_' || (isDigit(c) && !stem.empty()))
            stem += c;
    }
    return stem.empty() ? "block" : stem;
}

std::string freeId(const Network &network, std::string_view type, const std::set<std::string> &taken)
{
    const std::string stem = idStem(type);
    if (std::ranges::find(single, stem) == single.end())
        return firstFree(network, stem, 1, taken);
    const std::set<std::string> busy = [&] {
        std::set<std::string> ids = taken;
        ids.insert(stem + '1'); // after "loss" comes "loss2"
        return ids;
    }();
    return firstFree(network, stem, 0, busy);
}

std::string freeCopyId(const Network &network, const std::string &id, const std::set<std::string> &taken)
{
    if (!network.find(id) && !taken.contains(id))
        return id;
    std::string stem = id;
    while (stem.size() > 1 && isDigit(stem.back()))
        stem.pop_back();
    return firstFree(network, stem, stem == id ? 2 : 1, taken);
}

} // namespace vitrine::edit
