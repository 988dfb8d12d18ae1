#include "widgets/training/LayersView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/training/Sparkline.h"
#include "widgets/training/TrainSession.h"

#include <QHeaderView>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace vitrine {

namespace {

constexpr int interval = 200; ///< milliseconds between two looks
constexpr int rowHeight = 28;

double valueOf(const TensorRecord &record, int column)
{
    switch (column) {
    case LayersModel::Weights:
        return record.weightNorm;
    case LayersModel::Gradient:
        return record.gradientNorm;
    default:
        return record.weightNorm > 0 ? record.updateNorm / record.weightNorm : none;
    }
}

} // namespace

LayersModel::LayersModel(const TrainHistory *history, QObject *parent) : QAbstractTableModel(parent), m_history(history)
{
}

void LayersModel::restart()
{
    beginResetModel();
    m_rows = static_cast<int>(m_history->tensorNames.size());
    endResetModel();
}

void LayersModel::refresh()
{
    if (m_rows > 0)
        emit dataChanged(index(0, Weights), index(m_rows - 1, ColumnCount - 1));
}

std::vector<double> LayersModel::series(int row, int column) const
{
    std::vector<double> values;
    for (const TensorSample &sample : m_history->tensors)
        if (static_cast<std::size_t>(row) < sample.records.size())
            values.push_back(valueOf(sample.records[static_cast<std::size_t>(row)], column));
    return values;
}

int LayersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int LayersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayersModel::data(const QModelIndex &index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || row >= m_history->tensorNames.size())
        return {};
    const QString name = QString::fromStdString(m_history->tensorNames[row]);
    if (index.column() == Name)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(name) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (m_history->tensors.empty() || row >= m_history->tensors.back().records.size())
        return {};
    const double value = valueOf(m_history->tensors.back().records[row], index.column());
    if (role == Qt::DisplayRole)
        return formatNumber(value);
    if (role == Qt::ToolTipRole)
        return tr("%1: %2 = %3")
            .arg(name, headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), formatExact(value));
    return {};
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString titles[] = {tr("Tensor"), tr("Weights ‖w‖"), tr("Gradient ‖g‖"), tr("Step ‖Δw‖ / ‖w‖")};
    const QString tips[] = {
        tr("Learnable tensors, in the order of the network"), tr("Length of the weights"),
        tr("Length of the gradient; logarithmic"),
        tr("Length of a step, relative to the weights; logarithmic. The dotted line is 0.001, about "
           "what it is where the learning rate is right")};
    if (role == Qt::DisplayRole)
        return titles[section];
    return role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

LayersView::LayersView(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_model(new LayersModel(&session->history(), this)), m_table(new QTableView(this)),
      m_timer(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setModel(m_model);
    auto *sparkline = new Sparkline(m_table);
    for (int column = LayersModel::Weights; column < LayersModel::ColumnCount; ++column)
        m_table->setItemDelegateForColumn(column, sparkline);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_timer->setSingleShot(true);
    m_timer->setInterval(interval);
    connect(m_timer, &QTimer::timeout, m_model, &LayersModel::refresh);
    connect(session, &TrainSession::runBegun, m_model, &LayersModel::restart);
    connect(session, &TrainSession::historyCut, m_model, &LayersModel::restart);
    connect(session, &TrainSession::historyChanged, this, [this] {
        if (isVisible() && !m_timer->isActive())
            m_timer->start();
    });
    translated(this, [this] {
        m_table->setAccessibleName(tr("Tensors of the network"));
        emit m_model->headerDataChanged(Qt::Horizontal, 0, LayersModel::ColumnCount - 1);
    });
}

void LayersView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->refresh();
}

} // namespace vitrine
