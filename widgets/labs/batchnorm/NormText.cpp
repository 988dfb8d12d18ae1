#include "widgets/labs/batchnorm/NormText.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace vitrine {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

QString number(double value)
{
    return formatNumber(value);
}

/// Negative numbers in brackets, so that no two signs meet.
QString factor(double value)
{
    return value < 0 ? QStringLiteral("(%1)").arg(number(value)) : number(value);
}

QString strong(const QString &text, Theme::Role role)
{
    return QStringLiteral("<b style=\"color:%1\">%2</b>").arg(Theme::instance().color(role).name(), text);
}

QString row(const QString &name, const QString &formula, const QString &numbers)
{
    // Room above each line for the hat of x̂.
    return QStringLiteral("<tr><td style=\"padding:3px 12px 0 0\">%1</td><td style=\"padding:3px 12px 0 0\">%2</td>"
                          "<td style=\"padding-top:3px\">%3</td></tr>")
        .arg(name, formula, numbers);
}

QString batchRows(const NormState &state, std::size_t channel)
{
    const BatchStatistics &batch = state.look()->statistics;
    const QString count = tr("m = %1 = %2").arg(countText(state.look()->input.shape()), formatCount(batch.count));
    QString rows = row(tr("Mean of the batch"), QStringLiteral("μ = Σx/m"),
                       QStringLiteral("= %1 &nbsp; (%2)").arg(number(batch.mean[channel]), count));
    rows += row(tr("Variance, biased"), QStringLiteral("σ² = Σ(x − μ)²/m"),
                QStringLiteral("= ") + number(batch.biased[channel]));
    return rows;
}

QString runningRows(const NormState &state, std::size_t channel)
{
    const RunningStatistics &running = state.course().back();
    const auto fed = static_cast<std::int64_t>(state.course().size()) - 1;
    return row(tr("Running mean"), QStringLiteral("μ"),
               QStringLiteral("= %1 &nbsp; (%2)").arg(number(running.mean[channel]), tr("after %1 batches").arg(fed)))
        + row(tr("Running variance"), QStringLiteral("σ²"), QStringLiteral("= ") + number(running.variance[channel]));
}

} // namespace

QString countText(const Shape &shape)
{
    QStringList sizes;
    for (std::size_t d = 0; d < shape.size(); ++d)
        if (d != 1)
            sizes += QString::number(shape[d]);
    return sizes.join(QStringLiteral("·"));
}

QString placeText(const Index &index)
{
    QStringList parts;
    for (const std::int64_t each : index)
        parts += QString::number(each);
    return QStringLiteral("[%1]").arg(parts.join(QStringLiteral(", ")));
}

QString normFormulas(const NormState &state)
{
    const auto value = state.value();
    if (!value)
        return {};
    const auto channel = static_cast<std::size_t>(state.channel());
    const BatchNormLayer &layer = state.tried();
    const Moments by = state.moments();
    const bool byBatch = state.isTraining() || state.course().empty();
    QString rows = byBatch ? batchRows(state, channel) : runningRows(state, channel);
    rows += row(tr("Normalised"), QStringLiteral("x̂ = (x − μ)/√(σ² + ε)"),
                QStringLiteral("= (%1 − %2)/√(%3 + %4) = %5")
                    .arg(strong(number(value->x), Theme::Role::Forward), factor(by.mean[channel]),
                         number(by.variance[channel]), number(layer.eps), number(value->normalised)));
    rows += row(tr("Scaled and shifted"), QStringLiteral("y = γ·x̂ + β"),
                QStringLiteral("= %1·%2 + %3 = %4")
                    .arg(factor(layer.gamma[channel]), factor(value->normalised), factor(layer.beta[channel]),
                         strong(number(value->y), Theme::Role::Lit)));
    return QStringLiteral("<table cellspacing=\"0\">%1</table>").arg(rows);
}

QString runningSentence(const NormState &state)
{
    const std::vector<RunningStatistics> &course = state.course();
    if (course.size() < 2)
        return {};
    const auto channel = static_cast<std::size_t>(state.channel());
    const RunningStatistics &before = course[course.size() - 2], &after = course.back();
    const BatchStatistics &batch = *state.session()->batches()[course.size() - 2];
    const double share = shareOfBatch(state.tried().momentum, before.batches);
    const auto line = [&](const QString &name, double old, double add, double now) {
        return row(name, QStringLiteral("(1 − %1)·%2 + %1·%3").arg(number(share), factor(old), factor(add)),
                   QStringLiteral("= ") + strong(number(now), Theme::Role::Lit));
    };
    return QStringLiteral("<table cellspacing=\"0\">%1%2</table>")
        .arg(line(tr("Running mean"), before.mean[channel], batch.mean[channel], after.mean[channel]),
             line(tr("Running variance (unbiased)"), before.variance[channel], batch.unbiased(channel),
                  after.variance[channel]));
}

QString normNumbers(const NormState &state)
{
    QString text = QStringLiteral("name,value\n");
    const auto value = state.value();
    if (!value)
        return text;
    const auto channel = static_cast<std::size_t>(state.channel());
    const Moments by = state.moments();
    const std::pair<const char *, double> numbers[] = {{"x", value->x},
                                                       {"mean", by.mean[channel]},
                                                       {"variance", by.variance[channel]},
                                                       {"eps", state.tried().eps},
                                                       {"normalised", value->normalised},
                                                       {"gamma", state.tried().gamma[channel]},
                                                       {"beta", state.tried().beta[channel]},
                                                       {"y", value->y}};
    for (const auto &[name, number] : numbers)
        text += QStringLiteral("%1,%2\n").arg(QLatin1String(name), formatExact(number));
    return text;
}

} // namespace vitrine
