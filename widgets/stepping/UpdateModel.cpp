#include "widgets/stepping/UpdateModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/transport/StepText.h"

#include <cmath>
#include <limits>

namespace vitrine {

namespace {

enum Column { PlaceColumn, Before, Gradient, FirstState };
constexpr std::size_t searched = 4'000'000; ///< weights that take some milliseconds
constexpr int afterStates = 2; ///< Δw and the new weight

} // namespace

void UpdateModel::setTensor(std::shared_ptr<const Iteration> iteration, int tensor)
{
    if (iteration == m_iteration && tensor == m_tensor)
        return;
    beginResetModel();
    m_iteration = std::move(iteration);
    m_tensor = m_iteration ? tensor : -1;
    endResetModel();
}

const TensorRange &UpdateModel::range() const
{
    return m_iteration->update.tensors[static_cast<std::size_t>(m_tensor)].range;
}

int UpdateModel::largest() const
{
    if (m_tensor < 0)
        return -1;
    const auto before = m_iteration->update.before.values().subspan(range().offset, range().count()),
               after = m_iteration->update.after.values().subspan(range().offset, range().count());
    std::size_t best = 0;
    for (std::size_t i = 1; i < before.size() && before.size() <= searched; ++i)
        if (std::abs(after[i] - before[i]) > std::abs(after[best] - before[best]))
            best = i;
    return static_cast<int>(best);
}

QString UpdateModel::place(int row) const
{
    const Shape &shape = range().shape;
    QStringList parts;
    std::int64_t rest = row;
    for (std::size_t d = shape.size(); d-- > 0; rest /= shape[d])
        parts.prepend(QString::number(rest % shape[d]));
    return QStringLiteral("[%1]").arg(parts.join(QStringLiteral(", ")));
}

int UpdateModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || m_tensor < 0)
        return 0;
    return static_cast<int>(std::min<std::size_t>(range().count(), std::numeric_limits<int>::max()));
}

int UpdateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_tensor < 0 ? 0 : FirstState + states() + afterStates;
}

double UpdateModel::value(int row, int column) const
{
    const Update &update = m_iteration->update;
    const auto at = range().offset + static_cast<std::size_t>(row);
    const auto read = [at](const WeightRow &values) { return static_cast<double>(values.values()[at]); };
    if (column == Before)
        return read(update.before);
    if (column == Gradient)
        return read(update.gradients);
    const int state = column - FirstState;
    if (state < states())
        return read(update.stateAfter[static_cast<std::size_t>(state)]);
    return state == states() ? read(update.after) - read(update.before) : read(update.after);
}

QVariant UpdateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == FirstState + states())
        return stepColour(Stage::Update);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == PlaceColumn)
        return place(index.row());
    const double number = value(index.row(), index.column());
    return role == Qt::DisplayRole ? formatNumber(number) : formatExact(number);
}

QVariant UpdateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || m_tensor < 0 || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    if (section == PlaceColumn)
        return isTip ? tr("Where the weight stands in its tensor") : tr("place");
    if (section == Before)
        return isTip ? tr("The weight before the step") : QStringLiteral("w");
    if (section == Gradient)
        return isTip ? tr("∂Loss/∂w as the optimizer got it: with penalties, clipped") : QStringLiteral("g");
    const int state = section - FirstState;
    if (state < states()) {
        const StateSpec &spec = m_iteration->update.kind->state()[static_cast<std::size_t>(state)];
        return isTip ? tr("%1, after the step").arg(toText(spec.help)) : QString::fromStdString(spec.name);
    }
    if (state == states())
        return isTip ? tr("What the step adds to the weight") : QStringLiteral("Δw");
    return isTip ? tr("The weight after the step") : tr("new w");
}

} // namespace vitrine
