// Losses, each number of the prediction against its target, then the mean or the sum.

#include "core/blocks/support/Indexing.h"
#include "core/units/UnitOps.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

/// ℓ(x, t).
int UnitOps::lossOf(Loss kind, int x, int t, const LossAttributes &a)
{
    const auto difference = [&] { return make(UnitKind::Difference, {x, t}); };
    switch (kind) {
    case Loss::L1:
        return make(UnitKind::Abs, {difference()});
    case Loss::MSE:
        return make(UnitKind::Square, {difference()});
    case Loss::Huber:
        return make(UnitKind::Huber, {difference(), number(a.delta)});
    case Loss::BCE: { // −t·ln x − (1 − t)·ln(1 − x), the logarithms not below −100
        const int minus = number(-1), floor = number(-100), one = number(1);
        const int yes = make(UnitKind::Max, {make(UnitKind::Log, {x}), floor});
        const int no = make(UnitKind::Max, {make(UnitKind::Log, {make(UnitKind::Difference, {one, x})}), floor});
        return make(UnitKind::Sum,
                    {make(UnitKind::Product, {minus, t, yes}),
                     make(UnitKind::Product, {minus, make(UnitKind::Difference, {one, t}), no})});
    }
    case Loss::BCEWithLogits: { // ln(1 + eˣ) − t·x
        const int softplus = make(UnitKind::Log, {make(UnitKind::Sum, {number(1), make(UnitKind::Exp, {x})})});
        return make(UnitKind::Difference, {softplus, make(UnitKind::Product, {t, x})});
    }
    case Loss::CrossEntropy:
    case Loss::Focal:
    case Loss::Yolox:
        break;
    }
    assert(false);
    return x;
}

Value UnitOps::loss(Loss kind, Value prediction, const LossAttributes &a)
{
    const auto found = m_targets.find(m_path);
    if (found == m_targets.end())
        return refuse(Message::of(VITRINE_TEXT("core", "%1 has no target."), m_path));
    if (kind == Loss::Yolox)
        return refuse(Message::of(VITRINE_TEXT("core", "%1: YOLOX's loss is not taken apart."), m_path));
    if (kind == Loss::Focal)
        return refuse(Message::of(VITRINE_TEXT("core", "%1: the focal loss is not taken apart."), m_path));
    if (kind == Loss::CrossEntropy)
        return crossEntropy(prediction, found->second, a);
    const Value target = give(m_path + ".target", found->second, UnitRole::Target);
    return reduced(
        [=, this] {
            std::vector<int> parts;
            forEachIndex(shape(prediction), [&](const Index &index) {
                if (!m_refusal)
                    parts.push_back(lossOf(kind, at(prediction, index), at(target, index), a));
            });
            return parts;
        },
        a.mean);
}

/// The mean of some numbers, or their sum.
Value UnitOps::reduced(std::function<std::vector<int>()> parts, bool isMean)
{
    return made({}, [this, parts = std::move(parts), isMean](const Index &) {
        std::vector<int> units = parts();
        const auto count = static_cast<double>(units.size());
        return mean(std::move(units), isMean ? count : 1);
    });
}

/// ln Σ eˣ − Σ q·x, where q is 1 for the right class, or has some of it spread over all.
Value UnitOps::crossEntropy(Value prediction, const Snapshot &target, const LossAttributes &a)
{
    const std::vector<double> labels = target.toDoubles();
    if (std::all_of(labels.begin(), labels.end(),
                    [&](double label) { return static_cast<std::int64_t>(label) == a.ignoreIndex; }))
        return refuse(Message::of(VITRINE_TEXT("core", "%1: every target is ignored."), m_path));
    const std::int64_t classes = shape(prediction)[1];
    const auto lossAt = [=, this](const Index &sample, std::int64_t label) {
        std::vector<int> powers, expected;
        for (std::int64_t c = 0; c < classes; ++c) {
            Index index = sample;
            index.insert(index.begin() + 1, c);
            const int x = at(prediction, index);
            powers.push_back(make(UnitKind::Exp, {x}));
            const double share =
                (c == label ? 1 - a.labelSmoothing : 0) + a.labelSmoothing / static_cast<double>(classes);
            if (share == 1)
                expected.push_back(x);
            else if (share != 0)
                expected.push_back(make(UnitKind::Product, {number(share), x}));
        }
        const int logarithm = make(UnitKind::Log, {sum(std::move(powers))});
        return make(UnitKind::Difference, {logarithm, sum(std::move(expected))});
    };
    return reduced(
        [=, this, shape = target.shape()] {
            std::vector<int> parts;
            std::size_t position = 0;
            forEachIndex(shape, [&](const Index &sample) {
                const auto label = static_cast<std::int64_t>(labels[position++]);
                if (label != a.ignoreIndex && !m_refusal)
                    parts.push_back(lossAt(sample, label));
            });
            return parts;
        },
        a.mean);
}

} // namespace vitrine
