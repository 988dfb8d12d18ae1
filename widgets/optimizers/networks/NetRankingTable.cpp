#include "widgets/optimizers/networks/NetRankingTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRankingModel.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <numeric>

namespace vitrine {

namespace {

constexpr int interval = 200; ///< milliseconds between two looks
constexpr int spreadWidth = 88;

/// The results of all seeds as dots on one line, and a mark at their mean.
class SpreadDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const auto *model = static_cast<const NetRankingModel *>(index.model());
        const std::vector<double> &values = model->valuesOf(index.row());
        if (values.empty())
            return;
        const QRectF area = QRectF(option.rect).adjusted(8, 2, -8, -2);
        const double width = model->high() - model->low();
        const auto place = [&](double value) {
            return area.left() + (width > 0 ? (value - model->low()) / width : 0.5) * area.width();
        };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(Theme::instance().color(Theme::Role::Border), 1));
        painter->drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
        const QColor colour = competitorPen(model->competitorOf(index.row()), 1).color();
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        painter->setPen(QPen(colour, 2));
        painter->drawLine(QPointF(place(mean), area.top()), QPointF(place(mean), area.bottom()));
        painter->setPen(Qt::NoPen);
        QColor dot = colour;
        dot.setAlpha(170); // where two lie on each other it is seen
        painter->setBrush(dot);
        for (const double value : values)
            painter->drawEllipse(QPointF(place(value), area.center().y()), 3, 3);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {Theme::instance().px(spreadWidth), QStyledItemDelegate::sizeHint(option, index).height()};
    }
};

} // namespace

NetRankingTable::NetRankingTable(NetRaceSession *session, NetRaceState *state, QWidget *parent)
    : QTableView(parent), m_state(state), m_model(new NetRankingModel(session, state, this))
{
    setModel(m_model);
    setItemDelegateForColumn(NetRankingModel::Spread, new SpreadDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setIconSize({26, 16});
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    makeDense(this);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &NetRankingTable::refresh);
    const auto later = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(session, &NetRaceSession::historyChanged, this, later);
    connect(session, &NetRaceSession::stageChanged, this, later);
    connect(session, &NetRaceSession::raceBegun, this, &NetRankingTable::refresh);
    connect(state, &NetRaceState::setupChanged, this, &NetRankingTable::refresh);
    connect(state, &NetRaceState::selectionChanged, this, &NetRankingTable::showSelection);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            m_state->select(m_model->idOf(now.row()));
    });
    translated(this, [this] {
        setAccessibleName(tr("Ranking"));
        m_model->retranslate();
    });
    refresh();
}

void NetRankingTable::refresh()
{
    m_model->refresh();
    const bool hasSpread = m_model->table().races > 1;
    setColumnHidden(NetRankingModel::Spread, !hasSpread);
    setColumnHidden(NetRankingModel::Wins, !hasSpread);
    showSelection();
}

void NetRankingTable::showSelection()
{
    const QSignalBlocker blocker(selectionModel());
    const int row = m_model->rowOf(m_state->selected());
    const QModelIndex place = row < 0 ? QModelIndex() : m_model->index(row, 0);
    selectionModel()->setCurrentIndex(place, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

} // namespace vitrine
