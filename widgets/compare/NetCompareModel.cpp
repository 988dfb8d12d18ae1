#include "widgets/compare/NetCompareModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/curves/BarDelegate.h"

#include <QFont>

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

using State = PartComparison::State;

const BlockKind *kindOf(const Trace &trace, bool nodewise, int place)
{
    if (place < 0)
        return nullptr;
    const auto index = static_cast<std::size_t>(place);
    return nodewise ? trace.graph.nodes[index].kind : trace.graph.blocks[index].kind;
}

double figure(const TensorDifference &difference, int column)
{
    switch (column) {
    case NetCompareModel::Mean:
        return difference.mean();
    case NetCompareModel::Largest:
        return difference.largest;
    case NetCompareModel::Relative:
        return difference.relative();
    default:
        return difference.cosine();
    }
}

QString shapesOf(const std::vector<PartTensor> &tensors)
{
    QStringList shapes;
    for (const PartTensor &each : tensors)
        shapes += formatShape(each.tensor.shape());
    return shapes.isEmpty() ? QStringLiteral("–") : shapes.join(QStringLiteral(", "));
}

QString stateName(State state)
{
    switch (state) {
    case State::Absent:
        return QStringLiteral("absent");
    case State::OtherShape:
        return QStringLiteral("other shape");
    case State::Compared:
        break;
    }
    return QStringLiteral("compared");
}

QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

NetCompareModel::NetCompareModel(NetCompareState *state, QObject *parent) : QAbstractTableModel(parent), m_state(state)
{
    connect(state, &NetCompareState::comparisonChanged, this, &NetCompareModel::follow);
    connect(state, &NetCompareState::placeChanged, this, &NetCompareModel::follow);
    follow();
}

int NetCompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int NetCompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void NetCompareModel::follow()
{
    const int rows = static_cast<int>(m_state->pairs().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > 0) {
        emit dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
    }
}

void NetCompareModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    follow();
}

QString NetCompareModel::name(const ComparedPair &pair) const
{
    const QString a = m_state->path(pair, NetSide::A), b = m_state->path(pair, NetSide::B);
    if (b.isEmpty())
        return tr("%1 (only in A)").arg(a);
    if (a.isEmpty())
        return tr("%1 (only in B)").arg(b);
    return a == b ? a : QStringLiteral("%1 ↔ %2").arg(a, b);
}

QString NetCompareModel::kind(const ComparedPair &pair) const
{
    QStringList kinds;
    for (const NetSide side : {NetSide::A, NetSide::B})
        if (const BlockKind *kind =
                kindOf(*m_state->outcome(side).trace, m_state->isNodewise(), m_state->place(pair, side)))
            kinds += QString::fromStdString(kind->type());
    kinds.removeDuplicates();
    return kinds.join(QStringLiteral(" ↔ "));
}

QString NetCompareModel::number(const ComparedPair &pair, int column) const
{
    const PartComparison &part = pair.part(m_state->part());
    if (part.state == State::Compared) {
        const double value = figure(part.difference, column);
        return column == Relative && std::isfinite(value) ? formatShare(value) : formatNumber(value);
    }
    if (column != Mean)
        return {};
    return part.state == State::OtherShape ? tr("other shape") : QStringLiteral("–");
}

QString NetCompareModel::tip(const ComparedPair &pair) const
{
    const bool nodewise = m_state->isNodewise();
    const auto shapes = [&](NetSide side) {
        return shapesOf(
            partTensors(*m_state->outcome(side).trace, nodewise, m_state->place(pair, side), m_state->part()));
    };
    return QStringLiteral("%1\nA: %2\nB: %3\n%4")
        .arg(name(pair), shapes(NetSide::A), shapes(NetSide::B), figuresText(*m_state, pair));
}

QVariant NetCompareModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= std::ssize(m_state->pairs()))
        return {};
    const ComparedPair &pair = pairAt(index.row());
    const PartComparison &part = pair.part(m_state->part());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? name(pair) : column == Kind ? kind(pair) : number(pair, column);
    case Qt::ToolTipRole:
        return tip(pair);
    case Qt::TextAlignmentRole:
        return column > Kind ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        return part.isOther() || part.state == State::Compared ? QVariant()
                                                               : Theme::instance().color(Theme::Role::MutedText);
    case Qt::FontRole: {
        QFont font;
        font.setBold(part.isOther());
        return font;
    }
    case BarDelegate::ShareRole:
        return column == Relative && part.state == State::Compared ? QVariant(
                   std::isfinite(part.difference.relative()) ? part.difference.relative() / 2 : 0.0) // 200 % at most
                                                                   : QVariant();
    case BarDelegate::ColourRole:
        return Theme::instance().color(m_state->part() == ComparedPart::Gradient
                                               || m_state->part() == ComparedPart::WeightGradients
                                           ? Theme::Role::Backward
                                           : Theme::Role::Forward);
    default:
        return {};
    }
}

QVariant NetCompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= ColumnCount)
        return {};
    const QString names[] = {tr("Block"),           tr("Kind"),     tr("Mean |A − B|"),
                             tr("Largest |A − B|"), tr("Relative"), tr("Cosine")};
    const QString tips[] = {
        tr("Blocks that belong together: those of the same name, then those of the same kind in order"),
        tr("Kind of the block"),
        tr("Σ|A − B| / n: how far a number lies apart on average"),
        tr("max |A − B|: how far the numbers lie apart that differ most"),
        tr("‖A − B‖ / max(‖A‖, ‖B‖): 0 % the same, 100 % as far apart as the longer one is long, 200 % opposite"),
        tr("A·B / (‖A‖·‖B‖): 1 the same direction, 0 at right angles, −1 opposite")};
    if (role == Qt::DisplayRole)
        return names[section];
    return role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

QString NetCompareModel::csv() const
{
    QString text = QStringLiteral("part,a,b,kind,state,numbers,not_finite,mean_abs,max_abs,relative,cosine\n");
    const char *const parts[] = {"output", "gradient", "weights", "weight_gradients"};
    for (const ComparedPair &pair : m_state->pairs()) {
        for (int i = 0; i < comparedParts; ++i) {
            const PartComparison &part = pair.parts[static_cast<std::size_t>(i)];
            QStringList cells{QLatin1String(parts[i]), quoted(m_state->path(pair, NetSide::A)),
                              quoted(m_state->path(pair, NetSide::B)), quoted(kind(pair)), stateName(part.state)};
            const bool isCompared = part.state == State::Compared;
            cells += isCompared ? QString::number(part.difference.count) : QString();
            cells += isCompared ? QString::number(part.difference.notFinite) : QString();
            for (int column = Mean; column <= Cosine; ++column)
                cells += isCompared ? formatExact(figure(part.difference, column)) : QString();
            text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
        }
    }
    return text;
}

QString figuresText(const NetCompareState &state, const ComparedPair &pair)
{
    const PartComparison &part = pair.part(state.part());
    const TensorDifference &difference = part.difference;
    if (part.state == State::OtherShape)
        return NetCompareModel::tr("The shapes differ, so nothing can be subtracted");
    if (part.state == State::Absent)
        return pair.isWhole() ? NetCompareModel::tr("There is nothing of this kind to compare")
                              : NetCompareModel::tr("Only one side has this block");
    if (difference.isNone())
        return NetCompareModel::tr("Equal, number by number");
    QString text = NetCompareModel::tr("mean |A − B| %1 · largest %2 · relative %3 · cosine %4")
                       .arg(formatNumber(difference.mean()), formatNumber(difference.largest),
                            formatShare(difference.relative()), formatNumber(difference.cosine()));
    if (difference.notFinite > 0)
        text += QStringLiteral(" · ")
            + NetCompareModel::tr("%1 places with NaN or Inf left out").arg(formatCount(difference.notFinite));
    return text;
}

} // namespace vitrine
