#include "widgets/training/TrainHistory.h"

#include "core/training/ScheduleKind.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vitrine {

namespace {

constexpr std::size_t sampleLimit = 512; ///< of tensors; beyond, every second one goes
constexpr std::size_t weightsLimit = 64; ///< likewise, of weights kept to look at
constexpr std::int64_t weightsBytes = 256LL << 20;
constexpr std::size_t markLimit = 256;

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

template <typename Value>
void append(std::vector<Value> &to, std::vector<Value> &&from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Every second one goes, the last one stays.
template <typename Value>
void thin(std::vector<Value> &values)
{
    std::size_t kept = 0;
    for (std::size_t i = (values.size() + 1) % 2; i < values.size(); i += 2, ++kept)
        if (kept != i)
            values[kept] = std::move(values[i]);
    values.resize(kept);
}

std::int64_t bytesOf(const TrainedWeights &weights)
{
    std::int64_t count = 0;
    for (const auto &[name, tensor] : weights.tensors)
        count += tensor.elementCount();
    return count * static_cast<std::int64_t>(sizeof(float));
}

QString change(const QString &name, double before, double after)
{
    return QStringLiteral("%1 %2 → %3").arg(name, formatNumber(before), formatNumber(after));
}

QString scheduleTitle(const std::string &name)
{
    const ScheduleKind *kind = findScheduleKind(name);
    return kind ? toText(kind->title()) : QString::fromStdString(name);
}

} // namespace

QString describeMark(const TrainMark &mark)
{
    QStringList lines;
    if (!mark.edit.isEmpty())
        lines += mark.edit;
    for (const auto &[name, value] : mark.after.hyperparameters) {
        const auto before = mark.before.hyperparameters.find(name);
        if (before != mark.before.hyperparameters.end() && before->second != value)
            lines += change(name == "lr" ? tr("Learning rate") : QString::fromStdString(name), before->second, value);
    }
    if (mark.before.schedule != mark.after.schedule)
        lines += tr("Schedule: %1").arg(scheduleTitle(mark.after.schedule));
    else if (mark.before.scheduleSettings != mark.after.scheduleSettings || mark.before.curve != mark.after.curve)
        lines += tr("Other settings of the schedule");
    if (mark.before.l1 != mark.after.l1)
        lines += change(QStringLiteral("L1"), mark.before.l1, mark.after.l1);
    if (mark.before.l2 != mark.after.l2)
        lines += change(QStringLiteral("L2"), mark.before.l2, mark.after.l2);
    if (mark.before.clipNorm != mark.after.clipNorm)
        lines += change(tr("Clip norm"), mark.before.clipNorm, mark.after.clipNorm);
    return lines.join(QLatin1Char('\n'));
}

bool TrainUpdate::isEmpty() const
{
    return steps.empty() && epochs.empty() && tensors.empty() && spreads.empty() && activations.empty() && !readings
        && found.empty() && !weights && !moment && !hasDead;
}

void TrainUpdate::append(TrainUpdate newer)
{
    vitrine::append(steps, std::move(newer.steps));
    vitrine::append(epochs, std::move(newer.epochs));
    vitrine::append(tensors, std::move(newer.tensors));
    vitrine::append(spreads, std::move(newer.spreads));
    vitrine::append(activations, std::move(newer.activations));
    if (newer.activationNames)
        activationNames = std::move(newer.activationNames);
    vitrine::append(found, std::move(newer.found));
    if (newer.readings)
        readings = std::move(newer.readings);
    if (newer.weights)
        weights = std::move(newer.weights);
    if (newer.moment)
        moment = std::move(newer.moment);
    if (newer.hasDead)
        dead = std::move(newer.dead);
    hasDead = hasDead || newer.hasDead;
}

void TrainHistory::add(const TrainUpdate &update)
{
    for (const StepRecord &step : update.steps)
        steps.add(step);
    epochs.insert(epochs.end(), update.epochs.begin(), update.epochs.end());
    tensors.insert(tensors.end(), update.tensors.begin(), update.tensors.end());
    while (tensors.size() > sampleLimit)
        thin(tensors);
    for (const DistributionColumn &column : update.spreads)
        spreads.add(column);
    if (update.activationNames)
        activationNames = *update.activationNames;
    for (const DistributionColumn &column : update.activations)
        activations.add(column);
    if (marks.size() > markLimit)
        marks.erase(marks.begin(), marks.end() - markLimit);
    if (update.readings)
        readings = update.readings;
    found.insert(found.end(), update.found.begin(), update.found.end());
    while (found.size() > sampleLimit)
        thin(found);
    if (update.weights)
        keep(update.weights);
    if (update.hasDead)
        dead = update.dead;
}

void TrainHistory::keep(const std::shared_ptr<const TrainedWeights> &weights)
{
    m_weights.push_back(weights);
    const auto most = static_cast<std::size_t>(
        std::clamp<std::int64_t>(weightsBytes / std::max<std::int64_t>(1, bytesOf(*weights)), 2, weightsLimit));
    while (m_weights.size() > most)
        thin(m_weights);
}

void TrainHistory::dropAfter(std::int64_t step)
{
    steps.dropAfter(step);
    spreads.dropAfter(step);
    activations.dropAfter(step);
    std::erase_if(tensors, [step](const TensorSample &sample) { return sample.step > step; });
    std::erase_if(m_weights, [step](const auto &weights) { return weights->step > step; });
    std::erase_if(found, [step](const auto &each) { return each->step > step; });
    std::erase_if(marks, [step](const TrainMark &mark) { return mark.step > step; });
}

std::shared_ptr<const TrainedWeights> TrainHistory::weightsNear(double epoch) const
{
    const auto nearest = std::min_element(m_weights.begin(), m_weights.end(), [epoch](const auto &a, const auto &b) {
        return std::abs(a->epoch - epoch) < std::abs(b->epoch - epoch);
    });
    return nearest == m_weights.end() ? nullptr : *nearest;
}

double TrainHistory::updateRatio() const
{
    if (tensors.empty())
        return none;
    std::vector<double> ratios;
    for (const TensorRecord &record : tensors.back().records)
        if (record.weightNorm > 0)
            ratios.push_back(record.updateNorm / record.weightNorm);
    if (ratios.empty())
        return none;
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::nth_element(ratios.begin(), middle, ratios.end());
    return *middle;
}

std::vector<Finding> TrainHistory::findings() const
{
    return diagnose({steps.points(), epochs, updateRatio(), dead});
}

} // namespace vitrine
