#include "widgets/optimizers/networks/NetRankingModel.h"

#include "widgets/common/Format.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRaceText.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

NetRankingModel::NetRankingModel(NetRaceSession *session, NetRaceState *state, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_state(state)
{
    refresh();
}

void NetRankingModel::refresh()
{
    const NetRaceSetup &setup = m_state->setup();
    RaceTable table = rankRaces(m_session->history(), setup.measure, setup.goal);
    // Mostly numbers alone change; the rows stay, and with them what is selected and where one has scrolled.
    const bool isOther = table.standings.size() != m_table.standings.size();
    if (isOther)
        beginResetModel();
    m_table = std::move(table);
    m_measure = setup.measure;
    m_low = INFINITY;
    m_high = -INFINITY;
    for (const RaceStanding &standing : m_table.standings)
        for (const double value : standing.values) {
            m_low = std::min(m_low, value);
            m_high = std::max(m_high, value);
        }
    if (isOther)
        endResetModel();
    else if (!m_table.standings.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

Competitor NetRankingModel::competitorOf(int row) const
{
    return m_state->inStyle(m_session->history().members[standing(row).competitor]);
}

int NetRankingModel::idOf(int row) const
{
    return competitorOf(row).id;
}

int NetRankingModel::rowOf(int id) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (idOf(row) == id)
            return row;
    return -1;
}

const std::vector<double> &NetRankingModel::valuesOf(int row) const
{
    return standing(row).values;
}

int NetRankingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.standings.size());
}

int NetRankingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NetRankingModel::data(const QModelIndex &index, int role) const
{
    // While one race takes another's place, views may ask for what is gone.
    if (!index.isValid() || standing(index.row()).competitor >= m_session->history().members.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index.row(), index.column());
    case Qt::ToolTipRole:
        return tipOf(index.row(), index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(competitorIcon(competitorOf(index.row()))) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Name ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                      : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString NetRankingModel::numberText(double value) const
{
    return m_measure == RaceMeasure::ValidationAccuracy ? formatShare(value) : formatNumber(value);
}

/// Two digits say how far the mean is to be trusted.
QString NetRankingModel::deviationText(double value) const
{
    return m_measure == RaceMeasure::ValidationAccuracy ? formatShare(value) : QString::number(value, 'g', 2);
}

QString NetRankingModel::textOf(int row, int column) const
{
    const RaceStanding &place = standing(row);
    switch (column) {
    case Name:
        return memberName(competitorOf(row));
    case Value:
        if (place.values.empty())
            return tr("diverged");
        return std::isfinite(place.deviation)
            ? QStringLiteral("%1 ± %2").arg(numberText(place.mean), deviationText(place.deviation))
            : numberText(place.mean);
    case Spread:
        return {};
    case Wins:
        return QString::number(place.wins);
    case Reached:
        return place.reached > 0 ? formatCount(std::llround(place.meanReached)) : QStringLiteral("–");
    default: {
        const double seconds = secondsPerStep(m_session->history(), place.competitor);
        return std::isfinite(seconds) ? formatMilliseconds(seconds * 1000) : QStringLiteral("–");
    }
    }
}

QString NetRankingModel::tipOf(int row, int column) const
{
    const RaceStanding &place = standing(row);
    switch (column) {
    case Name:
        return QStringLiteral("%1   %2").arg(competitorName(competitorOf(row)), competitorSettings(competitorOf(row)));
    case Value:
    case Spread: {
        QStringList values;
        for (const double value : place.values)
            values += formatExact(value);
        QString text = tr("%1 of each race: %2").arg(measureName(m_measure), values.join(QStringLiteral(", ")));
        if (place.droppedOut > 0)
            text += QLatin1Char('\n') + tr("Its numbers ran away in %n race(s).", nullptr, place.droppedOut);
        return text;
    }
    case Wins:
        return tr("Best in %1 of %2 races").arg(place.wins).arg(m_table.races);
    case Reached:
        return place.reached > 0 ? tr("As good as %1 after %2 steps, in %3 of %4 races")
                                       .arg(numberText(m_table.goal), formatCount(std::llround(place.meanReached)))
                                       .arg(place.reached)
                                       .arg(m_table.races)
                                 : tr("Never as good as %1").arg(numberText(m_table.goal));
    default:
        return tr("Computing time of one step, batch included; on a busy machine an upper bound");
    }
}

QVariant NetRankingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const QString goal = std::isfinite(m_table.goal) ? numberText(m_table.goal) : QStringLiteral("…");
    const std::array<std::pair<QString, QString>, ColumnCount> texts{
        {{tr("Optimizer"), tr("The best first; who diverged comes last")},
         {measureName(m_measure), tr("At the end, or now; mean ± standard deviation over the seeds")},
         {tr("Spread"), tr("A dot for each seed, the line is the mean; the same scale for all")},
         {tr("Wins"), tr("Races in which nobody was better")},
         {tr("Steps to %1").arg(goal), tr("Steps until it was as good as the goal")},
         {tr("A step"), tr("Computing time of one step")}}};
    const auto &[title, tip] = texts[static_cast<std::size_t>(section)];
    return role == Qt::DisplayRole ? QVariant(title) : role == Qt::ToolTipRole ? QVariant(tip) : QVariant();
}

void NetRankingModel::retranslate()
{
    refresh();
}

} // namespace vitrine
