#include "widgets/playground/AnswerScale.h"

#include "core/tensor/ColourMap.h"
#include "widgets/common/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

namespace {

/// Of the Okabe–Ito palette, in an order that neighbours are told apart in.
constexpr std::array<QRgb, 8> palette{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                      0xff56b4e9, 0xffd55e00, 0xfff0e442, 0xff8f98a3};

constexpr float palest = 0.45F; ///< of an answer without its certainty

QRgb signedColour(float value)
{
    const Rgb colour = colourOf(ColourMap::Diverging, static_cast<double>(value), {-1, 1});
    return qRgb(colour.red, colour.green, colour.blue);
}

float sigmoid(float x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

AnswerScale AnswerScale::of(const std::string &block, int outputs, const std::string &lossType, bool isNumber)
{
    AnswerScale scale;
    scale.m_block = block;
    scale.m_outputs = outputs;
    const bool hasLogits = lossType == "BCEWithLogitsLoss" || lossType == "FocalLoss" || lossType.empty();
    if (isNumber)
        scale.m_kind = Kind::Number;
    else if (outputs > 1)
        scale.m_kind = Kind::Classes;
    else
        scale.m_kind = hasLogits ? Kind::Logit : Kind::Probability;
    return scale;
}

/// Shares of two numbers: the second's less the first's.
float AnswerScale::twoClasses(std::span<const float> answer) const
{
    return 2 * sigmoid(answer[1] - answer[0]) - 1;
}

std::vector<float> AnswerScale::values(const PlaneMaps &maps) const
{
    const auto found = maps.outputs.find(m_block);
    if (found == maps.outputs.end())
        return {};
    const std::vector<float> numbers = found->second.toFloats();
    const auto width = static_cast<std::size_t>(std::max(1, m_outputs));
    std::vector<float> values(numbers.size() / width);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto answer = std::span(numbers).subspan(i * width, width);
        if (m_kind == Kind::Logit)
            values[i] = 2 * sigmoid(answer[0]) - 1;
        else if (m_kind == Kind::Probability)
            values[i] = std::clamp(2 * answer[0] - 1, -1.0F, 1.0F);
        else if (m_kind == Kind::Number)
            values[i] = answer[0];
        else if (m_outputs == 2)
            values[i] = twoClasses(answer);
        else {
            const auto best = std::ranges::max_element(answer);
            float sum = 0;
            for (const float each : answer)
                sum += std::exp(each - *best);
            // Below 1, so that the class can be read off again.
            values[i] = static_cast<float>(best - answer.begin()) + std::min(1 / sum, 0.999F);
        }
    }
    return values;
}

QRgb AnswerScale::colour(float value, bool isDiscrete) const
{
    if (m_kind != Kind::Classes || m_outputs == 2) {
        if (m_kind == Kind::Number)
            return signedColour(value);
        // Paler than the points, so that these stand out.
        return signedColour(isDiscrete ? std::copysign(palest, value) : 0.6F * value);
    }
    if (!std::isfinite(value))
        return qRgb(nanColour.red, nanColour.green, nanColour.blue);
    const auto index = static_cast<std::size_t>(value);
    const float share = value - std::floor(value), even = 1 / static_cast<float>(m_outputs);
    const float strength = isDiscrete ? palest : 0.6F * std::clamp((share - even) / (1 - even), 0.0F, 1.0F);
    const QColor full = QColor::fromRgb(palette[index % palette.size()]);
    const auto mixed = [strength](int channel) {
        return static_cast<int>(std::lround(247 + strength * static_cast<float>(channel - 247)));
    };
    return qRgb(mixed(full.red()), mixed(full.green()), mixed(full.blue()));
}

QString AnswerScale::describe(float value) const
{
    if (m_kind == Kind::Number)
        return formatNumber(static_cast<double>(value));
    const bool isTwo = m_kind != Kind::Classes || m_outputs == 2;
    const int index = isTwo ? (value > 0 ? 1 : 0) : static_cast<int>(value);
    const float share = isTwo ? (1 + std::abs(value)) / 2 : value - std::floor(value);
    return QCoreApplication::translate("vitrine", "class %1, %2")
        .arg(index)
        .arg(formatShare(static_cast<double>(share)));
}

QColor AnswerScale::classColour(std::int64_t label, int classCount)
{
    if (classCount <= 2)
        return QColor::fromRgb(signedColour(label == 0 ? -0.85F : 0.85F));
    return QColor::fromRgb(palette[static_cast<std::size_t>(label) % palette.size()]);
}

QColor AnswerScale::numberColour(float value)
{
    return QColor::fromRgb(signedColour(value));
}

} // namespace vitrine
