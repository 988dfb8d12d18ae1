#include "widgets/optimizers/networks/NetLayersView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/networks/NetLayersModel.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/StateHistograms.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

NetLayersView::NetLayersView(NetRaceSession *session, NetRaceState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(state), m_title(new QLabel(this)), m_now(new QToolButton(this)),
      m_statistic(new SegmentedControl(3, this)), m_model(new NetLayersModel(this)), m_table(new QTableView(this)),
      m_histogramTitle(new QLabel(this)), m_histograms(new StateHistograms(this))
{
    build();
    connect(m_statistic, &SegmentedControl::chosen, this,
            [this](int index) { m_model->setStatistic(static_cast<NetLayersModel::Statistic>(index)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (!now.isValid())
            return;
        m_tensor = static_cast<std::size_t>(now.row());
        ask();
    });
    connect(state, &NetRaceState::selectionChanged, this, &NetLayersView::ask);
    connect(session, &NetRaceSession::layersChanged, this, &NetLayersView::showLayers);
    connect(state, &NetRaceState::momentChanged, this, &NetLayersView::showLayers);
    connect(m_now, &QToolButton::clicked, state, [state] { state->setMoment(std::nullopt); });
    translated(this, [this] {
        m_statistic->setTexts({tr("Norm"), tr("Mean"), tr("Largest")},
                              {tr("Of what the optimizer keeps: the length, √Σx²"), tr("The mean of its numbers"),
                               tr("The largest magnitude")});
        m_now->setText(tr("Now"));
        m_now->setToolTip(tr("Back to the newest step"));
        m_now->setAccessibleName(m_now->text());
        m_table->setAccessibleName(tr("State by layer"));
        m_histograms->setAccessibleName(tr("Histograms of the selected tensor"));
        m_histogramTitle->setTextFormat(Qt::PlainText);
        showLayers();
    });
    m_statistic->setCurrent(0);
    ask();
}

void NetLayersView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_title, 1);
    top->addWidget(m_now);
    column->addLayout(top);
    m_now->setFocusPolicy(Qt::TabFocus);
    column->addWidget(m_statistic);
    column->addWidget(m_table, 1);
    column->addWidget(m_histogramTitle);
    column->addWidget(m_histograms);
    for (QLabel *label : {m_title, m_histogramTitle}) {
        label->setProperty("muted", true);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void NetLayersView::ask()
{
    m_session->watch(m_state->selected(), m_tensor);
    showLayers();
}

void NetLayersView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showLayers();
}

void NetLayersView::showLayers()
{
    if (!isVisible())
        return;
    const Competitor *competitor = m_state->selectedCompetitor();
    const auto past =
        m_state->moment() ? m_session->history().layersNear(m_state->selected(), *m_state->moment()) : nullptr;
    const auto layers = past ? past : m_session->history().layers;
    const bool isHere = layers && competitor && layers->competitor == competitor->id;
    m_model->setLayers(isHere ? layers : nullptr);
    m_table->setVisible(isHere);
    m_statistic->setVisible(isHere);
    m_histograms->setVisible(isHere && !past);
    m_histogramTitle->setVisible(isHere && !past);
    m_now->setVisible(past != nullptr);
    if (!isHere)
        return m_title->setText(tr("While a race is on, the layers of the selected competitor are shown here."));
    m_title->setText(tr("%1 after step %2").arg(competitorName(*competitor), formatCount(layers->step)));
    m_histograms->setHistograms(layers->histograms);
    if (layers->tensor < layers->layers.size())
        m_histogramTitle->setText(
            tr("The numbers of %1").arg(QString::fromStdString(layers->layers[layers->tensor].tensor)));
    if (!m_table->currentIndex().isValid()) {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_table->selectRow(static_cast<int>(layers->tensor));
    }
}

} // namespace vitrine
