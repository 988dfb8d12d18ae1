#include "widgets/detection/ClassListModel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace vitrine {

namespace {

QPixmap swatch(const QColor &colour)
{
    const int side = Theme::instance().px(12);
    QPixmap pixmap(side, side);
    pixmap.fill(Theme::instance().color(Theme::Role::Border));
    QPainter(&pixmap).fillRect(1, 1, side - 2, side - 2, colour);
    return pixmap;
}

std::vector<int> occurring(const DetectionRun &run)
{
    const Candidates &candidates = run.candidates;
    std::vector<bool> occurs(static_cast<std::size_t>(run.raw.classes()));
    for (std::size_t i = 0; i < candidates.scores.size(); ++i)
        if (candidates.scores[i] >= ClassListModel::floor)
            occurs[static_cast<std::size_t>(candidates.classes[i])] = true;
    std::vector<int> classes;
    for (std::size_t id = 0; id < occurs.size(); ++id)
        if (occurs[id])
            classes.push_back(static_cast<int>(id));
    return classes;
}

} // namespace

ClassListModel::ClassListModel(QObject *parent) : QAbstractTableModel(parent) { }

void ClassListModel::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::runChanged, this, &ClassListModel::showRun);
    connect(state, &DetectionState::resultChanged, this, &ClassListModel::showResult);
    showRun();
    showResult();
}

void ClassListModel::showRun()
{
    std::vector<int> classes = m_state->run() ? occurring(*m_state->run()) : std::vector<int>();
    if (classes == m_classes)
        return;
    beginResetModel();
    m_classes = std::move(classes);
    m_kept.clear();
    endResetModel();
}

void ClassListModel::showResult()
{
    m_kept.assign(m_state->run() ? static_cast<std::size_t>(m_state->run()->raw.classes()) : 0, 0);
    for (const int cell : m_state->result().kept)
        ++m_kept[static_cast<std::size_t>(m_state->run()->candidates.classes[static_cast<std::size_t>(cell)])];
    if (!m_classes.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool ClassListModel::isShown(int classId) const
{
    const std::vector<bool> &hidden = m_state->settings().hiddenClasses;
    const auto id = static_cast<std::size_t>(classId);
    return id >= hidden.size() || !hidden[id];
}

void ClassListModel::setShown(const std::vector<int> &classes, bool shown)
{
    if (!m_state || !m_state->run() || classes.empty())
        return;
    NmsSettings settings = m_state->settings();
    std::vector<bool> &hidden = settings.hiddenClasses;
    hidden.resize(std::max(hidden.size(), static_cast<std::size_t>(m_state->run()->raw.classes())));
    for (const int id : classes)
        hidden[static_cast<std::size_t>(id)] = !shown;
    if (std::find(hidden.begin(), hidden.end(), true) == hidden.end())
        hidden.clear(); // nothing hidden has one way to be written: settings that mean the same are equal
    m_state->setSettings(settings);
}

void ClassListModel::setAllShown(bool shown)
{
    if (!m_state || !m_state->run())
        return;
    NmsSettings settings = m_state->settings();
    settings.hiddenClasses.assign(shown ? 0 : static_cast<std::size_t>(m_state->run()->raw.classes()), true);
    m_state->setSettings(settings);
}

int ClassListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ClassListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int id = classAt(index.row());
    const auto at = static_cast<std::size_t>(id);
    if (index.column() == Kept) {
        if (role == Qt::DisplayRole)
            return formatCount(at < m_kept.size() ? m_kept[at] : 0);
        if (role == Qt::TextAlignmentRole)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return classText(*m_state->run(), id);
    case Qt::DecorationRole:
        return swatch(classColour(id));
    case Qt::CheckStateRole:
        return isShown(id) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return tr("%1: class %2, %3 kept")
            .arg(classText(*m_state->run(), id))
            .arg(id)
            .arg(at < m_kept.size() ? m_kept[at] : 0);
    default:
        return {};
    }
}

bool ClassListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name)
        return false;
    setShown({classAt(index.row())}, value.toInt() == Qt::Checked);
    return true;
}

QVariant ClassListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::DisplayRole)
        return section == Name ? tr("Class") : tr("Kept");
    if (role == Qt::ToolTipRole)
        return section == Name ? tr("Classes that candidates of this picture have with a score of at least %1")
                                     .arg(formatNumber(static_cast<double>(floor)))
                               : tr("Boxes of the class that are left after all gates");
    return {};
}

Qt::ItemFlags ClassListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace vitrine
