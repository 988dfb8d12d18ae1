#include "core/experiments/ExperimentOutcome.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vitrine {

namespace {

std::string exact(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string quoted(std::string text)
{
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

} // namespace

Message titleOf(ExperimentVerdict::Kind kind)
{
    switch (kind) {
    case ExperimentVerdict::Kind::Holds:
        return Message::of(VITRINE_TEXT("core", "The claim holds."));
    case ExperimentVerdict::Kind::Partly:
        return Message::of(VITRINE_TEXT("core", "The claim holds in part."));
    case ExperimentVerdict::Kind::Fails:
        return Message::of(VITRINE_TEXT("core", "The claim does not hold."));
    case ExperimentVerdict::Kind::Open:
        break;
    }
    return Message::of(VITRINE_TEXT("core", "These numbers do not decide it."));
}

std::string nameOf(ExperimentVerdict::Kind kind)
{
    constexpr const char *names[] = {"holds", "partly", "fails", "open"};
    return names[static_cast<std::size_t>(kind)];
}

std::string plotCsv(const ExperimentPlot &plot)
{
    std::string text = "series," + quoted(plot.xTitle.text()) + ',' + quoted(plot.yTitle.text()) + '\n';
    for (const ExperimentSeries &series : plot.series)
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
            text += quoted(series.name.text()) + ',' + exact(series.x[i]) + ',' + exact(series.y[i]) + '\n';
    return text;
}

} // namespace vitrine
