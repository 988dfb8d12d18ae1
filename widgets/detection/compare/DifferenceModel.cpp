#include "widgets/detection/compare/DifferenceModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/compare/ChangeMarks.h"
#include "widgets/detection/compare/ComparisonState.h"

namespace vitrine {

namespace {

constexpr int iconSide = 16;

QString percents(float share)
{
    return QString::number(static_cast<double>(share) * 100, 'f', 1);
}

QString signedPercents(float share)
{
    return (share > 0 ? QStringLiteral("+") : QString()) + percents(share);
}

} // namespace

DifferenceModel::DifferenceModel(ComparisonState *comparison, QObject *parent)
    : QAbstractTableModel(parent), m_comparison(comparison)
{
    const auto show = [this] {
        beginResetModel();
        m_settingCount = static_cast<int>(m_comparison->settings().size());
        m_pairCount = m_comparison->differenceCount();
        m_reasons.clear();
        endResetModel();
    };
    connect(comparison, &ComparisonState::changed, this, show);
    for (const CompareSide side : {CompareSide::A, CompareSide::B})
        connect(comparison->state(side), &DetectionState::runChanged, this, show);
}

int DifferenceModel::pairAt(int row) const
{
    return row < m_settingCount ? -1 : row - m_settingCount;
}

int DifferenceModel::rowOf(int pair) const
{
    return pair >= 0 && pair < m_pairCount ? m_settingCount + pair : -1;
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_settingCount + m_pairCount;
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferenceModel::settingText(int row, int column) const
{
    const SettingDifference &setting = m_comparison->settings()[static_cast<std::size_t>(row)];
    switch (column) {
    case What:
        return tr("Setting: %1").arg(toText(setting.name));
    case A:
        return toText(setting.a);
    case B:
        return toText(setting.b);
    default:
        return {};
    }
}

QString DifferenceModel::classOf(int pair) const
{
    const BoxPair &boxes = m_comparison->pairs()[static_cast<std::size_t>(pair)];
    QStringList names;
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        const int cell = m_comparison->cellOf(boxes, side);
        if (cell < 0)
            continue;
        const DetectionRun &run = *m_comparison->state(side)->run();
        const QString name = classText(run, run.candidates.classes[static_cast<std::size_t>(cell)]);
        if (!names.contains(name))
            names += name;
    }
    return names.join(QStringLiteral(" → "));
}

/// Why the side that lacks a box lacks it.
const QString &DifferenceModel::reason(int pair) const
{
    const auto known = m_reasons.find(pair);
    if (known != m_reasons.end())
        return known->second;
    const BoxPair &boxes = m_comparison->pairs()[static_cast<std::size_t>(pair)];
    QString &text = m_reasons[pair];
    const QString side = boxes.a < 0 ? QStringLiteral("A") : QStringLiteral("B");
    const int cell = m_comparison->droppedFor(boxes);
    if (cell < 0)
        return text = tr("%1 has no other candidate here").arg(side);
    const DetectionState &lacking = *m_comparison->state(boxes.a < 0 ? CompareSide::A : CompareSide::B);
    return text = QStringLiteral("%1: %2 · %3")
                      .arg(side, candidateText(*lacking.run(), cell),
                           verdictText(*lacking.run(), lacking.result(), lacking.settings(), cell));
}

/// How far apart the two boxes are, or why there is one only.
QString DifferenceModel::details(int pair) const
{
    const BoxPair &boxes = m_comparison->pairs()[static_cast<std::size_t>(pair)];
    if (boxes.a < 0 || boxes.b < 0)
        return reason(pair);
    return tr("score %1, IoU %2").arg(signedPercents(boxes.scoreChange), formatNumber(static_cast<double>(boxes.iou)));
}

QString DifferenceModel::pairText(int pair, int column) const
{
    const BoxPair &boxes = m_comparison->pairs()[static_cast<std::size_t>(pair)];
    const auto score = [&](CompareSide side) {
        const int cell = m_comparison->cellOf(boxes, side);
        return cell < 0 ? QStringLiteral("–")
                        : percents(m_comparison->state(side)->run()->candidates.scores[static_cast<std::size_t>(cell)]);
    };
    switch (column) {
    case What:
        return changeText(boxes.change);
    case Class:
        return classOf(pair);
    case A:
        return score(CompareSide::A);
    case B:
        return score(CompareSide::B);
    case Details:
        return details(pair);
    default:
        return {};
    }
}

/// The whole row: its cells may be narrow.
QString DifferenceModel::toolTip(int row) const
{
    const int pair = pairAt(row);
    if (pair < 0)
        return QStringLiteral("%1: %2 → %3").arg(settingText(row, What), settingText(row, A), settingText(row, B));
    const BoxPair &boxes = m_comparison->pairs()[static_cast<std::size_t>(pair)];
    const QString what = QStringLiteral("%1: %2").arg(changeText(boxes.change), classOf(pair));
    const QString how = boxes.a < 0 || boxes.b < 0
        ? reason(pair)
        : tr("Score in B − score in A: %1\nIoU of the two boxes: %2")
              .arg(formatExact(static_cast<double>(boxes.scoreChange)), formatExact(static_cast<double>(boxes.iou)));
    return what + QLatin1Char('\n') + how;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || !m_comparison->isReady())
        return {};
    const int pair = pairAt(index.row()), column = index.column();
    const auto text = [&] { return pair < 0 ? settingText(index.row(), column) : pairText(pair, column); };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case Qt::DecorationRole:
        return pair >= 0 && column == What
            ? QVariant(changeIcon(m_comparison->pairs()[static_cast<std::size_t>(pair)].change, iconSide))
            : QVariant();
    default:
        return {};
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    const QStringList names{tr("Difference"), tr("Class"), QStringLiteral("A"), QStringLiteral("B"), tr("Details")};
    const QStringList tips{
        tr("What differs: settings first, then boxes, the weightiest first"),
        tr("The class of the box; where the two disagree, A's → B's"),
        tr("The setting in A, or the score in A in percent"), tr("The setting in B, or the score in B in percent"),
        tr("How far apart the two boxes are; of a missing one, the best candidate that this side had "
           "for it, and what became of that")};
    if (role == Qt::DisplayRole)
        return names.value(section);
    return role == Qt::ToolTipRole ? QVariant(tips.value(section)) : QVariant();
}

} // namespace vitrine
