// TwinPlot's numbers in words and as a table.

#include "widgets/common/Format.h"
#include "widgets/twins/TwinHistory.h"
#include "widgets/twins/TwinPlot.h"

#include <cmath>

namespace vitrine {

QString TwinPlot::unitOf(double x) const
{
    switch (m_axis) {
    case RunAxis::Steps:
        return tr("Step %1").arg(formatCount(std::llround(x)));
    case RunAxis::Epochs:
        return tr("Epoch %1").arg(QString::number(x, 'f', 2));
    case RunAxis::Seconds:
        break;
    }
    return tr("After %1 s of training").arg(QString::number(x, 'f', 2));
}

QString TwinPlot::describe(double x) const
{
    if (m_curves.empty())
        return {};
    QStringList lines{unitOf(x)};
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curves &curves = m_curves[i];
        const auto loss = valueAt(curves.training[Loss], x), validation = valueAt(curves.validation[Loss], x);
        const auto right = valueAt(curves.validation[Accuracy], x), gap = valueAt(curves.gap[0], x);
        QStringList parts;
        if (loss)
            parts += tr("loss %1").arg(formatNumber(*loss));
        if (validation)
            parts += tr("validation loss %1").arg(formatNumber(*validation));
        if (right)
            parts += (m_history->members[i].isDetector() ? tr("AP50 %1") : tr("validation accuracy %1"))
                         .arg(formatShare(*right));
        if (gap)
            parts += tr("gap %1").arg(formatNumber(*gap));
        lines += tr("%1: %2").arg(m_titles.value(static_cast<qsizetype>(i)),
                                  parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", ")));
    }
    return lines.join(QLatin1Char('\n'));
}

namespace {

QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

/// Empty where there is none.
QString figure(double value)
{
    return std::isfinite(value) ? formatExact(value) : QString();
}

QString gapText(std::optional<double> own, std::optional<double> other)
{
    return own && other ? formatExact(*own - *other) : QString();
}

/// One row; what is not there is empty.
struct TwinRow {
    QString run, kind, step, epoch, seconds, loss, smoothed, accuracy, ap, ap50, rate, gradient, lossGap, accuracyGap,
        ap50Gap;
};

/// Accuracies where something has them, precisions where something is a detector.
QString lineOf(const TwinRow &row, TwinJudge judge)
{
    const bool hasAccuracy = judge != TwinJudge::Ap50, hasPrecision = judge != TwinJudge::Accuracy;
    QStringList cells{row.run, row.kind, row.step, row.epoch, row.seconds, row.loss, row.smoothed};
    if (hasAccuracy)
        cells += row.accuracy;
    if (hasPrecision)
        cells += {row.ap, row.ap50};
    cells += {row.rate, row.gradient, row.lossGap};
    if (hasAccuracy)
        cells += row.accuracyGap;
    if (hasPrecision)
        cells += row.ap50Gap;
    return cells.join(QLatin1Char(',')) + QLatin1Char('\n');
}

const TwinRow &titleRow()
{
    static const TwinRow row{
        QStringLiteral("run"),           QStringLiteral("kind"),          QStringLiteral("step"),
        QStringLiteral("epoch"),         QStringLiteral("seconds"),       QStringLiteral("loss"),
        QStringLiteral("smoothed_loss"), QStringLiteral("accuracy"),      QStringLiteral("ap"),
        QStringLiteral("ap50"),          QStringLiteral("learning_rate"), QStringLiteral("gradient_norm"),
        QStringLiteral("loss_gap"),      QStringLiteral("accuracy_gap"),  QStringLiteral("ap50_gap")};
    return row;
}

TwinRow rowOf(const StepRecord &step, double smoothed)
{
    TwinRow row;
    row.kind = QStringLiteral("train");
    row.step = QString::number(step.step);
    row.epoch = formatExact(step.epoch);
    row.seconds = formatExact(step.seconds);
    row.loss = formatExact(step.loss);
    row.smoothed = formatExact(smoothed);
    row.accuracy = figure(step.accuracy);
    row.rate = formatExact(step.learningRate);
    row.gradient = formatExact(step.gradientNorm);
    return row;
}

TwinRow rowOf(const EpochRecord &epoch, std::int64_t stepsPerEpoch)
{
    TwinRow row;
    row.kind = QStringLiteral("validation");
    row.step = QString::number(epoch.epoch * stepsPerEpoch);
    row.epoch = QString::number(epoch.epoch);
    row.loss = formatExact(epoch.validationLoss);
    row.accuracy = figure(epoch.validationAccuracy);
    row.ap = figure(apOf(epoch));
    row.ap50 = figure(ap50Of(epoch));
    return row;
}

TwinRow rowOf(const EnsemblePoint &point)
{
    TwinRow row;
    row.run = QStringLiteral("ensemble");
    row.kind = QStringLiteral("validation");
    row.epoch = QString::number(point.epoch);
    row.loss = formatExact(point.growing.back().loss);
    row.accuracy = figure(point.growing.back().accuracy);
    return row;
}

/// How the smoothed loss is made.
struct Smoothing {
    RunAxis axis;
    double keep;

    std::vector<RunPoint> of(const TwinMember &member) const
    {
        return smoothedCurve(member.steps.points(), &StepRecord::loss, axis, keep);
    }
};

/// `original`: that there are gaps to; null: none.
QString linesOf(const TwinMember &member, const QString &name, const TwinMember *original, const Smoothing &smoothing,
                TwinJudge judge)
{
    QString text;
    const std::vector<RunPoint> smooth = smoothing.of(member);
    const std::vector<RunPoint> other = original ? smoothing.of(*original) : std::vector<RunPoint>();
    for (std::size_t at = 0; const StepRecord &step : member.steps.points()) {
        const double own = smooth[at++].y;
        TwinRow row = rowOf(step, own);
        row.run = name;
        row.lossGap = gapText(own, valueAt(other, placeOn(smoothing.axis, step)));
        text += lineOf(row, judge);
    }
    for (const EpochRecord &epoch : member.epochs) {
        const auto index = static_cast<std::size_t>(epoch.epoch - 1);
        TwinRow row = rowOf(epoch, member.stepsPerEpoch);
        row.run = name;
        if (original && index < original->epochs.size()) {
            row.accuracyGap = figure(epoch.validationAccuracy - original->epochs[index].validationAccuracy);
            row.ap50Gap = figure(ap50Of(epoch) - ap50Of(original->epochs[index]));
        }
        text += lineOf(row, judge);
    }
    return text;
}

} // namespace

QString TwinPlot::csv() const
{
    const TwinJudge judge = m_history ? m_history->judge() : TwinJudge::Accuracy;
    QString text = lineOf(titleRow(), judge);
    if (!m_history)
        return text;
    const auto &members = m_history->members;
    for (std::size_t i = 0; i < members.size(); ++i)
        text += linesOf(members[i], quoted(m_titles.value(static_cast<qsizetype>(i))),
                        hasGap() && i > 0 ? &members.front() : nullptr, {m_axis, m_keep}, judge);
    for (const EnsemblePoint &point : m_history->ensemble)
        text += lineOf(rowOf(point), judge);
    return text;
}

} // namespace vitrine
