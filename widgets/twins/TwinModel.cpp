#include "widgets/twins/TwinModel.h"

#include "core/training/compare/CrossValidation.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/twins/TwinSession.h"
#include "widgets/twins/TwinStyle.h"
#include "widgets/twins/TwinText.h"

#include <QFont>

#include <cmath>

namespace vitrine {

namespace {

constexpr double smoothing = 0.9; ///< of the training loss

bool isShareColumn(int column)
{
    return column == TwinModel::Accuracy || column == TwinModel::BestAccuracy || column == TwinModel::AveragePrecision
        || column == TwinModel::Together;
}

QString numberText(double value, int column)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (column == TwinModel::Time)
        return formatMilliseconds(value);
    return isShareColumn(column) ? formatShare(value) : formatNumber(value);
}

} // namespace

TwinModel::TwinModel(const TwinSession *session, QObject *parent) : QAbstractTableModel(parent), m_session(session)
{
    restart();
}

TwinMode TwinModel::mode() const
{
    return m_session->request().settings.mode;
}

/// Once a look, for cells are asked for again and again.
void TwinModel::readFigures()
{
    m_titles = memberTitles(m_session->request().settings, m_session->request().train.settings.seed);
    m_figures.clear();
    for (const TwinMember &member : m_session->history().members)
        m_figures.push_back(figuresOf(member.compared(), smoothing));
    m_figures.resize(static_cast<std::size_t>(m_members));
}

void TwinModel::restart()
{
    beginResetModel();
    m_members = static_cast<int>(m_session->history().members.size());
    readFigures();
    m_isTicked.assign(static_cast<std::size_t>(m_members) + 1, true);
    endResetModel();
}

void TwinModel::refresh()
{
    readFigures();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool TwinModel::isDetector(int row) const
{
    return m_session->history().members[static_cast<std::size_t>(row)].isDetector();
}

/// Of this comparison: networks alone are together, detectors alone have an average precision.
bool TwinModel::hasColumn(int column) const
{
    if (column == Together)
        return mode() == TwinMode::Ensemble;
    return column != AveragePrecision || m_session->history().judge() != TwinJudge::Accuracy;
}

bool TwinModel::isSummary(int row) const
{
    return row == m_members;
}

int TwinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_members == 0 ? 0 : m_members + (mode() == TwinMode::Twins ? 0 : 1);
}

int TwinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double TwinModel::numberAt(int row, int column) const
{
    const TwinHistory &history = m_session->history();
    const RunFigures &figures = m_figures[static_cast<std::size_t>(row)];
    switch (column) {
    case TrainLoss:
        return figures.trainLoss;
    case ValidationLoss:
        return figures.validationLoss;
    case Accuracy:
        return isDetector(row) ? figures.ap50 : figures.validationAccuracy;
    case BestAccuracy:
        return isDetector(row) ? figures.bestAp50 : figures.bestValidationAccuracy;
    case AveragePrecision:
        return figures.ap;
    case Time:
        return 1000 * figures.secondsPerStep;
    default:
        break;
    }
    const bool isKnown =
        !history.ensemble.empty() && static_cast<std::size_t>(row) < history.ensemble.back().growing.size();
    return isKnown ? history.ensemble.back().growing[static_cast<std::size_t>(row)].accuracy : none;
}

QString TwinModel::summaryAt(int column) const
{
    const TwinHistory &history = m_session->history();
    if (column == Name)
        return mode() == TwinMode::Folds ? tr("Mean ± deviation") : tr("Averaged answer");
    if (mode() == TwinMode::Ensemble) {
        if (history.ensemble.empty() || (column != ValidationLoss && column != Accuracy))
            return {};
        const PredictionFigures &all = history.ensemble.back().growing.back();
        return numberText(column == ValidationLoss ? all.loss : all.accuracy, column);
    }
    std::vector<double> values;
    for (int row = 0; row < m_members; ++row)
        if (!history.members[static_cast<std::size_t>(row)].failure)
            values.push_back(numberAt(row, column));
    return column == Time ? numberText(spreadOf(values).mean, column)
                          : spreadText(spreadOf(values), isShareColumn(column));
}

QString TwinModel::textAt(int row, int column) const
{
    if (isSummary(row))
        return summaryAt(column);
    if (column != Name)
        return numberText(numberAt(row, column), column);
    const bool isOut = m_session->history().members[static_cast<std::size_t>(row)].failure.has_value();
    return isOut ? tr("%1 (dropped out)").arg(m_titles.value(row)) : m_titles.value(row);
}

QVariant TwinModel::tipAt(int row, int column) const
{
    if (isSummary(row))
        return mode() == TwinMode::Folds ? tr("Mean and sample standard deviation over the folds")
                                         : tr("The mean of all networks' probabilities, as one answer");
    if (column != Name)
        return QStringLiteral("%1 = %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                             formatExact(numberAt(row, column)));
    const auto &failure = m_session->history().members[static_cast<std::size_t>(row)].failure;
    if (failure)
        return toText(failure->message);
    return row == m_session->shown() ? tr("%1: shown on the canvas").arg(m_titles.value(row))
                                     : tr("%1: a click shows it on the canvas").arg(m_titles.value(row));
}

QVariant TwinModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int row = index.row(), column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textAt(row, column);
    case Qt::ToolTipRole:
        return tipAt(row, column);
    case Qt::DecorationRole:
        return column == Name ? QVariant(twinIcon(twinColourOf(mode(), isSummary(row) ? -1 : row))) : QVariant();
    case Qt::CheckStateRole:
        return column == Name ? QVariant(m_isTicked[static_cast<std::size_t>(row)] ? Qt::Checked : Qt::Unchecked)
                              : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(true);
        return isSummary(row) || row == m_session->shown() ? QVariant(font) : QVariant();
    }
    default:
        return {};
    }
}

bool TwinModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name)
        return false;
    const bool isTicked = value.toInt() == Qt::Checked;
    m_isTicked[static_cast<std::size_t>(index.row())] = isTicked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit memberSwitched(isSummary(index.row()) ? -1 : index.row(), isTicked);
    return true;
}

Qt::ItemFlags TwinModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant TwinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= ColumnCount)
        return {};
    const TwinJudge judge = m_session->history().judge();
    const QString titles[] = {tr("Run"),  tr("Training"), tr("Validation"), judgeName(judge),
                              tr("Best"), tr("AP"),       tr("Step"),       tr("Together")};
    const bool areDetectors = judge == TwinJudge::Ap50;
    const QString tips[] = {
        tr("A tick shows its curves. The run on the canvas is bold; a click shows another one there"),
        tr("Loss of the last batches, smoothed"),
        tr("Loss on the validation part after the last epoch"),
        areDetectors ? tr("AP50 on the validation part after the last epoch: average precision at an IoU of 0.5")
                     : tr("Accuracy on the validation part after the last epoch"),
        areDetectors ? tr("The best AP50 on the validation part so far")
                     : tr("The best accuracy on the validation part so far"),
        tr("AP on the validation part after the last epoch: average precision, mean over IoUs from 0.5 to 0.95"),
        tr("Mean time of a training step, validation not counted"),
        tr("Accuracy of the averaged answer of this network and those above it")};
    if (role == Qt::DisplayRole)
        return titles[section];
    return role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

QString TwinModel::csv() const
{
    const auto quoted = [](QString text) {
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    };
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            if (!hasColumn(column))
                continue;
            if (row < 0)
                cells += quoted(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
            else if (column == Name || isSummary(row))
                cells += quoted(textAt(row, column));
            else
                cells += formatExact(numberAt(row, column));
        }
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
