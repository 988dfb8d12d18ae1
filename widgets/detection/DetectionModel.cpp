#include "widgets/detection/DetectionModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

DetectionModel::DetectionModel(QObject *parent) : QAbstractTableModel(parent) { }

void DetectionModel::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::runChanged, this, [this] { showResult(true); });
    connect(state, &DetectionState::resultChanged, this, [this] { showResult(false); });
    connect(state, &DetectionState::hoverChanged, this, &DetectionModel::showHover);
    showResult(false);
}

/// The result of a new run is not there yet when the run is.
void DetectionModel::showResult(bool ofNewRun)
{
    beginResetModel();
    m_cells = ofNewRun || !m_state->run() ? std::vector<int>() : m_state->result().kept;
    m_hovered = m_state->hoveredCell();
    endResetModel();
}

void DetectionModel::showHover()
{
    for (const int cell : {std::exchange(m_hovered, m_state->hoveredCell()), m_hovered})
        if (const int row = rowOf(cell); row >= 0)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1), {Qt::BackgroundRole});
}

int DetectionModel::cellAt(int row) const
{
    return m_cells[static_cast<std::size_t>(row)];
}

int DetectionModel::rowOf(int cell) const
{
    const auto found = std::find(m_cells.begin(), m_cells.end(), cell);
    return found == m_cells.end() ? -1 : static_cast<int>(found - m_cells.begin());
}

int DetectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
}

int DetectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double DetectionModel::value(int row, int column) const
{
    const DetectionRun &run = *m_state->run();
    const int cell = cellAt(row);
    const Box box = boxInPicture(run, cell);
    switch (column) {
    case Rank:
        return row + 1;
    case Score:
        return static_cast<double>(run.candidates.scores[static_cast<std::size_t>(cell)]);
    case X:
        return static_cast<double>(box.x1);
    case Y:
        return static_cast<double>(box.y1);
    case Width:
        return static_cast<double>(box.width());
    case Height:
        return static_cast<double>(box.height());
    default:
        return 0;
    }
}

QString DetectionModel::text(int row, int column) const
{
    const DetectionRun &run = *m_state->run();
    switch (column) {
    case Rank:
        return QString::number(row + 1);
    case Class:
        return classText(run, run.candidates.classes[static_cast<std::size_t>(cellAt(row))]);
    case Score:
        return QString::number(value(row, column) * 100, 'f', 1);
    default:
        break;
    }
    const double number = value(row, column);
    return std::isfinite(number) ? QString::number(number, 'f', 1) : formatNumber(number);
}

QVariant DetectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_state || !m_state->run())
        return {};
    const int row = index.row(), column = index.column(), cell = cellAt(row);
    const int classId = m_state->run()->candidates.classes[static_cast<std::size_t>(cell)];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Class || column == Rank
            ? boxToolTip(*m_state->run(), m_state->result(), m_state->settings(), cell)
            : formatExact(value(row, column));
    case Qt::TextAlignmentRole:
        return QVariant((column == Class ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return column == Class ? QVariant(classColour(classId)) : QVariant();
    case Qt::BackgroundRole:
        return cell == m_hovered ? QVariant(Theme::instance().color(Theme::Role::Border)) : QVariant();
    case sortRole:
        return column == Class ? QVariant(text(row, column)) : QVariant(value(row, column));
    case cellRole:
        return cell;
    default:
        return {};
    }
}

QVariant DetectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    const QStringList names{tr("Rank"), tr("Class"), tr("Score %"), tr("x"), tr("y"), tr("Width"), tr("Height")};
    const QStringList tips{tr("Place in the order of scores, of the boxes that are kept"),
                           tr("The class with the largest score"),
                           tr("Score = objectness × class score, in percent"),
                           tr("Left edge, pixels of the picture"),
                           tr("Upper edge, pixels of the picture"),
                           tr("Width, pixels of the picture"),
                           tr("Height, pixels of the picture")};
    if (role == Qt::DisplayRole)
        return names.value(section);
    if (role == Qt::ToolTipRole)
        return tips.value(section);
    return {};
}

QString DetectionModel::csv() const
{
    QString text = QStringLiteral("rank,class_id,class,score,x,y,width,height\n");
    for (int row = 0; row < rowCount(); ++row) {
        const int classId = m_state->run()->candidates.classes[static_cast<std::size_t>(cellAt(row))];
        QString name = className(*m_state->run(), classId);
        name.replace(QLatin1Char('"'), QStringLiteral("\"\""));
        QStringList fields{QString::number(row + 1), QString::number(classId),
                           QLatin1Char('"') + name + QLatin1Char('"')};
        for (const int column : {Score, X, Y, Width, Height})
            fields += formatExact(value(row, column));
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
