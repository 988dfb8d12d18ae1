#include "core/training/optimizers/support/AdamStep.h"
#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

template <typename Number>
class Adam {
public:
    static constexpr std::size_t states = 2;

    explicit Adam(const StepSettings<Number> &set)
        : m_step(set, set("lr"), set.isOn("bias_correction")), m_decay(set("weight_decay"))
    {
    }

    template <typename Cell>
    void update(Cell &cell) const
    {
        m_step.update(cell, penalised(cell, m_decay));
    }

private:
    AdamStep<Number> m_step;
    Number m_decay;
};

} // namespace

std::unique_ptr<OptimizerKind> makeAdam()
{
    return makeRowOptimizer<Adam>({
        .name = "adam",
        .title = "Adam",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Momentum and RMSprop in one: the average gradient over the root of the "
                                            "average square, both corrected for their start at 0.")),
        .paper = "Kingma & Ba 2015, arXiv 1412.6980",
        .hyperparameters = {learningRate(1e-3), firstDecayRate(), secondDecayRate(), epsilon(), weightPenalty(),
                            settingSwitch("bias_correction", true,
                                          Message::of(VITRINE_TEXT(
                                              "core", "Divides the averages by 1 − βᵗ, since they start at 0.")))},
        .state = {{"s", Message::of(VITRINE_TEXT("core", "moving average of the gradients"))},
                  {"r", Message::of(VITRINE_TEXT("core", "moving average of the squared gradients"))}},
    });
}

} // namespace vitrine
