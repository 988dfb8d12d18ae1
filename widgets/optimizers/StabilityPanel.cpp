#include "widgets/optimizers/StabilityPanel.h"

#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/StabilityView.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int mostSteps = 1000; ///< of each walk: a map is 1,536 walks

QString mapCsv(const StabilityMap &map)
{
    QString text = QStringLiteral("rate,%1,steps\n").arg(QString::fromStdString(map.request.factor));
    for (int row = 0; row < map.request.rows; ++row)
        for (int column = 0; column < map.request.columns; ++column) {
            const int end = map.end(column, row);
            text += QStringLiteral("%1,%2,%3\n")
                        .arg(formatExact(map.rate(column)), formatExact(map.factor(row)),
                             end == StabilityMap::diverged       ? QStringLiteral("diverged")
                                 : end == StabilityMap::underway ? QString()
                                                                 : QString::number(end));
        }
    return text;
}

} // namespace

StabilityPanel::StabilityPanel(OptimizersState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_title(new QLabel(this)), m_legend(new QLabel(this)),
      m_view(new StabilityView(this)), m_progress(new QProgressBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    for (QLabel *label : {m_title, m_legend}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    m_legend->setTextFormat(Qt::RichText);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    layout->addWidget(m_progress);
    layout->addWidget(m_view, 1);
    installExportMenu(m_view,
                      {[] { return QStringLiteral("stability"); }, [this] { return m_view->size(); },
                       [this](QPainter &painter) { m_view->paintAll(painter); },
                       [this] { return m_view->map() ? mapCsv(*m_view->map()) : QString(); }});
    connect(m_view, &StabilityView::chosen, state, [state](double rate, double factor) {
        const std::string name = rememberingFactor(*findOptimizerKind(state->selectedCompetitor()->optimizer));
        state->editSelected([&](Competitor &one) {
            one.settings["lr"] = rate;
            one.settings[name] = factor;
        });
    });
    connect(state, &OptimizersState::setupChanged, this, &StabilityPanel::showState);
    connect(state, &OptimizersState::selectionChanged, this, &StabilityPanel::showState);
    connect(&m_job, &LatestJob::busyChanged, m_progress, [this](bool busy) {
        QSizePolicy policy = m_progress->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        m_progress->setSizePolicy(policy);
        m_progress->setVisible(busy);
    });
    m_progress->hide();
    translated(this, [this] { retranslate(); });
}

void StabilityPanel::retranslate()
{
    m_progress->setAccessibleName(tr("Making the map"));
    m_legend->setText(tr("<span style=\"color:#B8860B\">■</span> few steps into a minimum "
                         "<span style=\"color:#440154\">■</span> many "
                         "<span style=\"color:#808080\">■</span> not there "
                         "<span style=\"color:#5A1212\">■</span> diverges"));
    showState();
}

void StabilityPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showState();
}

void StabilityPanel::showState()
{
    const Competitor *competitor = m_state->selectedCompetitor();
    const OptimizerKind *kind = competitor ? findOptimizerKind(competitor->optimizer) : nullptr;
    const std::string factor = kind ? rememberingFactor(*kind) : std::string();
    m_view->setVisible(!factor.empty());
    m_legend->setVisible(!factor.empty());
    if (factor.empty()) {
        m_job.cancel();
        m_ordered = {};
        m_title->setText(kind ? tr("%1 remembers nothing. Select one that does: momentum, Nesterov, RMSprop, Adam, …")
                                    .arg(competitorName(*competitor))
                              : tr("Select a competitor to see at which rates it arrives."));
        return;
    }
    m_title->setText(tr("%1 from this start: a click sets both numbers").arg(competitorName(*competitor)));
    m_view->setChosen(competitor->settings.at("lr"), competitor->settings.at(factor));
    if (isVisible())
        order();
}

void StabilityPanel::order()
{
    RaceSetup wanted = m_state->setup();
    Competitor alone = *m_state->selectedCompetitor();
    const std::string factor = rememberingFactor(*findOptimizerKind(alone.optimizer));
    // What the map replaces, or what it does not depend on.
    alone.settings["lr"] = 1;
    alone.settings[factor] = 0;
    alone.colour = alone.line = alone.id = 0;
    alone.isOn = true;
    wanted.steps = std::min(wanted.steps, mostSteps);
    wanted.competitors = {alone};
    if (wanted == m_ordered)
        return;
    m_ordered = wanted;
    m_progress->setValue(0);
    m_job.start([this, wanted, factor](const Cancel &cancel) -> LatestJob::Deliver {
        const auto surface = surfaceOf(wanted);
        StabilityRequest request;
        request.walk = walkOf(wanted, *surface, wanted.competitors.front());
        request.factor = factor;
        auto map = mapStability(request, cancel, [this](double share) {
            QMetaObject::invokeMethod(
                m_progress, [this, share] { m_progress->setValue(static_cast<int>(share * 1000)); },
                Qt::QueuedConnection);
        });
        if (!map)
            return {};
        map->request.walk.surface = nullptr; // the map outlives it
        return [this, map = std::make_shared<const StabilityMap>(std::move(*map))] { m_view->setMap(map); };
    });
}

} // namespace vitrine
