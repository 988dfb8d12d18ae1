#include "app/cli/TrainingOptions.h"

#include <charconv>
#include <cmath>

namespace vitrine {

Result<std::vector<double>> parseNumbers(const std::string &text)
{
    std::vector<double> numbers;
    const char *at = text.data();
    const char *const end = at + text.size();
    for (;;) {
        double number = 0;
        const auto [next, problem] = std::from_chars(at, end, number);
        if (problem != std::errc() || !std::isfinite(number) || (next != end && *next != ','))
            return fail(VITRINE_TEXT("core", "“%1” is no list of numbers; write them with commas between: 1,-0.5."),
                        text);
        numbers.push_back(number);
        if (next == end)
            return numbers;
        at = next + 1;
    }
}

Result<Hyperparameters> parseSettings(const std::vector<std::string> &texts)
{
    Hyperparameters settings;
    for (const std::string &text : texts) {
        const auto parsed = parseHyperparameter(text);
        if (!parsed)
            return parsed.error();
        settings[parsed->first] = parsed->second;
    }
    return settings;
}

} // namespace vitrine
