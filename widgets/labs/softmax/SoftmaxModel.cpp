#include "widgets/labs/softmax/SoftmaxModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/curves/BarDelegate.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t few = 20;
constexpr double largestScore = 1e6;

} // namespace

void SoftmaxModel::setScores(std::vector<double> scores, std::optional<std::size_t> right, const QStringList &names)
{
    beginResetModel();
    m_scores = std::move(scores);
    m_right = right;
    m_names = names;
    m_order.resize(m_scores.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (m_scores.size() > few)
        m_order = descending(m_scores);
    m_work = workSoftmax(m_scores, m_temperature);
    m_loss = m_right ? std::optional(workCrossEntropy(m_work, *m_right)) : std::nullopt;
    endResetModel();
    emit worked();
}

void SoftmaxModel::setScore(std::size_t index, double score)
{
    m_scores[index] = score;
    compute();
}

void SoftmaxModel::setTemperature(double temperature)
{
    m_temperature = temperature;
    if (!m_scores.empty())
        compute();
}

void SoftmaxModel::compute()
{
    m_work = workSoftmax(m_scores, m_temperature);
    m_loss = m_right ? std::optional(workCrossEntropy(m_work, *m_right)) : std::nullopt;
    emit dataChanged(index(0, Score), index(rowCount() - 1, ColumnCount - 1));
    emit worked();
}

void SoftmaxModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString SoftmaxModel::nameOf(std::size_t index) const
{
    const QString name = m_names.value(static_cast<qsizetype>(index));
    return name.isEmpty() ? QString::number(index) : name;
}

int SoftmaxModel::rowOf(std::size_t index) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), index);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

int SoftmaxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_scores.size());
}

int SoftmaxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_right ? ColumnCount : static_cast<int>(Gradient);
}

double SoftmaxModel::number(std::size_t i, int column) const
{
    switch (column) {
    case Score:
        return m_scores[i];
    case Shifted:
        return m_work.scaled[i] - m_work.largest;
    case Power:
        return m_work.powers[i];
    case Probability:
        return m_work.probabilities[i];
    default:
        return m_loss ? m_loss->gradient[i] : 0;
    }
}

QVariant SoftmaxModel::share(std::size_t i, int column) const
{
    switch (column) {
    case Score: {
        double most = 1e-9;
        for (const double score : m_scores)
            most = std::max(most, std::abs(score));
        return m_scores[i] / most;
    }
    case Power:
    case Probability:
        return number(i, column);
    case Gradient:
        return number(i, column) * m_work.temperature;
    default:
        return {};
    }
}

QVariant SoftmaxModel::data(const QModelIndex &index, int role) const
{
    const std::size_t i = classOf(index.row());
    const int column = index.column();
    const bool isRight = m_right == i;
    switch (role) {
    case Qt::DisplayRole:
        if (column == Name)
            return isRight ? tr("%1 (target)").arg(nameOf(i)) : nameOf(i);
        return column == Probability ? formatShare(number(i, column)) : formatNumber(number(i, column));
    case Qt::EditRole:
        return formatExact(number(i, column));
    case Qt::ToolTipRole:
        return column == Name ? QVariant() : formatExact(number(i, column));
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(isRight);
        return isRight ? QVariant(font) : QVariant();
    }
    case BarDelegate::ShareRole:
        return share(i, column);
    case BarDelegate::SignedRole:
        return column == Score || column == Gradient;
    case BarDelegate::ColourRole:
        return Theme::instance().color(column == Gradient ? Theme::Role::Backward : Theme::Role::Forward);
    default:
        return {};
    }
}

QVariant SoftmaxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString texts[] = {tr("Class"), tr("Score z"), tr("z/T − max"), tr("exp"), tr("Probability p"), tr("∂L/∂z")};
    const QString tips[] = {tr("What the network tells apart"),
                            tr("What the network answers; a double click or F2 writes another"),
                            tr("Divided by the temperature, less the largest: this changes no probability and keeps "
                               "exp from overflowing"),
                            tr("e to the power of that: never negative, and 1 for the likeliest"),
                            tr("Its share of the sum of all exp; together they are 100 %"),
                            tr("Gradient of cross-entropy: (p − t) / T, with t = 1 for the target and 0 for the rest")};
    if (role == Qt::DisplayRole)
        return texts[section];
    return role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

Qt::ItemFlags SoftmaxModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == Score ? usual | Qt::ItemIsEditable : usual;
}

bool SoftmaxModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    bool isNumber = false;
    QString text = value.toString().trimmed();
    const double score = QLocale::c().toDouble(text.replace(QChar(0x2212), QLatin1Char('-')), &isNumber);
    if (role != Qt::EditRole || index.column() != Score || !isNumber || !(std::abs(score) <= largestScore))
        return false;
    setScore(classOf(index.row()), score);
    return true;
}

QString SoftmaxModel::csv() const
{
    QString text = QStringLiteral("class,score,shifted,exp,probability%1\n")
                       .arg(m_right ? QStringLiteral(",gradient") : QString());
    for (std::size_t i = 0; i < m_scores.size(); ++i) {
        QString name = nameOf(i);
        text += QStringLiteral("\"%1\"").arg(name.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
        for (int column = Score; column < columnCount(); ++column)
            text += QLatin1Char(',') + formatExact(number(i, column));
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
