// What TwinPlot makes of all runs together: the mean of folds, the averaged answer of an ensemble and how it grows.

#include "core/training/compare/CrossValidation.h"
#include "widgets/common/Format.h"
#include "widgets/twins/TwinHistory.h"
#include "widgets/twins/TwinPlot.h"
#include "widgets/twins/TwinStyle.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double bandStrength = 0.2;
constexpr double summaryWidth = 3;
constexpr int dotSize = 7;

QColor faded(QColor colour, double strength)
{
    colour.setAlphaF(static_cast<float>(strength));
    return colour;
}

} // namespace

/// The mean of the folds with its band, or the averaged answers.
void TwinPlot::drawSummary()
{
    if (!m_history || m_history->members.empty() || hasGap() || !isShown(-1) || !m_showsValidation)
        return;
    const QColor colour = twinColour(twinColourOf(m_mode, -1));
    // All at the places of the first run: they do the same number of steps an epoch.
    const auto &first = m_history->members.front();
    const auto place = [&](int epoch) {
        const EpochRecord at{epoch, 0, 0, 0, 0, 0};
        const auto curve =
            epochCurve({first.steps.points(), std::span(&at, 1), first.stepsPerEpoch}, &EpochRecord::trainLoss, m_axis);
        return curve.empty() ? 0.0 : curve.front().x;
    };
    const auto epochs = m_history->epochsOfAll();
    for (const auto &[part, figure] :
         {std::pair(Loss, EpochFigure(&EpochRecord::validationLoss)), std::pair(Accuracy, EpochFigure(qualityOf))}) {
        std::vector<RunPoint> middle, low, high;
        if (m_mode == TwinMode::Folds) {
            int epoch = 0;
            for (const Spread &spread : spreadByEpoch(epochs, figure)) {
                const double x = place(++epoch), band = std::isfinite(spread.deviation) ? spread.deviation : 0;
                middle.push_back({x, spread.mean});
                low.push_back({x, spread.mean - band});
                high.push_back({x, spread.mean + band});
            }
        } else {
            for (const EnsemblePoint &point : m_history->ensemble)
                middle.push_back(
                    {place(point.epoch), part == Loss ? point.growing.back().loss : point.growing.back().accuracy});
        }
        if (m_mode == TwinMode::Folds) {
            QCPGraph *bottom = add(part, low, Qt::NoPen, tr("Mean − deviation"), false);
            QCPGraph *top = add(part, high, Qt::NoPen, tr("Mean + deviation"), false);
            top->setBrush(faded(colour, bandStrength));
            top->setChannelFillGraph(bottom);
        }
        add(part, middle, QPen(colour, summaryWidth),
            m_mode == TwinMode::Folds ? tr("Mean of the folds") : tr("Averaged answer"), true);
    }
}

/// The averaged answer of the first network, of the first two, …, with each network alone as a dot.
void TwinPlot::drawGrowth()
{
    if (!m_history || m_mode != TwinMode::Ensemble || m_history->ensemble.empty())
        return;
    const auto &growing = m_history->ensemble.back().growing;
    std::vector<RunPoint> loss, accuracy;
    for (std::size_t i = 0; i < growing.size(); ++i) {
        loss.push_back({static_cast<double>(i + 1), growing[i].loss});
        accuracy.push_back({static_cast<double>(i + 1), growing[i].accuracy});
    }
    for (std::size_t i = 0; i < m_history->members.size(); ++i) {
        const auto &epochs = m_history->members[i].epochs;
        const int member = static_cast<int>(i);
        if (epochs.empty() || !isShown(member))
            continue;
        const double x = static_cast<double>(i + 1);
        const QColor colour = twinColour(twinColourOf(m_mode, member));
        for (const auto &[part, y] : {std::pair(LossGap, epochs.back().validationLoss),
                                      std::pair(AccuracyGap, epochs.back().validationAccuracy)}) {
            QCPGraph *dot = add(part, {{x, y}}, QPen(colour), tr("%1, alone").arg(m_titles.value(member)), false);
            dot->setLineStyle(QCPGraph::lsNone);
            dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, dotSize));
        }
    }
    if (!isShown(-1))
        return;
    const QPen pen(twinColour(twinColourOf(m_mode, -1)), summaryWidth);
    add(LossGap, loss, pen, tr("Averaged answer by networks"), true);
    add(AccuracyGap, accuracy, pen, tr("Averaged answer by networks"), true);
}

QString TwinPlot::describeGrowth(double x) const
{
    if (!m_history || m_history->ensemble.empty())
        return {};
    const EnsemblePoint &last = m_history->ensemble.back();
    const auto count = static_cast<std::size_t>(std::clamp(std::lround(x), 1L, static_cast<long>(last.growing.size())));
    const PredictionFigures &figures = last.growing[count - 1];
    return tr("Networks together: %1, after epoch %2").arg(count).arg(last.epoch) + QLatin1Char('\n')
        + tr("Validation loss %1").arg(formatNumber(figures.loss)) + QLatin1Char('\n')
        + tr("Validation accuracy %1").arg(formatShare(figures.accuracy));
}

} // namespace vitrine
