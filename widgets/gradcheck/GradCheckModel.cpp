#include "widgets/gradcheck/GradCheckModel.h"

#include "core/units/UnitNames.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <algorithm>

namespace vitrine {

GradCheckModel::GradCheckModel(QObject *parent) : QAbstractTableModel(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, &GradCheckModel::showAll);
}

void GradCheckModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_worst = 0;
    m_wrong = m_hidden = 0;
    m_noise = 0;
    endResetModel();
}

void GradCheckModel::add(const QString &tensor, const std::vector<CheckedGradient> &gradients)
{
    if (gradients.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(gradients.size()) - 1);
    for (const CheckedGradient &checked : gradients) {
        m_rows.push_back({QString::fromStdString(nameOfUnit(tensor.toStdString(), checked.index)), checked});
        m_worst = std::max(m_worst, checked.error);
        m_wrong += checked.error > GradientCheck::limit;
        m_hidden += checked.isWithinNoise();
        m_noise = std::max(m_noise, checked.noise);
    }
    endInsertRows();
}

void GradCheckModel::showAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int GradCheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GradCheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double GradCheckModel::number(const Row &row, int column) const
{
    return column == Gradient ? row.checked.gradient : column == Slope ? row.checked.slope : row.checked.error;
}

QVariant GradCheckModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isName = index.column() == Number;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? row.name : formatNumber(number(row, index.column()));
    case Qt::ToolTipRole:
        return isName ? row.name : formatExact(number(row, index.column()));
    case sortRole:
        return isName ? QVariant(index.row()) : QVariant(number(row, index.column()));
    case Qt::TextAlignmentRole:
        return isName ? QVariant(Qt::AlignLeft | Qt::AlignVCenter) : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (row.checked.error > GradientCheck::limit)
            return Theme::instance().color(Theme::Role::Error);
        return {};
    default:
        return {};
    }
}

QVariant GradCheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Number:
        return isTip ? tr("Which number was moved") : tr("Number");
    case Gradient:
        return isTip ? tr("∂L/∂w as autograd gives it, in double precision") : tr("Autograd");
    case Slope:
        return isTip ? tr("(L(w + h) − L(w − h)) / 2h, with h = ε^⅓ · max(1, |w|)") : tr("Finite difference");
    case RelativeError:
        return isTip ? tr("Their difference over the larger of the two; up to %1 is rounding. Where both are so small "
                          "that rounding of the loss hides them, it is held against that rounding.")
                           .arg(formatNumber(GradientCheck::limit))
                     : tr("Relative error");
    default:
        return {};
    }
}

QString GradCheckModel::csv() const
{
    QString text = QStringLiteral("number,gradient,slope,error\n");
    for (const Row &row : m_rows)
        text += QStringLiteral("\"%1\",%2,%3,%4\n")
                    .arg(row.name, formatExact(row.checked.gradient), formatExact(row.checked.slope),
                         formatExact(row.checked.error));
    return text;
}

} // namespace vitrine
