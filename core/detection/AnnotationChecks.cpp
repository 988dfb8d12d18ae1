#include "core/detection/AnnotationChecks.h"

#include <charconv>
#include <cmath>

namespace vitrine {

namespace {

constexpr double farthest = 1e7; // pixels; beyond any picture, and exact enough as a float

} // namespace

std::optional<Error> ReadingWatch::reached(double share) const
{
    if (cancel.requested())
        return Cancel::error();
    if (progress)
        progress(share);
    return std::nullopt;
}

Result<Box> checkedBox(double x1, double y1, double x2, double y2)
{
    for (const double each : {x1, y1, x2, y2})
        if (!(std::abs(each) <= farthest)) // true for NaN
            return fail(VITRINE_TEXT("core", "its box is not finite or far outside of any picture"));
    if (x2 < x1 || y2 < y1)
        return fail(VITRINE_TEXT("core", "its box has a negative size, %1 × %2"), x2 - x1, y2 - y1);
    return Box{static_cast<float>(x1), static_cast<float>(y1), static_cast<float>(x2), static_cast<float>(y2)};
}

std::optional<Message> wrongPictureName(std::string_view file)
{
    if (file.empty() || file.find('\0') != std::string_view::npos)
        return Message::of(VITRINE_TEXT("core", "the picture's file name is empty or not a file name"));
    const std::filesystem::path path = std::filesystem::path(file).lexically_normal();
    if (path.is_absolute() || *path.begin() == "..")
        return Message::of(VITRINE_TEXT("core", "the picture's file name leads out of the pictures' folder"));
    return std::nullopt;
}

std::optional<double> parseNumber(std::string_view text)
{
    text = trimmed(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t start = text.find_first_not_of(spaces);
    return start == std::string_view::npos ? "" : text.substr(start, text.find_last_not_of(spaces) - start + 1);
}

} // namespace vitrine
