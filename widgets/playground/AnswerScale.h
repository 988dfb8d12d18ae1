#pragma once

#include "core/graph/Graph.h"
#include "core/training/observe/PlaneProbe.h"

#include <QColor>
#include <QString>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// What a network's answer over the plane means, and its colours: the diverging map for two classes (blue the first,
/// orange the second) and for numbers, a colour a class for more.
class AnswerScale {
public:
    enum class Kind {
        Logit, ///< one number, whose sigmoid is the probability of the second class
        Probability, ///< one number, which is that probability itself
        Classes, ///< a number a class, of which the largest is the answer
        Number ///< a value to be met
    };

    AnswerScale() = default;
    /// `block`: that answers; `lossType` says what its numbers are; `isNumber`: the data's answers are numbers.
    static AnswerScale of(const std::string &block, int outputs, const std::string &lossType, bool isNumber);

    Kind kind() const { return m_kind; }
    bool isNumber() const { return m_kind == Kind::Number; }
    int classCount() const { return m_kind == Kind::Classes ? m_outputs : 2; }
    /// One value a place: from −1 (surely the first class) to 1 (surely the second) for two classes; class + share for
    /// more; the number itself for numbers.
    std::vector<float> values(const PlaneMaps &maps) const;
    /// Of such a value. `isDiscrete`: the answer alone, without how sure it is.
    QRgb colour(float value, bool isDiscrete) const;
    /// "92 % class 1", "0.53".
    QString describe(float value) const;
    /// Of a class of the data.
    static QColor classColour(std::int64_t label, int classCount);
    /// Of a number of the data, −1 … 1.
    static QColor numberColour(float value);

private:
    float twoClasses(std::span<const float> answer) const;

    std::string m_block;
    Kind m_kind = Kind::Logit;
    int m_outputs = 1;
};

} // namespace vitrine
