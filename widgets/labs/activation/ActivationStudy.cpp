#include "widgets/labs/activation/ActivationStudy.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr int curvePoints = 401;
constexpr double usualSpan = 4; ///< on both sides of 0, at least

Snapshot inputOf(const Trace &trace, int node)
{
    const ValueRef from = trace.graph.nodes[static_cast<std::size_t>(node)].inputs[0];
    return trace.nodes[static_cast<std::size_t>(from.node)].outputs[static_cast<std::size_t>(from.port)];
}

} // namespace

const StudyRow *ActivationStudy::own() const
{
    const auto found = std::find_if(rows.begin(), rows.end(), [](const StudyRow &row) { return row.isOwn; });
    return found == rows.end() ? nullptr : &*found;
}

std::shared_ptr<const ActivationStudy> studyActivations(const StudyRequest &request, const Cancel &cancel)
{
    const Trace &trace = *request.trace;
    const BlockKind *own = trace.graph.nodes[static_cast<std::size_t>(request.node)].kind;
    const Snapshot before = inputOf(trace, request.node);
    auto study = std::make_shared<ActivationStudy>();
    study->before = before.summary();
    study->shape = before.shape();
    study->low = std::min(-usualSpan, study->before.min);
    study->high = std::max(usualSpan, study->before.max);
    study->signs = signAgreement(trace, request.node);
    for (const BlockKind *kind : elementwiseKinds()) {
        StudyRow row{kind, static_cast<int>(study->rows.size()), kind == own, {}, {}};
        UnitFunction f =
            activationFunction(row.isOwn ? settingOf(trace, request.node) : usualSetting(*kind, request.slope));
        auto figures = activationFigures(f, before, request.threshold, cancel);
        if (!figures)
            return nullptr;
        row.figures = *figures;
        row.curve = activationCurve(f, study->low, study->high, curvePoints);
        study->rows.push_back(std::move(row));
    }
    std::stable_partition(study->rows.begin(), study->rows.end(), [](const StudyRow &row) { return row.isOwn; });
    return study;
}

} // namespace vitrine
