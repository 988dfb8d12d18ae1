#include "widgets/explanation/ExplanationModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <algorithm>
#include <utility>

namespace vitrine {

ExplanationModel::ExplanationModel(QObject *parent) : QAbstractTableModel(parent) { }

void ExplanationModel::setExplanation(std::shared_ptr<const Explanation> explanation)
{
    beginResetModel();
    m_explanation = std::move(explanation);
    m_rows = m_explanation ? explanationRows(*m_explanation) : ExplanationRows();
    m_hasPairs =
        std::any_of(m_rows.rows.begin(), m_rows.rows.end(), [](const ExplanationRow &row) { return row.isPair(); });
    endResetModel();
}

int ExplanationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.rows.size());
}

int ExplanationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_hasPairs ? SecondPlace + 1 : FirstPlace + 1;
}

const Term *ExplanationModel::term(const QModelIndex &index) const
{
    const ExplanationRow &row = m_rows.rows[static_cast<std::size_t>(index.row())];
    const int which = index.column() >= SecondValue ? row.second : row.first;
    return which < 0 ? nullptr : &m_explanation->terms[static_cast<std::size_t>(which)];
}

std::optional<Place> ExplanationModel::place(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Term *found = term(index);
    if (index.column()
        == Contribution) { // of a product the number, not the weight: going deeper follows what was computed
        const ExplanationRow &row = m_rows.rows[static_cast<std::size_t>(index.row())];
        const bool weightFirst = found->place.kind == Place::Kind::Weight;
        if (row.isPair() && weightFirst)
            found = &m_explanation->terms[static_cast<std::size_t>(row.second)];
    }
    if (!found || found->place.kind == Place::Kind::Constant)
        return {};
    return found->place;
}

double ExplanationModel::number(const QModelIndex &index) const
{
    if (index.column() == Contribution)
        return ExplanationRows::contribution(*m_explanation, m_rows.rows[static_cast<std::size_t>(index.row())]);
    const Term *found = term(index);
    return found ? found->value : 0;
}

QVariant ExplanationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Term *found = term(index);
    const bool isPlace = index.column() == FirstPlace || index.column() == SecondPlace;
    if (!found)
        return {};
    const QString label = QString::fromStdString(found->label);
    switch (role) {
    case Qt::DisplayRole:
        return isPlace ? label : formatNumber(number(index));
    case Qt::ToolTipRole:
        return isPlace && place(index) ? tr("%1: click to see how this number came about").arg(label)
            : isPlace                  ? label
                                       : formatExact(number(index));
    case sortRole:
        return isPlace ? QVariant(label) : QVariant(number(index));
    case Qt::TextAlignmentRole:
        return int((isPlace ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return isPlace && place(index) ? QVariant(Theme::instance().color(Theme::Role::Accent)) : QVariant();
    default:
        return {};
    }
}

QVariant ExplanationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const std::pair<QString, QString> texts[] = {
        {m_hasPairs ? tr("Product") : tr("Value"),
         m_hasPairs ? tr("The two factors multiplied: the share of the sum") : tr("The term's value")},
        {m_hasPairs ? tr("Factor") : tr("Term"), tr("The number itself")},
        {tr("From"), tr("Where it stands; a click goes there")},
        {tr("× factor"), tr("The number that it is multiplied with")},
        {tr("From"), tr("Where it stands; a click goes there")}};
    if (section < 0 || section > SecondPlace)
        return {};
    if (role == Qt::DisplayRole)
        return texts[section].first;
    return role == Qt::ToolTipRole ? QVariant(texts[section].second) : QVariant();
}

} // namespace vitrine
