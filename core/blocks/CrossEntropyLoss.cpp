#include "core/blocks/support/Expression.h"
#include "core/blocks/support/Indexing.h"
#include "core/blocks/support/LossBlock.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

/// −log softmax of the right class. Prediction [N, C] or [N, C, d1, …], target: class indices [N] or [N, d1, …].
class CrossEntropyLoss : public LossBlock {
public:
    std::string type() const override { return "CrossEntropyLoss"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "How improbable softmax of the scores makes the right class: −log of its probability."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σₙ Σ꜀ −q[n,c] · log softmax(x[n])[c], q = (1 − ε)·[c = t[n]] + ε/C"
                                     : "∂L/∂x[n,c] = (softmax(x[n])[c] − q[n,c]) / N, q = (1 − ε)·[c = t[n]] + ε/C";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

protected:
    Loss loss() const override { return Loss::CrossEntropy; }
    void setAttributes(const Params &params, LossAttributes &attributes) const override
    {
        attributes.labelSmoothing = params.real("label_smoothing");
        attributes.ignoreIndex = params.integer("ignore_index");
    }
};

/// The scores of one place (a sample, or a pixel of one) and its target.
class Scores {
public:
    Scores(ExplainContext &context, Index target) : m_context(context), m_target(std::move(target))
    {
        for (std::int64_t c = 0; c < classes(); ++c)
            m_largest = std::max(m_largest, score(c));
    }

    std::int64_t classes() const { return m_context.inputShape(0)[1]; }
    std::int64_t targetClass() const { return static_cast<std::int64_t>(m_context.targetTensor().at(m_target)); }
    bool ignored() const { return targetClass() == m_context.params().integer("ignore_index"); }
    std::string targetName() { return m_context.target(m_target); }

    std::string name(std::int64_t c) { return m_context.input(0, indexOf(c)); }
    double score(std::int64_t c) const { return m_context.inputTensor(0).at(indexOf(c)); }
    /// How much of the target is on class c: (1 − ε)·[c = t] + ε/C.
    double share(std::int64_t c) const
    {
        const double smoothing = m_context.params().real("label_smoothing");
        return (c == targetClass() ? 1 - smoothing : 0) + smoothing / static_cast<double>(classes());
    }

    /// exp(x − max): shifted so that it can't overflow.
    std::string exponential(std::int64_t c)
    {
        const std::string term = name(c);
        const std::string largest = largestName();
        return "exp(" + term + " - " + largest + ")";
    }
    std::string sumOfExponentials()
    {
        LongSum sum(m_context);
        for (std::int64_t c = 0; c < classes(); ++c)
            sum.add(
                m_target[0], 1, [&] { return exponential(c); }, [&] { return std::exp(score(c) - m_largest); });
        return sum.expression();
    }
    double logSum() const
    {
        double sum = 0;
        for (std::int64_t c = 0; c < classes(); ++c)
            sum += std::exp(score(c) - m_largest);
        return m_largest + std::log(sum);
    }

    /// Σ꜀ q·(log Σ exp(x) − x[c]), in parentheses.
    std::string lossText()
    {
        std::vector<std::string> expected;
        for (std::int64_t c = 0; c < classes(); ++c) {
            const double part = share(c);
            if (part != 0)
                expected.push_back(part == 1 ? name(c) : literal(part) + " * " + name(c));
        }
        const std::string largest = largestName();
        const std::string sum = sumOfExponentials();
        return "(" + largest + " + log(" + sum + ") - " + sumOf(std::move(expected)) + ")";
    }
    double lossValue() const
    {
        double expected = 0;
        for (std::int64_t c = 0; c < classes(); ++c) {
            if (share(c) != 0)
                expected += share(c) * score(c);
        }
        return logSum() - expected;
    }

private:
    Index indexOf(std::int64_t c) const
    {
        Index index = m_target;
        index.insert(index.begin() + 1, c);
        return index;
    }
    std::string largestName()
    {
        std::string label = "max[";
        for (std::size_t d = 0; d < m_target.size(); ++d)
            label.append(d ? "," : "").append(std::to_string(m_target[d]));
        return m_context.constant(label + "]", m_largest);
    }

    ExplainContext &m_context;
    Index m_target;
    double m_largest = -std::numeric_limits<double>::infinity();
};

/// What a mean divides by: the places whose target isn't ignored.
std::int64_t countedPlaces(const ExplainContext &context)
{
    const Snapshot &target = context.targetTensor();
    const std::int64_t ignored = context.params().integer("ignore_index");
    std::int64_t count = 0;
    for (std::int64_t i = 0; i < target.elementCount(); ++i)
        count += static_cast<std::int64_t>(target.flat(i)) != ignored;
    return count;
}

const std::vector<ParameterSpec> &CrossEntropyLoss::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "ignore_index",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::int64_t(-100),
         .help = Message::of(VITRINE_TEXT("core", "Places whose target is this number count for nothing."))},
        reductionParameter(),
        {.name = "label_smoothing",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 0.0,
         .help = Message::of(VITRINE_TEXT("core", "Share of the target that is spread over all classes.")),
         .min = 0,
         .max = 1},
    };
    return specs;
}

Result<std::vector<Shape>> CrossEntropyLoss::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    if (inputs[0].size() < 2)
        return fail(VITRINE_TEXT("core", "it got an input of shape %1, but needs scores [N, C] or [N, C, …]."),
                    toString(inputs[0]));
    return std::vector<Shape>{Shape{}};
}

std::string CrossEntropyLoss::explainForward(ExplainContext &context, int, const Index &) const
{
    LongSum sum(context);
    forEachIndex(context.targetTensor().shape(), [&](const Index &index) {
        Scores place(context, index);
        if (place.ignored())
            return;
        sum.add(
            index[0], place.classes() + 2,
            [&] {
                place.targetName();
                return place.lossText();
            },
            [&] { return place.lossValue(); });
    });
    const std::string total = sum.expression();
    if (!reducesToMean(context.params()))
        return total;
    const std::int64_t count = countedPlaces(context);
    if (count == 0)
        return context.constant("0/0", std::numeric_limits<double>::quiet_NaN());
    return total + " / " + std::to_string(count);
}

std::string CrossEntropyLoss::explainBackward(ExplainContext &context, int, const Index &index) const
{
    Index target = index;
    target.erase(target.begin() + 1);
    Scores place(context, target);
    const std::string gradient = context.outputGradient({});
    place.targetName();
    if (place.ignored())
        return "0 * " + gradient;
    const std::string softmax = place.exponential(index[1]) + " / " + place.sumOfExponentials();
    const std::string product = gradient + " * (" + softmax + " - " + literal(place.share(index[1])) + ")";
    return reducesToMean(context.params()) ? product + " / " + std::to_string(countedPlaces(context)) : product;
}

} // namespace

std::unique_ptr<BlockKind> makeCrossEntropyLoss()
{
    return std::make_unique<CrossEntropyLoss>();
}

} // namespace vitrine
