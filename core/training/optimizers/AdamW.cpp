#include "core/training/optimizers/support/AdamStep.h"
#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

template <typename Number>
class AdamW {
public:
    static constexpr std::size_t states = 2;

    explicit AdamW(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_decay(set("weight_decay")), m_step(set, m_alpha, set.isOn("bias_correction"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        shrink(cell, m_alpha, m_decay);
        m_step.update(cell, cell.g);
    }

private:
    Number m_alpha;
    Number m_decay;
    AdamStep<Number> m_step;
};

} // namespace

std::unique_ptr<OptimizerKind> makeAdamW()
{
    return makeRowOptimizer<AdamW>({
        .name = "adamw",
        .title = "AdamW",
        .summary = Message::of(VITRINE_TEXT(
            "core", "Adam whose weight decay acts on the weight itself and so is not divided by the root of r.")),
        .paper = "Loshchilov & Hutter 2019, arXiv 1711.05101",
        .hyperparameters = {learningRate(1e-3), firstDecayRate(), secondDecayRate(), epsilon(), decoupledWeightDecay(),
                            settingSwitch("bias_correction", true,
                                          Message::of(VITRINE_TEXT(
                                              "core", "Divides the averages by 1 − βᵗ, since they start at 0.")))},
        .state = {{"s", Message::of(VITRINE_TEXT("core", "moving average of the gradients"))},
                  {"r", Message::of(VITRINE_TEXT("core", "moving average of the squared gradients"))}},
    });
}

} // namespace vitrine
