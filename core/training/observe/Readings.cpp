#include "core/training/observe/Readings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

namespace {

void softmax(std::span<float> values)
{
    const float top = *std::max_element(values.begin(), values.end());
    float sum = 0;
    for (float &value : values)
        sum += value = std::exp(value - top);
    for (float &value : values)
        value /= sum;
}

Reading readingOf(std::span<const float> values, std::int64_t item, std::int64_t label)
{
    Reading reading;
    reading.item = item;
    reading.label = static_cast<int>(label);
    if (label >= 0 && static_cast<std::size_t>(label) < values.size())
        reading.ofLabel = values[static_cast<std::size_t>(label)];
    std::vector<int> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    const std::size_t count = std::min(Reading::bestCount, order.size());
    const auto isMore = [values](int a, int b) {
        return values[static_cast<std::size_t>(a)] > values[static_cast<std::size_t>(b)];
    };
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), isMore);
    reading.best.fill(-1);
    for (std::size_t i = 0; i < count; ++i) {
        reading.best[i] = order[i];
        reading.probability[i] = values[static_cast<std::size_t>(order[i])];
    }
    return reading;
}

} // namespace

std::vector<std::int64_t> ReadingReport::confusion() const
{
    const int count = classCount();
    std::vector<std::int64_t> cells(static_cast<std::size_t>(count) * static_cast<std::size_t>(count), 0);
    for (const Reading &reading : readings) {
        const bool isKnown =
            reading.label >= 0 && reading.label < count && reading.read() >= 0 && reading.read() < count;
        if (isKnown)
            ++cells[static_cast<std::size_t>(reading.label * count + reading.read())];
    }
    return cells;
}

std::vector<float> classProbabilities(std::span<const float> answers, std::string_view loss)
{
    std::vector<float> values(answers.begin(), answers.end());
    if (loss == "CrossEntropyLoss")
        softmax(values);
    if (loss == "BCEWithLogitsLoss")
        std::transform(values.begin(), values.end(), values.begin(), [](float x) { return 1 / (1 + std::exp(-x)); });
    for (float &value : values)
        value = std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : 0.0F;
    if (values.size() == 1)
        values.insert(values.begin(), 1 - values.front());
    return values;
}

std::vector<Reading> readAnswers(const ValidationAnswers &answers, std::string_view loss)
{
    std::vector<Reading> readings;
    const std::size_t samples = answers.labels.size();
    if (samples == 0 || answers.result.answers.size() < samples)
        return readings;
    const std::size_t width = answers.result.answers.size() / samples;
    for (std::size_t i = 0; i < samples; ++i) {
        const auto row = std::span(answers.result.answers).subspan(i * width, width);
        readings.push_back(readingOf(classProbabilities(row, loss), answers.items[i], answers.labels[i]));
    }
    return readings;
}

std::vector<std::size_t> worstFirst(const std::vector<Reading> &readings)
{
    std::vector<std::size_t> order(readings.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&readings](std::size_t a, std::size_t b) {
        const Reading &left = readings[a], &right = readings[b];
        if (left.isRight() != right.isRight())
            return !left.isRight();
        return left.isRight() ? left.probability[0] < right.probability[0] : left.probability[0] > right.probability[0];
    });
    return order;
}

} // namespace vitrine
