#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

/// ρₜ says how many gradients the average r amounts to. While it is 5 or less (with β₂ = 0.999 for five steps), r is
/// too uncertain to divide by, and the step is that of momentum; afterwards the factor κ, which grows to 1, holds it
/// back.
template <typename Number>
class RAdam {
public:
    static constexpr std::size_t states = 2;

    explicit RAdam(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_beta1(set("beta1")), m_beta2(set("beta2")), m_epsilon(set("eps")),
          m_decay(set("weight_decay")), m_correction1(1 - toThePower(m_beta1, set.t())),
          m_correction2(1 - toThePower(m_beta2, set.t()))
    {
        const Number power = toThePower(m_beta2, set.t());
        const Number longest = set.let("ρ∞", 2 / (1 - m_beta2) - 1);
        const Number length = set.let("ρₜ", longest - 2 * set.t() * power / (1 - power));
        m_isCertain = isAbove(length, 5);
        if (m_isCertain)
            m_kappa =
                set.let("κ", sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)));
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        auto &[s, r] = cell.state;
        const auto g = penalised(cell, m_decay);
        s = cell.let("s", m_beta1 * s + (1 - m_beta1) * g);
        r = cell.let("r", m_beta2 * r + (1 - m_beta2) * square(g));
        const auto sHat = cell.let("ŝ", s / m_correction1);
        if (m_isCertain) {
            const auto rate = cell.let("l", sqrt(m_correction2) / (sqrt(r) + m_epsilon));
            cell.w = cell.let("w", cell.w - m_alpha * m_kappa * sHat * rate);
        } else {
            cell.w = cell.let("w", cell.w - m_alpha * sHat);
        }
    }

private:
    Number m_alpha;
    Number m_beta1;
    Number m_beta2;
    Number m_epsilon;
    Number m_decay;
    Number m_correction1;
    Number m_correction2;
    Number m_kappa;
    bool m_isCertain = false;
};

} // namespace

std::unique_ptr<OptimizerKind> makeRAdam()
{
    return makeRowOptimizer<RAdam>({
        .name = "radam",
        .title = "RAdam",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Adam with a warm-up of its own: as long as the average of squares rests "
                                            "on few gradients, it steps as momentum does.")),
        .paper = "Liu et al. 2020, arXiv 1908.03265",
        .hyperparameters = {learningRate(1e-3), firstDecayRate(), secondDecayRate(), epsilon(), weightPenalty()},
        .state = {{"s", Message::of(VITRINE_TEXT("core", "moving average of the gradients"))},
                  {"r", Message::of(VITRINE_TEXT("core", "moving average of the squared gradients"))}},
    });
}

} // namespace vitrine
