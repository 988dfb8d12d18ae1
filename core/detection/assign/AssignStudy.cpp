#include "core/detection/assign/AssignStudy.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

std::vector<std::size_t> allColumns(const AssignStudy &study)
{
    std::vector<std::size_t> columns(study.columns());
    std::iota(columns.begin(), columns.end(), std::size_t(0));
    return columns;
}

template <typename Found>
const Found *find(const std::vector<Found> &sorted, int cell)
{
    const auto found = std::ranges::lower_bound(sorted, cell, {}, &Found::cell);
    return found != sorted.end() && found->cell == cell ? &*found : nullptr;
}

const TruthBox &truthOf(const AssignStudy &study, const Positive &positive)
{
    return study.truths[static_cast<std::size_t>(positive.truth)];
}

std::vector<int> sameAsEarlier(const std::vector<TruthBox> &truths)
{
    std::vector<int> same;
    for (auto later = truths.begin(); later != truths.end(); ++later)
        if (std::find(truths.begin(), later, *later) != later)
            same.push_back(static_cast<int>(later - truths.begin()));
    return same;
}

template <typename Predicate>
std::vector<int> rowsThat(const AssignStudy &study, Predicate predicate)
{
    std::vector<int> rows;
    for (std::size_t row = 0; row < study.rows(); ++row)
        if (predicate(row))
            rows.push_back(static_cast<int>(row));
    return rows;
}

} // namespace

std::optional<std::size_t> AssignStudy::columnOf(int cell) const
{
    const auto found = std::ranges::lower_bound(matrix.cells, cell);
    if (found == matrix.cells.end() || *found != cell)
        return std::nullopt;
    return static_cast<std::size_t>(found - matrix.cells.begin());
}

std::array<int, CellGrid::levels> AssignStudy::candidatesByLevel() const
{
    std::array<int, CellGrid::levels> counts{};
    for (const int cell : matrix.cells)
        ++counts[static_cast<std::size_t>(grid.cell(cell).level)];
    return counts;
}

std::vector<std::size_t> AssignStudy::bestColumns(std::size_t row) const
{
    std::vector<std::size_t> columns = allColumns(*this);
    std::ranges::stable_sort(columns, std::greater<>(), [&](std::size_t i) { return matrix.at(row, i).iou; });
    columns.resize(std::min(columns.size(), static_cast<std::size_t>(std::max(1, settings.topIous))));
    return columns;
}

std::vector<std::size_t> AssignStudy::byCost(std::size_t row) const
{
    std::vector<std::size_t> columns = allColumns(*this);
    std::ranges::stable_sort(columns, {}, [&](std::size_t i) { return matrix.at(row, i).cost; });
    return columns;
}

std::vector<std::size_t> AssignStudy::chosenColumns(std::size_t row) const
{
    std::vector<std::size_t> columns = byCost(row);
    std::erase_if(columns, [&](std::size_t i) { return !matrix.at(row, i).isChosen; });
    return columns;
}

const Positive *AssignStudy::positiveAt(int cell) const
{
    return find(assignment.positives, cell);
}

const Conflict *AssignStudy::conflictAt(int cell) const
{
    return find(assignment.conflicts, cell);
}

int AssignStudy::positivesOf(std::size_t row) const
{
    return static_cast<int>(std::ranges::count(assignment.positives, static_cast<int>(row), &Positive::truth));
}

std::vector<Positive> AssignStudy::outside() const
{
    std::vector<Positive> found;
    for (const Positive &positive : assignment.positives)
        if (!isInBox(CellPlace::of(grid.cell(positive.cell)), truthOf(*this, positive).box))
            found.push_back(positive);
    return found;
}

AssignStudy studyAssignment(const CellPredictions &predictions, std::vector<TruthBox> truths,
                            const AssignSettings &settings)
{
    AssignStudy study{predictions.grid, std::move(truths), settings, {}, {}};
    study.assignment = assign(predictions, study.truths, settings);
    study.matrix = costMatrix(predictions, study.truths, settings, study.assignment);
    return study;
}

AssignSummary summaryOf(const AssignStudy &study)
{
    const Assignment &assignment = study.assignment;
    AssignSummary summary;
    summary.k = assignment.k;
    summary.k.resize(study.rows());
    summary.positives.resize(study.rows());
    double iou = 0, iouCost = 0, classCost = 0;
    for (const Positive &positive : assignment.positives) {
        const auto row = static_cast<std::size_t>(positive.truth);
        const CostTerms &terms = study.matrix.at(row, *study.columnOf(positive.cell));
        ++summary.positives[row];
        iou += static_cast<double>(positive.iou);
        iouCost += static_cast<double>(terms.iouCost);
        classCost += static_cast<double>(terms.classCost);
    }
    summary.candidates = static_cast<int>(study.columns());
    summary.allPositives = static_cast<int>(assignment.positives.size());
    summary.outside = static_cast<int>(study.outside().size());
    summary.conflicts = static_cast<int>(assignment.conflicts.size());
    const auto mean = [count = assignment.positives.size()](double sum) {
        return count == 0 ? std::numeric_limits<float>::quiet_NaN()
                          : static_cast<float>(sum / static_cast<double>(count));
    };
    summary.meanIou = mean(iou);
    summary.meanIouCost = mean(iouCost);
    summary.meanClassCost = mean(classCost);
    return summary;
}

std::vector<AssignRemark> remarksOn(const AssignStudy &study)
{
    using Kind = AssignRemark::Kind;
    std::vector<AssignRemark> remarks;
    const auto add = [&remarks](Kind kind, std::vector<int> truths) {
        if (!truths.empty())
            remarks.push_back({kind, std::move(truths)});
    };
    if (study.assignment.unusable > 0)
        remarks.push_back({Kind::Unusable, {}});
    if (study.rows() == 0)
        return remarks;
    add(Kind::NoArea, rowsThat(study, [&](std::size_t row) { return !(study.truths[row].box.area() > 0); }));
    if (study.columns() == 0) {
        remarks.push_back({Kind::NoCandidate, {}});
        return remarks;
    }
    if (study.rows() > study.columns())
        remarks.push_back({Kind::FewCandidates, {}});
    add(Kind::SameBoxes, sameAsEarlier(study.truths));
    add(Kind::NothingLeft,
        rowsThat(study, [&](std::size_t row) { return study.assignment.k[row] > 0 && study.positivesOf(row) == 0; }));
    return remarks;
}

PairFigures figuresOf(const CellPredictions &predictions, const AssignStudy &study, int cell, std::size_t row)
{
    PairFigures figures;
    figures.predicted = predictions.box(cell);
    figures.truth = study.truths[row].box;
    const Box a = figures.predicted.corners(), b = figures.truth.corners();
    figures.overlapWidth = std::max(0.0F, std::min(a.x2, b.x2) - std::max(a.x1, b.x1));
    figures.overlapHeight = std::max(0.0F, std::min(a.y2, b.y2) - std::max(a.y1, b.y1));
    figures.overlap = figures.overlapWidth * figures.overlapHeight;
    figures.unionArea = figures.predicted.area() + figures.truth.area() - figures.overlap;
    const CellPlace place = CellPlace::of(study.grid.cell(cell));
    const float radius = study.settings.reach();
    figures.strides[0] = std::abs(place.x - figures.truth.x) / place.stride;
    figures.strides[1] = std::abs(place.y - figures.truth.y) / place.stride;
    figures.isNear = isNearCenter(place, figures.truth, radius);
    figures.isInBox = isInBox(place, figures.truth);
    figures.isPreferred = isPreferred(study.settings.rule, place, figures.truth, radius);
    return figures;
}

} // namespace vitrine
