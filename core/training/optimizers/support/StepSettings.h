#pragma once

#include "core/training/OptimizerKind.h"
#include "core/training/optimizers/support/Scalar.h"
#include "core/training/optimizers/support/Worked.h"

#include <cassert>

namespace vitrine {

/// The hyperparameters of one step, as the numbers that its lines are written with.
template <typename Number>
class StepSettings;

/// For rows of float or double.
template <typename Real>
class StepSettings<Scalar<Real>> {
public:
    StepSettings(const Hyperparameters &given, std::int64_t step) : m_given(given), m_step(step) { }

    Scalar<Real> operator()(std::string_view name) const { return {value(name)}; }
    bool isOn(std::string_view name) const { return value(name) != 0; }
    /// The number of the step: 1 for the first.
    Scalar<Real> t() const { return {static_cast<double>(m_step)}; }
    /// Names what has been computed.
    Scalar<Real> let(const char *, Scalar<Real> value) const { return value; }

private:
    double value(std::string_view name) const
    {
        const auto found = m_given.find(name);
        assert(found != m_given.end());
        return found->second;
    }

    const Hyperparameters &m_given;
    std::int64_t m_step;
};

/// For a step that is written down.
template <>
class StepSettings<Worked> {
public:
    StepSettings(const OptimizerKind &kind, const Hyperparameters &given, std::int64_t step,
                 std::vector<WorkedLine> &lines)
        : m_kind(kind), m_given(given), m_step(step), m_lines(lines)
    {
    }

    Worked operator()(std::string_view name) const;
    bool isOn(std::string_view name) const;
    Worked t() const { return Worked::named("t", static_cast<double>(m_step)); }
    Worked let(const char *symbol, const Worked &value) const;

private:
    const OptimizerKind &m_kind;
    const Hyperparameters &m_given;
    std::int64_t m_step;
    std::vector<WorkedLine> &m_lines;
};

} // namespace vitrine
