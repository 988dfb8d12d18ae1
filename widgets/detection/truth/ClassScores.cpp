#include "widgets/detection/truth/ClassScores.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/truth/Evaluator.h"

#include <QEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace vitrine {

ClassScoresModel::ClassScoresModel(Evaluator *evaluator, QObject *parent)
    : QAbstractTableModel(parent), m_evaluator(evaluator)
{
    connect(evaluator, &Evaluator::scoresChanged, this, &ClassScoresModel::fill);
    connect(evaluator, &Evaluator::confidenceChanged, this, &ClassScoresModel::showConfidence);
    fill();
}

void ClassScoresModel::fill()
{
    const auto scores = m_evaluator->scores();
    const std::vector<int> objects = scores ? objectCounts(scores->input->truth) : std::vector<int>();
    if (objects == m_objects)
        return showConfidence();
    beginResetModel();
    m_objects = objects;
    m_classes.clear();
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (objects[i] > 0)
            m_classes.push_back(static_cast<int>(i));
    endResetModel();
}

void ClassScoresModel::showConfidence()
{
    if (!m_classes.empty())
        emit dataChanged(index(0, Ap), index(rowCount() - 1, F1));
}

int ClassScoresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ClassScoresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double ClassScoresModel::number(int row, int column) const
{
    const auto scores = m_evaluator->scores();
    const auto figures = m_evaluator->figures();
    const auto classId = static_cast<std::size_t>(m_classes[static_cast<std::size_t>(row)]);
    if (!scores || !figures)
        return -1;
    switch (column) {
    case Objects:
        return m_objects[classId];
    case Ap:
        return figures->classAp[classId];
    case Ap50:
        return figures->classAp50[classId];
    default:
        break;
    }
    const CurvePoint *point = operatingPoint(scores->curves[1 + classId], m_evaluator->confidence());
    if (!point)
        return column == Precision ? -1 : 0;
    return column == Precision ? point->precision : column == Recall ? point->recall : f1(*point);
}

QVariant ClassScoresModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int classId = m_classes[static_cast<std::size_t>(index.row())];
    if (role == classRole)
        return classId;
    if (index.column() == Name) {
        const auto scores = m_evaluator->scores();
        const bool isText = role == Qt::DisplayRole || role == sortRole || role == Qt::ToolTipRole;
        return isText && scores
            ? QString::fromStdString(scores->input->truth.classes[static_cast<std::size_t>(classId)])
            : QVariant();
    }
    const double value = number(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Objects)
            return formatCount(static_cast<std::int64_t>(value));
        return value < 0 ? QStringLiteral("–") : QString::number(value, 'f', 3);
    case Qt::ToolTipRole:
        return value < 0 ? tr("There is nothing to measure") : formatExact(value);
    case sortRole:
        return value;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ClassScoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QStringList names{tr("Class"),     tr("Objects"), QStringLiteral("AP"), QStringLiteral("AP50"),
                            tr("Precision"), tr("Recall"),  QStringLiteral("F1")};
    const QStringList tips{tr("Name of the annotated class; a double click shows its curve"),
                           tr("Annotated objects, without groups"),
                           tr("COCO's average precision: the mean over IoU 0.50 to 0.95"),
                           tr("Average precision at an IoU of 0.50"),
                           tr("Share of the detections that match an object, at the present thresholds"),
                           tr("Share of the objects that were found, at the present thresholds"),
                           tr("2 · precision · recall / (precision + recall)")};
    if (role == Qt::DisplayRole)
        return names.value(section);
    return role == Qt::ToolTipRole ? QVariant(tips.value(section)) : QVariant();
}

QString ClassScoresModel::csv() const
{
    QString text = QStringLiteral("class,objects,ap,ap50,precision,recall,f1\n");
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells{QLatin1Char('"') + index(row, Name).data().toString().replace(u'"', QStringLiteral("\"\""))
                          + QLatin1Char('"')};
        for (int column = Objects; column < ColumnCount; ++column) {
            const double value = number(row, column);
            cells += value < 0 ? QString() : formatExact(value);
        }
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

ClassScoresTable::ClassScoresTable(Evaluator *evaluator, QWidget *parent)
    : QTableView(parent), m_model(new ClassScoresModel(evaluator, this)), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ClassScoresModel::sortRole);
    setModel(m_sorted);
    setSortingEnabled(true);
    sortByColumn(ClassScoresModel::Objects, Qt::DescendingOrder);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setShowGrid(false);
    makeDense(this);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(24);
    installExportMenu(this, {[] { return QStringLiteral("classes"); }, {}, {}, [this] { return m_model->csv(); }});
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { emit classChosen(index.data(ClassScoresModel::classRole).toInt()); });
    translated(this, [this] {
        setAccessibleName(tr("Average precision of each class"));
        emit m_model->headerDataChanged(Qt::Horizontal, 0, ClassScoresModel::ColumnCount - 1);
        fitColumns();
    });
}

void ClassScoresTable::fitColumns()
{
    const int number = fontMetrics().horizontalAdvance(QStringLiteral("0.0000")) + 12;
    for (int column = ClassScoresModel::Objects; column < ClassScoresModel::ColumnCount; ++column)
        setColumnWidth(column, std::max(number, horizontalHeader()->sectionSizeHint(column)));
    setColumnWidth(ClassScoresModel::Name, fontMetrics().horizontalAdvance(QStringLiteral("motorcycle")) + 24);
}

} // namespace vitrine
