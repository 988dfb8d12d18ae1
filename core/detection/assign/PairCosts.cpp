#include "core/detection/assign/PairCosts.h"

#include "core/detection/support/Sigmoid.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

constexpr double mostEntropy = 100;
/// 1 − p is at least 2⁻²⁴ where it isn't 0, so that the product of so many stays far from what a double can't hold.
constexpr int factors = 32;

bool hasNan(const CellPredictions &predictions, int cell)
{
    if (std::isnan(*predictions.objectness.row(cell)))
        return true;
    const float *const logits = predictions.classLogits.row(cell);
    return std::any_of(logits, logits + predictions.classes, [](float logit) { return std::isnan(logit); });
}

} // namespace

float assignmentIou(const CenterBox &a, const CenterBox &b)
{
    const Box first = a.corners(), second = b.corners();
    const float width = std::min(first.x2, second.x2) - std::max(first.x1, second.x1);
    const float height = std::min(first.y2, second.y2) - std::max(first.y1, second.y1);
    const float both = width > 0 && height > 0 ? width * height : 0.0F;
    const float iou = both / (a.area() + b.area() - both);
    return iou > 0 ? iou : 0.0F; // 0/0 too, and boxes so large that their area is infinite
}

float iouCost(float iou)
{
    return -std::log(iou + 1e-8F);
}

float jointProbability(float classLogit, float objectnessLogit)
{
    return std::sqrt(sigmoid(classLogit) * sigmoid(objectnessLogit));
}

double entropyOfTrue(float probability)
{
    return std::min(-std::log(static_cast<double>(probability)), mostEntropy);
}

double entropyOfFalse(float probability)
{
    return std::min(-std::log(1 - static_cast<double>(probability)), mostEntropy);
}

PairCosts::PairCosts(const CellPredictions &predictions, std::span<const TruthBox> truths,
                     const AssignSettings &settings)
    : m_predictions(predictions), m_settings(settings)
{
    m_settings.radius = settings.reach();
    keepUsable(candidateCells(predictions.grid, truths, settings.rule, m_settings.radius));
    m_places.reserve(count());
    m_boxes.reserve(count());
    m_sumsOfFalse.reserve(count());
    for (const int cell : m_cells) {
        m_places.push_back(CellPlace::of(predictions.grid.cell(cell)));
        m_boxes.push_back(predictions.box(cell));
        m_sumsOfFalse.push_back(sumOfFalse(cell));
    }
}

void PairCosts::keepUsable(std::vector<int> cells)
{
    const std::size_t all = cells.size();
    std::erase_if(cells,
                  [this](int cell) { return !m_predictions.box(cell).isFinite() || hasNan(m_predictions, cell); });
    m_unusable = static_cast<int>(all - cells.size());
    m_cells = std::move(cells);
}

double PairCosts::sumOfFalse(int cell) const
{
    const float *const logits = m_predictions.classLogits.row(cell);
    const float objectness = sigmoid(*m_predictions.objectness.row(cell));
    double sum = 0;
    for (int first = 0; first < m_predictions.classes; first += factors) {
        double product = 1; // one logarithm for many classes
        for (int i = first; i < std::min(first + factors, m_predictions.classes); ++i) {
            const double rest = 1 - static_cast<double>(std::sqrt(sigmoid(logits[i]) * objectness));
            if (rest > 0)
                product *= rest;
            else
                sum += mostEntropy;
        }
        sum -= std::log(product);
    }
    return sum;
}

void PairCosts::ious(const CenterBox &truth, std::span<float> row) const
{
    assert(row.size() == count());
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = assignmentIou(truth, m_boxes[i]);
}

std::span<const float> PairCosts::classCosts(int classId)
{
    assert(classId >= 0 && classId < m_predictions.classes);
    if (m_classId == classId)
        return m_classCosts;
    m_classId = classId;
    m_classCosts.resize(count());
    for (std::size_t i = 0; i < count(); ++i) {
        const float probability = jointProbability(m_predictions.classLogits.row(m_cells[i])[classId],
                                                   *m_predictions.objectness.row(m_cells[i]));
        m_classCosts[i] = static_cast<float>(std::max(0.0, m_sumsOfFalse[i] - entropyOfFalse(probability))
                                             + entropyOfTrue(probability));
    }
    return m_classCosts;
}

bool PairCosts::isPreferred(const CenterBox &truth, std::size_t candidate) const
{
    return vitrine::isPreferred(m_settings.rule, m_places[candidate], truth, m_settings.radius);
}

void PairCosts::costs(const TruthBox &truth, std::span<const float> ious, std::span<float> row)
{
    assert(ious.size() == count() && row.size() == count());
    const std::span<const float> classes = classCosts(truth.classId);
    const float apart = iouCost(0), distance = distanceCost(m_settings.rule);
    for (std::size_t i = 0; i < row.size(); ++i) {
        const float boxCost = ious[i] > 0 ? iouCost(ious[i]) : apart;
        // In this order, for at a million single precision rounds to sixteenths, and equal costs come about.
        row[i] = classes[i] + m_settings.lambda * boxCost + (isPreferred(truth.box, i) ? 0 : distance);
    }
}

} // namespace vitrine
