#include "core/training/optimizers/support/StepSettings.h"

namespace vitrine {

Worked StepSettings<Worked>::operator()(std::string_view name) const
{
    for (const HyperparameterSpec &spec : m_kind.hyperparameters())
        if (spec.name == name)
            return Worked::named(spec.symbol, m_given.find(name)->second);
    assert(false);
    return {};
}

bool StepSettings<Worked>::isOn(std::string_view name) const
{
    return m_given.find(name)->second != 0;
}

Worked StepSettings<Worked>::let(const char *symbol, const Worked &value) const
{
    m_lines.push_back({symbol, value.formula(), value.numbers(), value.value()});
    return Worked::named(symbol, value.value());
}

} // namespace vitrine
