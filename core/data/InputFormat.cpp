#include "core/data/InputFormat.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vitrine {

namespace {

template <typename Value>
using Names = std::array<std::pair<std::string_view, Value>, 3>;

constexpr Names<ChannelOrder> channelNames{
    {{"RGB", ChannelOrder::Rgb}, {"BGR", ChannelOrder::Bgr}, {"grey", ChannelOrder::Grey}}};
constexpr Names<FitMode> fitNames{
    {{"letterbox", FitMode::Letterbox}, {"crop", FitMode::Crop}, {"stretch", FitMode::Stretch}}};

const ParamValue *find(const InputParams &params, std::string_view name)
{
    const auto found = params.find(name);
    return found == params.end() || std::holds_alternative<std::monostate>(found->second) ? nullptr : &found->second;
}

Result<std::vector<double>> numbers(const InputParams &params, const char *name)
{
    const ParamValue *value = find(params, name);
    if (!value)
        return std::vector<double>{};
    if (const auto *integer = std::get_if<std::int64_t>(value))
        return std::vector<double>{static_cast<double>(*integer)};
    if (const auto *real = std::get_if<double>(value))
        return std::vector<double>{*real};
    if (const auto *integers = std::get_if<std::vector<std::int64_t>>(value)) {
        std::vector<double> reals;
        std::ranges::transform(*integers, std::back_inserter(reals),
                               [](std::int64_t i) { return static_cast<double>(i); });
        return reals;
    }
    if (const auto *reals = std::get_if<std::vector<double>>(value))
        return *reals;
    return fail(VITRINE_TEXT("core", "The Input's “%1” must be a number or a list of numbers, not %2."), name,
                toString(*value));
}

template <typename Value>
Result<Value> named(const InputParams &params, const char *name, const Names<Value> &names, Value otherwise)
{
    const ParamValue *value = find(params, name);
    if (!value)
        return otherwise;
    if (const auto *text = std::get_if<std::string>(value)) {
        for (const auto &[known, meaning] : names) {
            if (known == *text)
                return meaning;
        }
    }
    return fail(VITRINE_TEXT("core", "The Input's “%1” must be “%2”, “%3” or “%4”, not %5."), name,
                std::string(names[0].first), std::string(names[1].first), std::string(names[2].first),
                toString(*value));
}

Result<double> whiteOf(const InputParams &params)
{
    const auto range = numbers(params, "range");
    if (!range)
        return range.error();
    if (range->empty())
        return 1.0;
    const bool known = range->size() == 2 && range->front() == 0 && (range->back() == 1 || range->back() == 255);
    if (!known)
        return fail(VITRINE_TEXT("core", "The Input's “range” must be [0, 1] or [0, 255], not %1."),
                    toString(*find(params, "range")));
    return range->back();
}

template <typename Value>
std::string nameOf(Value value, const Names<Value> &names)
{
    return std::string(std::ranges::find(names, value, [](const auto &entry) { return entry.second; })->first);
}

} // namespace

Result<InputFormat> readInputFormat(const InputParams &params)
{
    const auto white = whiteOf(params);
    if (!white)
        return white.error();
    const auto mean = numbers(params, "mean");
    if (!mean)
        return mean.error();
    const auto std = numbers(params, "std");
    if (!std)
        return std.error();
    const auto channels = named(params, "channels", channelNames, ChannelOrder::Rgb);
    if (!channels)
        return channels.error();
    const auto fit = named(params, "fit", fitNames, FitMode::Letterbox);
    if (!fit)
        return fit.error();
    const ParamValue *invert = find(params, "invert");
    if (invert && !std::holds_alternative<bool>(*invert))
        return fail(VITRINE_TEXT("core", "The Input's “invert” must be true or false, not %1."), toString(*invert));
    return InputFormat{*white, *mean, *std, *channels, *fit, invert && std::get<bool>(*invert)};
}

void writeInputFormat(const InputFormat &format, InputParams &params)
{
    params["range"] = std::vector<std::int64_t>{0, format.white == 255 ? 255 : 1};
    params["channels"] = nameOf(format.channels, channelNames);
    params["fit"] = nameOf(format.fit, fitNames);
    params["invert"] = format.invert;
    params.erase("mean");
    params.erase("std");
    if (!format.mean.empty())
        params["mean"] = format.mean;
    if (!format.std.empty())
        params["std"] = format.std;
}

} // namespace vitrine
