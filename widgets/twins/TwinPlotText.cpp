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
            parts += tr("validation accuracy %1").arg(formatShare(*right));
        if (gap)
            parts += tr("gap %1").arg(formatNumber(*gap));
        lines += tr("%1: %2").arg(m_titles.value(static_cast<qsizetype>(i)),
                                  parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", ")));
    }
    return lines.join(QLatin1Char('\n'));
}

QString TwinPlot::csv() const
{
    QString text = QStringLiteral(
        "run,kind,step,epoch,seconds,loss,smoothed_loss,accuracy,learning_rate,gradient_norm,loss_gap,accuracy_gap\n");
    if (!m_history)
        return text;
    std::vector<std::vector<RunPoint>> smooth;
    for (const TwinMember &member : m_history->members)
        smooth.push_back(smoothedCurve(member.steps.points(), &StepRecord::loss, m_axis, m_keep));
    const auto gapText = [](std::optional<double> own, std::optional<double> other) {
        return own && other ? formatExact(*own - *other) : QString();
    };
    for (std::size_t i = 0; i < m_history->members.size(); ++i) {
        const TwinMember &member = m_history->members[i];
        const QString name = QLatin1Char('"')
            + m_titles.value(static_cast<qsizetype>(i)).replace(QLatin1Char('"'), QStringLiteral("\"\""))
            + QLatin1Char('"');
        std::size_t at = 0;
        for (const StepRecord &step : member.steps.points()) {
            const double x = placeOn(m_axis, step), own = smooth[i][at++].y;
            text +=
                QStringLiteral("%1,train,%2,%3,%4,%5,%6,%7,%8,%9,")
                    .arg(name)
                    .arg(step.step)
                    .arg(formatExact(step.epoch), formatExact(step.seconds), formatExact(step.loss), formatExact(own),
                         formatExact(step.accuracy), formatExact(step.learningRate), formatExact(step.gradientNorm))
                + (hasGap() && i > 0 ? gapText(own, valueAt(smooth[0], x)) : QString()) + QStringLiteral(",\n");
        }
        for (const EpochRecord &epoch : member.epochs) {
            const auto &original = m_history->members.front().epochs;
            const auto index = static_cast<std::size_t>(epoch.epoch - 1);
            const bool hasOther = hasGap() && i > 0 && index < original.size();
            text += QStringLiteral("%1,validation,%2,%3,,%4,,%5,,,,")
                        .arg(name)
                        .arg(epoch.epoch * member.stepsPerEpoch)
                        .arg(epoch.epoch)
                        .arg(formatExact(epoch.validationLoss), formatExact(epoch.validationAccuracy))
                + (hasOther ? formatExact(epoch.validationAccuracy - original[index].validationAccuracy) : QString())
                + QLatin1Char('\n');
        }
    }
    for (const EnsemblePoint &point : m_history->ensemble)
        text += QStringLiteral("ensemble,validation,,%1,,%2,,%3,,,,\n")
                    .arg(point.epoch)
                    .arg(formatExact(point.growing.back().loss), formatExact(point.growing.back().accuracy));
    return text;
}

} // namespace vitrine
