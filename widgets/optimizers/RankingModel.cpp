#include "widgets/optimizers/RankingModel.h"

#include "widgets/common/Format.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/OptimizersState.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int columns = 5;

} // namespace

RankingModel::RankingModel(OptimizersState *state, QObject *parent) : QAbstractTableModel(parent), m_state(state)
{
    connect(state, &OptimizersState::raceChanged, this, &RankingModel::rank);
    connect(state, &OptimizersState::stepChanged, this, &RankingModel::rank);
    rank();
}

void RankingModel::rank()
{
    const auto race = m_state->race();
    std::vector<const RaceEntry *> order;
    for (const RaceEntry &entry : race->entries)
        order.push_back(&entry);
    const int step = m_state->step();
    std::stable_sort(order.begin(), order.end(), [step](const RaceEntry *a, const RaceEntry *b) {
        return std::pair(a->hasDiverged(step), a->at(step).value) < std::pair(b->hasDiverged(step), b->at(step).value);
    });
    // Most steps change numbers alone; the rows stay, and with them what is selected and where one has scrolled.
    if (order.size() != m_order.size()) {
        beginResetModel();
        m_order = std::move(order);
        m_race = race;
        return endResetModel();
    }
    m_order = std::move(order);
    m_race = race;
    if (!m_order.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int RankingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int RankingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

int RankingModel::rowOf(int id) const
{
    const auto found = std::find_if(m_order.begin(), m_order.end(),
                                    [id](const RaceEntry *entry) { return entry->competitor.id == id; });
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

QVariant RankingModel::data(const QModelIndex &index, int role) const
{
    const RaceEntry &entry = *m_order[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(entry, index.column());
    case Qt::ToolTipRole:
        return tipOf(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(competitorIcon(entry.competitor)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Name || index.column() == Outcome ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                                                   : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString RankingModel::textOf(const RaceEntry &entry, int column) const
{
    const int step = m_state->step();
    switch (column) {
    case Name:
        return competitorName(entry.competitor);
    case Height:
        return formatNumber(entry.at(step).value);
    case Distance: {
        const auto distance = distanceToMinimum(*m_race->surface, entry.at(step).place);
        return distance ? formatNumber(*distance) : QStringLiteral("–");
    }
    case Arrival:
        return entry.walk.convergedAt ? formatCount(*entry.walk.convergedAt) : QStringLiteral("–");
    default:
        return entry.hasDiverged(step) ? tr("diverged") : entry.hasConverged(step) ? tr("arrived") : tr("under way");
    }
}

QStringList RankingModel::outcomes()
{
    return {tr("diverged"), tr("arrived"), tr("under way")};
}

QString RankingModel::tipOf(const RaceEntry &entry, int column) const
{
    const int step = m_state->step();
    switch (column) {
    case Name:
        return QStringLiteral("%1   %2").arg(competitorName(entry.competitor), competitorSettings(entry.competitor));
    case Height:
        return tr("f = %1 at step %2").arg(formatExact(entry.at(step).value), formatCount(step));
    case Distance:
        return m_race->surface->minima().empty() ? tr("Where the minima of this surface are is not known")
                                                 : tr("Distance to the nearest minimum");
    case Arrival:
        return entry.walk.convergedAt
            ? tr("From step %1 on it stays within a hundredth of the shorter side of a minimum")
                  .arg(formatCount(*entry.walk.convergedAt))
            : tr("It does not come to rest in a minimum within %1 steps").arg(formatCount(m_race->steps()));
    default:
        return entry.walk.divergedAt
            ? tr("From step %1 on its numbers are not finite").arg(formatCount(*entry.walk.divergedAt))
            : textOf(entry, column);
    }
}

QVariant RankingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const std::array<std::pair<QString, QString>, columns> texts{
        {{tr("Optimizer"), tr("In the order of heights at this step")},
         {tr("f now"), tr("Height at this step")},
         {tr("Distance"), tr("Distance to the nearest minimum")},
         {tr("Steps"), tr("How many steps it takes into a minimum, to stay there")},
         {tr("State"), tr("At this step: under way, arrived in a minimum, or diverged")}}};
    const auto &[title, tip] = texts[static_cast<std::size_t>(section)];
    return role == Qt::DisplayRole ? QVariant(title) : role == Qt::ToolTipRole ? QVariant(tip) : QVariant();
}

void RankingModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    rank();
}

} // namespace vitrine
