#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

/// Momentum, as the notes have it: v holds whole steps, so that a new rate changes new steps alone. In PyTorch's form v
/// holds gradients, and a new rate changes at once all that is still in v.
template <typename Number>
class MomentumStep {
public:
    static constexpr std::size_t states = 1;

    explicit MomentumStep(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_beta(set("momentum")), m_decay(set("weight_decay")),
          m_holdsGradients(set.isOn("pytorch_form"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        auto &[v] = cell.state;
        const auto g = penalised(cell, m_decay);
        if (m_holdsGradients) {
            v = cell.let("v", m_beta * v + g);
            cell.w = cell.let("w", cell.w - m_alpha * v);
        } else {
            v = cell.let("v", m_beta * v - m_alpha * g);
            cell.w = cell.let("w", cell.w + v);
        }
    }

private:
    Number m_alpha;
    Number m_beta;
    Number m_decay;
    bool m_holdsGradients;
};

} // namespace

std::unique_ptr<OptimizerKind> makeMomentum()
{
    return makeRowOptimizer<MomentumStep>({
        .name = "momentum",
        .title = "Momentum",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Keeps part of the last step, as a ball that rolls: across a valley the "
                                            "steps cancel, along it they add up.")),
        .paper = "Polyak 1964, doi 10.1016/0041-5553(64)90137-5",
        .hyperparameters =
            {learningRate(0.01), momentumFactor(), weightPenalty(),
             settingSwitch(
                 "pytorch_form", false,
                 Message::of(VITRINE_TEXT(
                     "core", "v ← βv + g, w ← w − αv, as PyTorch has it: the same path until the rate changes.")))},
        .state = {{"v", Message::of(VITRINE_TEXT("core", "velocity: the last step, or the sum of the gradients"))}},
    });
}

} // namespace vitrine
