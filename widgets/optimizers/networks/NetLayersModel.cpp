#include "widgets/optimizers/networks/NetLayersModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"

#include <utility>

namespace vitrine {

void NetLayersModel::setLayers(std::shared_ptr<const RaceLayers> layers)
{
    const auto shape = [](const std::shared_ptr<const RaceLayers> &of) {
        return of ? std::pair(of->layers.size(), of->layers.empty() ? 0 : of->layers[0].state.size())
                  : std::pair<std::size_t, std::size_t>(0, 0);
    };
    // Mostly numbers alone change; the rows stay, and with them what is selected.
    const bool isOther = shape(layers) != shape(m_layers) || (layers && layers->competitor != m_layers->competitor);
    if (isOther)
        beginResetModel();
    m_layers = std::move(layers);
    if (isOther)
        endResetModel();
    else if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void NetLayersModel::setStatistic(Statistic statistic)
{
    m_statistic = statistic;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int NetLayersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_layers ? 0 : static_cast<int>(m_layers->layers.size());
}

int NetLayersModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const bool hasState = m_layers && !m_layers->layers.empty();
    return FirstState + (hasState ? static_cast<int>(m_layers->layers[0].state.size()) : 0);
}

const StateSummary *NetLayersModel::stateOf(const LayerState &layer, int column) const
{
    const auto index = static_cast<std::size_t>(column - FirstState);
    return column >= FirstState && index < layer.state.size() ? &layer.state[index] : nullptr;
}

double NetLayersModel::valueOf(const LayerState &layer, int column) const
{
    switch (column) {
    case Weights:
        return layer.norms.weightNorm;
    case Gradient:
        return layer.norms.gradientNorm;
    case Ratio:
        return layer.norms.weightNorm > 0 ? layer.norms.updateNorm / layer.norms.weightNorm : none;
    default:
        break;
    }
    const StateSummary *state = stateOf(layer, column);
    if (!state)
        return none;
    return m_statistic == Statistic::Norm ? state->norm : m_statistic == Statistic::Mean ? state->mean : state->largest;
}

QVariant NetLayersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LayerState &layer = m_layers->layers[static_cast<std::size_t>(index.row())];
    const QString name = QString::fromStdString(layer.tensor);
    if (index.column() == Name)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(name) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return formatNumber(valueOf(layer, index.column()));
    if (role != Qt::ToolTipRole)
        return {};
    if (const StateSummary *state = stateOf(layer, index.column()))
        return tr("%1 of %2: norm %3, mean %4, largest magnitude %5")
            .arg(QString::fromStdString(state->symbol), name, formatExact(state->norm), formatExact(state->mean),
                 formatExact(state->largest));
    return tr("%1: %2 = %3")
        .arg(name, headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
             formatExact(valueOf(layer, index.column())));
}

QVariant NetLayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section < FirstState) {
        const QString titles[] = {tr("Tensor"), QStringLiteral("‖w‖"), QStringLiteral("‖g‖"),
                                  QStringLiteral("‖Δw‖ / ‖w‖")};
        const QString tips[] = {tr("Learnable tensors, in the order of the network"), tr("Length of the weights"),
                                tr("Length of the gradient"),
                                tr("Length of a step, relative to the weights: about 0.001 where the rate is right")};
        return role == Qt::DisplayRole ? QVariant(titles[section])
            : role == Qt::ToolTipRole  ? QVariant(tips[section])
                                       : QVariant();
    }
    const StateSummary *state = m_layers && !m_layers->layers.empty() ? stateOf(m_layers->layers[0], section) : nullptr;
    if (!state)
        return {};
    const QString symbol = QString::fromStdString(state->symbol);
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1: %2").arg(symbol, toText(state->help));
    if (role != Qt::DisplayRole)
        return {};
    return m_statistic == Statistic::Norm ? QStringLiteral("‖%1‖").arg(symbol)
        : m_statistic == Statistic::Mean  ? tr("mean %1").arg(symbol)
                                          : tr("max |%1|").arg(symbol);
}

} // namespace vitrine
