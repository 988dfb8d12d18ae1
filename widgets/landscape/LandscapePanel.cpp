#include "widgets/landscape/LandscapePanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/landscape/LandscapeForm.h"
#include "widgets/landscape/LandscapeLegend.h"
#include "widgets/landscape/LandscapeLine.h"
#include "widgets/landscape/LandscapeMap.h"
#include "widgets/landscape/LandscapeSolid.h"
#include "widgets/training/FormParts.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int progressSteps = 1000;

} // namespace

LandscapePanel::LandscapePanel(LandscapeSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_form(new LandscapeForm(this)),
      m_legend(new LandscapeLegend(session, this)), m_compute(new QPushButton(this)), m_take(new QPushButton(this)),
      m_progress(new QProgressBar(this)), m_views(new SegmentedControl(2, this)), m_logarithmic(new QCheckBox(this)),
      m_export(new QToolButton(this)), m_stage(new QStackedWidget(this)), m_map(new LandscapeMap(session)),
      m_solid(new LandscapeSolid(session)), m_line(new LandscapeLine), m_facts(makeNote(this))
{
    build();
    connectSession();
    translated(this, [this] { retranslate(); });
    showLook();
}

void LandscapePanel::build()
{
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_views);
    top->addWidget(m_logarithmic);
    top->addStretch(1);
    top->addWidget(m_take);
    top->addWidget(m_export);
    for (QWidget *view :
         {static_cast<QWidget *>(m_map), static_cast<QWidget *>(m_solid), static_cast<QWidget *>(m_line)})
        m_stage->addWidget(view);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_stage, 1);
    m_facts->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_facts);

    auto *area = new QScrollArea(this);
    auto *parts = new QWidget;
    auto *stack = new QVBoxLayout(parts);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(m_form);
    stack->addWidget(m_legend);
    stack->addStretch(1);
    area->setWidget(parts);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new QWidget(this);
    auto *side = new QVBoxLayout(left);
    side->setContentsMargins(0, 8, 0, 8);
    side->setSpacing(4);
    auto *go = new QVBoxLayout;
    go->setContentsMargins(16, 0, 16, 0);
    go->setSpacing(4);
    go->addWidget(m_compute);
    go->addWidget(m_progress);
    side->addLayout(go);
    side->addWidget(area, 1);
    left->setMinimumWidth(Theme::instance().px(216));

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_take->hide();
    m_export->setText(QStringLiteral("⋯"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(new QMenu(m_export));
}

void LandscapePanel::connectSession()
{
    connect(m_session, &LandscapeSession::landscapeChanged, this, &LandscapePanel::showLandscape);
    connect(m_session, &LandscapeSession::stageChanged, this, &LandscapePanel::showStage);
    connect(m_session, &LandscapeSession::presentChanged, this, &LandscapePanel::showFacts);
    connect(m_session, &LandscapeSession::progressChanged, this,
            [this](double share) { m_progress->setValue(static_cast<int>(share * progressSteps)); });
    connect(m_compute, &QPushButton::clicked, this, &LandscapePanel::computeOrCancel);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_look.chosen)
            emit weightsChosen(*m_look.chosen);
    });
    connect(m_legend, &LandscapeLegend::hiddenChanged, this, &LandscapePanel::showLook);
    connect(m_map, &LandscapeMap::taken, m_take, &QPushButton::click);
    connect(m_map, &LandscapeMap::chosen, this, &LandscapePanel::choose);
    connect(m_line, &LandscapeLine::chosen, this, &LandscapePanel::choose);
    connect(m_views, &SegmentedControl::chosen, this, [this](int index) { setSolid(index == 1); });
    connect(m_logarithmic, &QCheckBox::toggled, this, &LandscapePanel::setLogarithmic);
    for (QWidget *view : {static_cast<QWidget *>(m_map), static_cast<QWidget *>(m_solid)})
        installExportMenu(view, exportSource());
    connect(m_export->menu(), &QMenu::aboutToShow, this, [this] {
        m_export->menu()->clear();
        addExportActions(m_export->menu(), this, exportSource());
    });
}

ExportSource LandscapePanel::exportSource() const
{
    ExportSource source;
    source.name = [] { return QStringLiteral("landscape"); };
    source.size = [this] { return m_session->landscape() ? m_stage->size() : QSize(); };
    source.paint = [this](QPainter &painter) {
        if (m_stage->currentWidget() == m_map)
            m_map->paintAll(painter);
        else if (m_stage->currentWidget() == m_solid)
            m_solid->paintAll(painter);
        else
            paintPlot(m_line->plot(), painter);
    };
    source.csv = [this] {
        const auto landscape = m_session->landscape();
        return landscape ? QString::fromStdString(landscapeCsv(*landscape, m_session->paths())) : QString();
    };
    return source;
}

bool LandscapePanel::isSolid() const
{
    return m_views->current() == 1;
}

void LandscapePanel::setSolid(bool solid)
{
    m_views->setCurrent(solid ? 1 : 0);
    showLook();
    emit lookChanged();
}

void LandscapePanel::setLogarithmic(bool logarithmic)
{
    if (std::exchange(m_look.isLogarithmic, logarithmic) == logarithmic)
        return;
    showLook();
    emit lookChanged();
}

void LandscapePanel::setStep(qint64 step)
{
    m_look.step = step;
    showLook();
}

void LandscapePanel::setTakes(bool takes)
{
    m_takes = takes;
    m_legend->setHasNetwork(takes);
    showLook();
}

void LandscapePanel::choose(Point2 place)
{
    m_look.chosen = place;
    showLook();
}

void LandscapePanel::computeOrCancel()
{
    if (m_session->isBusy())
        m_session->cancel();
    else
        emit orderWanted(m_form->settings());
}

void LandscapePanel::showLandscape()
{
    const auto landscape = m_session->landscape();
    if (!landscape)
        m_look.chosen.reset();
    const bool isPlane = landscape && landscape->area.rows > 1;
    const auto surface = isPlane ? std::make_shared<const LandscapeSurface>(*landscape) : nullptr;
    m_map->setSurface(surface);
    m_solid->setSurface(surface);
    m_line->setLandscape(landscape && !isPlane ? landscape : nullptr);
    showLook();
}

void LandscapePanel::showLook()
{
    const auto landscape = m_session->landscape();
    const bool isLine = landscape && landscape->area.rows == 1;
    m_stage->setCurrentWidget(isLine                       ? static_cast<QWidget *>(m_line)
                                  : isSolid() && landscape ? static_cast<QWidget *>(m_solid)
                                                           : m_map);
    m_views->setEnabled(!isLine);
    m_logarithmic->setChecked(m_look.isLogarithmic);
    m_look.hidden = m_legend->hidden();
    m_map->setLook(m_look);
    m_solid->setLook(m_look);
    m_line->setLogarithmic(m_look.isLogarithmic);
    m_line->setChosen(m_look.chosen);
    m_take->setVisible(m_takes && m_look.chosen.has_value());
    m_export->setEnabled(landscape != nullptr);
    showFacts();
}

void LandscapePanel::showStage()
{
    const bool isBusy = m_session->isBusy();
    m_compute->setText(isBusy ? tr("Cancel") : tr("Compute"));
    m_compute->setToolTip(isBusy ? tr("Stop; what has been computed stays")
                                 : tr("Compute the loss around the network's weights"));
    // How long data takes to read is not known before.
    m_progress->setRange(0, m_session->stage() == LandscapeStage::Preparing ? 0 : progressSteps);
    if (m_session->stage() == LandscapeStage::Idle)
        m_progress->setValue(0);
    showFacts();
}

/// Below the picture: the loss in the middle, how sharp it is there, and what the plane shows of the path.
void LandscapePanel::showFacts()
{
    const auto landscape = m_session->landscape();
    const auto plan = m_session->plan();
    m_facts->setVisible(landscape && plan);
    if (!landscape || !plan)
        return;
    const bool isLine = landscape->area.rows == 1;
    QStringList facts{QString::fromStdString(plan->model.network.name),
                      (isLine ? tr("At the start: loss %1") : tr("In the middle: loss %1"))
                          .arg(formatNumber(landscape->centre.loss))};
    if (isLine)
        facts += tr("at the end %1").arg(formatNumber(LandscapeSurface(*landscape).value({1, 0})));
    if (!std::isnan(landscape->curvatureY))
        facts +=
            tr("curvature %1 and %2").arg(formatNumber(landscape->curvatureX), formatNumber(landscape->curvatureY));
    facts += tr("%1 samples").arg(formatCount(plan->samples));
    if (!std::isnan(plan->shares[0]))
        facts += tr("the plane holds %1 of the path").arg(formatShare(plan->shares[0] + plan->shares[1]));
    if (const auto present = m_session->present(); present && present->projection.distance > 0)
        facts += tr("the network shown is %1 beside it").arg(formatNumber(present->projection.distance));
    m_facts->setText(facts.join(QStringLiteral("   ·   ")));
    m_facts->setToolTip(
        tr("Curvature: the second derivative of the loss along the two directions, by finite differences. The higher, "
           "the sharper the place. The plane is all that can be seen; distances beside it are lengths in the space of "
           "all weights."));
}

void LandscapePanel::retranslate()
{
    m_views->setTexts({tr("Contours"), tr("3-D")}, {tr("From above, with lines of equal loss"), tr("As a landscape")});
    m_logarithmic->setText(tr("Log heights"));
    m_logarithmic->setToolTip(tr("More colours and lines near the lowest place"));
    m_take->setText(tr("Load these weights"));
    m_take->setToolTip(tr("Give the network the weights at the chosen place; undo brings the others back"));
    m_export->setToolTip(tr("Copy or save the picture and the numbers"));
    m_export->setAccessibleName(m_export->toolTip());
    m_progress->setAccessibleName(tr("Computing the landscape"));
    m_map->setHint(tr("Compute shows the loss of this network for other weights than it has: on a plane through its "
                      "weights, along two directions. After training, the path that the optimizer took is drawn on "
                      "it."));
    showStage();
}

} // namespace vitrine
