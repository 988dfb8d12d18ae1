#include "core/detection/loss/DetectionLoss.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

double sigmoidOf(double x)
{
    return 1 / (1 + std::exp(-x));
}

double signOf(double x)
{
    return x > 0 ? 1 : x < 0 ? -1 : 0;
}

/// The losses of the cells of one picture. Everything that is added is already weighted and divided.
class PictureLoss {
public:
    /// `gradient`: the picture's part of it, zeros; may be empty.
    PictureLoss(const DetectionBatch &batch, std::size_t picture, const DetectionLossSettings &settings,
                double positives, std::span<float> gradient)
        : m_grid(batch.grid), m_rows(batch.picture(picture)), m_truths(batch.truths[picture]),
          m_length(batch.rowLength()), m_settings(settings), m_positives(positives), m_gradient(gradient)
    {
    }

    /// The objectness of any cell; `target` is 1 for a positive.
    double addObjectness(int cell, double target)
    {
        const double logit = at(cell, 4), weight = m_settings.objectWeight / m_positives;
        addGradient(cell, 4, weight * (sigmoidOf(logit) - target));
        return weight * logitEntropy(logit, target);
    }

    /// What a positive has besides: its box, its classes, and L1 on demand.
    DetectionLossTerms addPositive(const Positive &positive)
    {
        const TruthBox &truth = m_truths[static_cast<std::size_t>(positive.truth)];
        DetectionLossTerms terms;
        terms.box = addBox(positive.cell, truth.box);
        terms.classes = addClasses(positive.cell, truth.classId, static_cast<double>(positive.iou));
        if (m_settings.usesL1)
            terms.l1 = addL1(positive.cell, truth.box);
        return terms;
    }

private:
    double at(int cell, std::size_t column) const
    {
        return static_cast<double>(m_rows[static_cast<std::size_t>(cell) * m_length + column]);
    }
    void addGradient(int cell, std::size_t column, double value)
    {
        if (!m_gradient.empty())
            m_gradient[static_cast<std::size_t>(cell) * m_length + column] += static_cast<float>(value);
    }

    double addBox(int cell, const CenterBox &truth)
    {
        const Cell place = m_grid.cell(cell);
        const double stride = place.stride;
        const double width = std::exp(at(cell, 2)) * stride, height = std::exp(at(cell, 3)) * stride;
        const CenterBox predicted{static_cast<float>((at(cell, 0) + place.column) * stride),
                                  static_cast<float>((at(cell, 1) + place.row) * stride), static_cast<float>(width),
                                  static_cast<float>(height)};
        const BoxLoss loss = boxLoss(m_settings.box, predicted, truth);
        const double weight = m_settings.boxWeight / m_positives;
        // x = (raw + column) · stride and w = e^raw · stride, whose derivative is w itself.
        const std::array<double, 4> decoding{stride, stride, width, height};
        for (std::size_t i = 0; i < 4; ++i)
            addGradient(cell, i, weight * loss.gradient[i] * decoding[i]);
        return weight * loss.loss;
    }

    double addClasses(int cell, int classId, double iou)
    {
        const double weight = m_settings.classWeight / m_positives;
        double sum = 0;
        for (std::size_t column = 5; column < m_length; ++column) {
            const double target = static_cast<int>(column) - 5 == classId ? iou : 0;
            const double logit = at(cell, column);
            sum += logitEntropy(logit, target);
            addGradient(cell, column, weight * (sigmoidOf(logit) - target));
        }
        return weight * sum;
    }

    double addL1(int cell, const CenterBox &truth)
    {
        const double weight = m_settings.l1Weight / m_positives;
        const std::array<double, 4> target = rawTarget(m_grid.cell(cell), truth);
        double sum = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const double difference = at(cell, i) - target[i];
            sum += std::abs(difference);
            addGradient(cell, i, weight * signOf(difference));
        }
        return weight * sum;
    }

    CellGrid m_grid;
    std::span<const float> m_rows;
    const std::vector<TruthBox> &m_truths;
    std::size_t m_length;
    const DetectionLossSettings &m_settings;
    double m_positives;
    std::span<float> m_gradient;
};

void add(DetectionLossTerms &sum, const DetectionLossTerms &terms)
{
    sum.box += terms.box;
    sum.object += terms.object;
    sum.classes += terms.classes;
    sum.l1 += terms.l1;
}

} // namespace

double logitEntropy(double logit, double target)
{
    return std::max(logit, 0.0) - logit * target + std::log1p(std::exp(-std::abs(logit)));
}

std::array<double, 4> rawTarget(const Cell &cell, const CenterBox &truth)
{
    const double stride = cell.stride;
    const auto logOf = [stride](float size) { return std::log(static_cast<double>(size) / stride + 1e-8); };
    return {static_cast<double>(truth.x) / stride - cell.column, static_cast<double>(truth.y) / stride - cell.row,
            logOf(truth.width), logOf(truth.height)};
}

std::vector<Assignment> assignBatch(const DetectionBatch &batch, const AssignSettings &settings)
{
    std::vector<Assignment> assignments;
    assignments.reserve(batch.pictures());
    for (std::size_t i = 0; i < batch.pictures(); ++i) {
        const DecodedRows rows(batch.grid, batch.classes, batch.picture(i));
        assignments.push_back(assign(rows.predictions(), batch.truths[i], settings));
    }
    return assignments;
}

DetectionLoss detectionLoss(const DetectionBatch &batch, std::span<const Assignment> assignments,
                            const DetectionLossSettings &settings, std::span<float> gradient, bool wantsShares)
{
    assert(batch.rows.size() == batch.pictures() * batch.pictureLength());
    assert(assignments.size() == batch.pictures() && (gradient.empty() || gradient.size() == batch.rows.size()));
    DetectionLoss loss;
    for (std::size_t i = 0; i < batch.pictures(); ++i) {
        loss.positives += static_cast<int>(assignments[i].positives.size());
        loss.truths += static_cast<int>(batch.truths[i].size());
    }
    std::ranges::fill(gradient, 0.0F);
    const int cells = batch.grid.count();
    if (wantsShares)
        loss.shares.reserve(batch.pictures() * static_cast<std::size_t>(cells));
    for (std::size_t i = 0; i < batch.pictures(); ++i) {
        const std::span<float> own =
            gradient.empty() ? gradient : gradient.subspan(i * batch.pictureLength(), batch.pictureLength());
        PictureLoss picture(batch, i, settings, std::max(loss.positives, 1), own);
        auto positive = assignments[i].positives.begin();
        for (int cell = 0; cell < cells; ++cell) {
            const bool isPositive = positive != assignments[i].positives.end() && positive->cell == cell;
            DetectionLossTerms terms = isPositive ? picture.addPositive(*positive++) : DetectionLossTerms{};
            terms.object = picture.addObjectness(cell, isPositive ? 1 : 0);
            add(loss.terms, terms);
            if (wantsShares)
                loss.shares.push_back(terms);
        }
    }
    return loss;
}

} // namespace vitrine
