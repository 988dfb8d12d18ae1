#include "core/training/optimizers/support/AdamStep.h"
#include "core/training/optimizers/support/NewtonSchulz.h"
#include "core/training/optimizers/support/RowOptimizer.h"

namespace vitrine {

namespace {

/// A tensor as the matrix that Muon sees: [out, everything else].
struct MatrixShape {
    explicit MatrixShape(const TensorRange &tensor)
        : rows(static_cast<std::size_t>(tensor.shape.front())), columns(tensor.count() / std::max<std::size_t>(rows, 1))
    {
    }
    /// What keeps the step's size the same for tall matrices.
    double stretch() const
    {
        return std::sqrt(std::max(1.0, static_cast<double>(rows) / static_cast<double>(columns)));
    }

    std::size_t rows;
    std::size_t columns;
};

/// The lines for a weight of a matrix: before and after the Newton–Schulz iteration, which needs all of the matrix.
template <typename Number>
class MuonStep {
public:
    explicit MuonStep(const StepSettings<Number> &set)
        : m_alpha(set("lr")), m_beta(set("momentum")), m_decay(set("weight_decay"))
    {
    }

    /// What goes into the iteration: the average that looks ahead (Nesterov).
    template <typename Cell>
    auto gather(Cell &cell) const
    {
        auto &s = cell.state[0];
        s = cell.let("s", m_beta * s + (1 - m_beta) * cell.g);
        return cell.let("u", (1 - m_beta) * cell.g + m_beta * s);
    }

    template <typename Cell, typename Direction>
    void apply(Cell &cell, const Direction &o, const Number &stretch) const
    {
        shrink(cell, m_alpha, m_decay);
        cell.w = cell.let("w", cell.w - m_alpha * stretch * o);
    }

private:
    Number m_alpha;
    Number m_beta;
    Number m_decay;
};

/// AdamW's step, for biases and what else is no matrix, with a rate of its own.
template <typename Number>
class VectorStep {
public:
    explicit VectorStep(const StepSettings<Number> &set)
        : m_alpha(set("lr") * set("adam_ratio")), m_decay(set("weight_decay")), m_step(set, m_alpha, true)
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

class Muon : public OptimizerBase {
public:
    using OptimizerBase::OptimizerBase;

    void step(const OptimizerRow<float> &row, const Hyperparameters &given) const override { stepRow(row, given); }
    void step(const OptimizerRow<double> &row, const Hyperparameters &given) const override { stepRow(row, given); }

    std::vector<WorkedLine> work(const OptimizerRow<double> &row, std::size_t index,
                                 const Hyperparameters &given) const override
    {
        std::vector<WorkedLine> lines;
        WorkedCell<2> cell(row, index, state(), lines);
        const StepSettings<Worked> set(*this, given, row.step, lines);
        const auto tensor = std::find_if(row.tensors.begin(), row.tensors.end(), [index](const TensorRange &range) {
            return index >= range.offset && index < range.offset + range.count();
        });
        if (tensor == row.tensors.end())
            return lines;
        if (!isMatrix(*tensor)) {
            VectorStep<Worked>(set).update(cell);
            return lines;
        }
        const MuonStep<Worked> rule(set);
        const Worked u = rule.gather(cell);
        const Worked o = workIteration(row, *tensor, index, given, u, cell);
        rule.apply(cell, o, Worked::named("√max(1, rows / columns)", MatrixShape(*tensor).stretch()));
        return lines;
    }

private:
    static bool isMatrix(const TensorRange &tensor) { return tensor.shape.size() >= 2; }

    template <typename Real>
    void stepRow(const OptimizerRow<Real> &row, const Hyperparameters &given) const
    {
        const StepSettings<Scalar<Real>> set(given, row.step);
        const VectorStep<Scalar<Real>> vectorStep(set);
        for (const TensorRange &tensor : row.tensors) {
            if (isMatrix(tensor))
                stepMatrix(row, tensor, MuonStep<Scalar<Real>>(set));
            else
                forEachCell<2>(row, tensor.offset, tensor.offset + tensor.count(), vectorStep);
        }
    }

    template <typename Real>
    static void stepMatrix(const OptimizerRow<Real> &row, const TensorRange &tensor, const MuonStep<Scalar<Real>> &rule)
    {
        const MatrixShape shape(tensor);
        std::vector<Real> matrix(tensor.count());
        for (std::size_t i = 0; i < matrix.size(); ++i) {
            const std::size_t at = tensor.offset + i;
            RowCell<Real, 1> cell{row.weights[at], row.gradients[at], {row.state[0][at]}};
            matrix[i] = rule.gather(cell);
            row.state[0][at] = cell.state[0];
        }
        NewtonSchulz{shape.rows, shape.columns}.run(std::span<Real>(matrix));
        for (std::size_t i = 0; i < matrix.size(); ++i) {
            const std::size_t at = tensor.offset + i;
            RowCell<Real, 0> cell{row.weights[at], row.gradients[at], {}};
            rule.apply(cell, matrix[i], Scalar<Real>{shape.stretch()});
            row.weights[at] = cell.w;
        }
    }

    /// The iteration as the weight at `index` sees it: its own entry of X, and what the rest of the matrix adds to it.
    static Worked workIteration(const OptimizerRow<double> &row, const TensorRange &tensor, std::size_t index,
                                const Hyperparameters &given, const Worked &u, WorkedCell<2> &cell)
    {
        const MuonStep<Scalar<double>> rule(StepSettings<Scalar<double>>(given, row.step));
        std::vector<double> matrix(tensor.count());
        for (std::size_t i = 0; i < matrix.size(); ++i) {
            const std::size_t at = tensor.offset + i;
            RowCell<double, 1> entry{row.weights[at], row.gradients[at], {row.state[0][at]}};
            matrix[i] = rule.gather(entry);
        }
        const MatrixShape shape(tensor);
        const double norm = std::max(NewtonSchulz::norm(matrix), NewtonSchulz::smallestNorm);
        std::vector<double> entries;
        const auto observe = [&](std::span<const double> x) { entries.push_back(x[index - tensor.offset]); };
        NewtonSchulz{shape.rows, shape.columns, observe}.run(std::span<double>(matrix));
        Worked x = cell.let("x₀", u / Worked::named("‖U‖", norm));
        for (std::size_t k = 1; k < entries.size(); ++k) {
            const Worked rest = Worked::named("[(b·A + c·A²)·X]ᵢⱼ", entries[k] - NewtonSchulz::a * entries[k - 1]);
            static const char *const names[] = {"x₁", "x₂", "x₃", "x₄", "x₅"};
            x = cell.let(names[k - 1], Worked::named("a", NewtonSchulz::a) * x + rest);
        }
        return x;
    }
};

} // namespace

std::unique_ptr<OptimizerKind> makeMuon()
{
    HyperparameterSpec ratio{
        .name = "adam_ratio",
        .symbol = "η",
        .defaultValue = 0.1,
        .min = 0,
        .max = 1000,
        .usualMin = 1e-3,
        .usualMax = 1,
        .logarithmic = true,
        .help = Message::of(VITRINE_TEXT("core", "Rate of AdamW's steps, for biases and norms, as a part of α."))};
    return std::make_unique<Muon>(OptimizerText{
        .name = "muon",
        .title = "Muon",
        .summary = Message::of(VITRINE_TEXT("core",
                                            "Makes the step of a weight matrix orthogonal, so that rare directions "
                                            "count as much as common ones; biases take AdamW's step.")),
        .paper = "Jordan 2024, kellerjordan.github.io/posts/muon",
        .hyperparameters = {learningRate(0.01), momentumFactor(), std::move(ratio), firstDecayRate(), secondDecayRate(),
                            epsilon(), decoupledWeightDecay()},
        .state = {{"s", Message::of(VITRINE_TEXT("core", "moving average of the gradients"))},
                  {"r", Message::of(VITRINE_TEXT("core", "moving average of the squared gradients"))}},
    });
}

} // namespace vitrine
