#include "widgets/yolox/backbone/BackboneView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/backbone/ActPage.h"
#include "widgets/yolox/backbone/BackboneTree.h"
#include "widgets/yolox/backbone/CostPage.h"
#include "widgets/yolox/backbone/CspPage.h"
#include "widgets/yolox/backbone/ResidualPage.h"
#include "widgets/yolox/backbone/SppPage.h"
#include "widgets/yolox/backbone/StagesPage.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace vitrine {

namespace {

/// Pages of maps shrink as far as they must; asked for a height by their width they would want what they like best.
class ShrinkingTabs : public QTabWidget {
public:
    using QTabWidget::QTabWidget;
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

BackboneView::BackboneView(const StationTools &tools)
    : m_tools(tools), m_steps(new StationSteps(this)), m_tabs(new ShrinkingTabs), m_stages(new StagesPage(tools)),
      m_csp(new CspPage), m_spp(new SppPage), m_act(new ActPage), m_residual(new ResidualPage(tools)),
      m_costs(new CostPage(tools))
{
    for (BackbonePage *each : {static_cast<BackbonePage *>(m_stages), static_cast<BackbonePage *>(m_csp),
                               static_cast<BackbonePage *>(m_spp), static_cast<BackbonePage *>(m_act),
                               static_cast<BackbonePage *>(m_residual), static_cast<BackbonePage *>(m_costs)})
        addPage(each);
    m_tabs->setDocumentMode(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addWidget(m_tabs);
    connect(tools.state, &YoloxState::runChanged, this, &BackboneView::letGo);
    connect(m_tabs, &QTabWidget::currentChanged, this, &BackboneView::refresh);
    connect(m_steps, &StationSteps::currentChanged, this, &BackboneView::goToStage);
    connect(m_stages, &StagesPage::stageChosen, this, [this](const QString &stage) {
        const auto &parts = m_stages->own()->backbone()->parts;
        for (std::size_t i = 0; i < parts.size() && !m_isStepping; ++i)
            if (QString::fromStdString(parts[i].name) == stage) {
                m_isStepping = true;
                m_steps->go(static_cast<int>(i));
                m_isStepping = false;
            }
    });
    translated(this, [this] { setTexts(); });
}

void BackboneView::addPage(BackbonePage *page)
{
    m_tabs->addTab(page, {});
    connect(page, &BackbonePage::failed, this, &Station::failed);
    connect(page, &BackbonePage::said, this, &Station::said);
    connect(page, &BackbonePage::openWanted, this, [this](const QString &name, const std::string &path) {
        BackbonePage *wanted = name == QLatin1String("csp") ? static_cast<BackbonePage *>(m_csp)
            : name == QLatin1String("spp")                  ? static_cast<BackbonePage *>(m_spp)
            : name == QLatin1String("act")                  ? static_cast<BackbonePage *>(m_act)
                                                            : static_cast<BackbonePage *>(m_residual);
        m_tabs->setCurrentWidget(wanted);
        wanted->setPart(path);
    });
}

void BackboneView::setTexts()
{
    const QStringList titles{tr("Stages"), tr("CSP paths"), tr("SPP"), tr("Activation"), tr("Residual"), tr("Cost")};
    const QStringList tips{tr("The backbone's stages beside another backbone's, with their real maps"),
                           tr("What goes through the bottlenecks of a CSP layer, and what goes around them"),
                           tr("Spatial pyramid pooling: the maxima of windows of 5, 9 and 13"),
                           tr("BaseConv against CBL: SiLU weighs a map by its own sigmoid"),
                           tr("Bottleneck, ResN and ResNet's bottleneck on the same maps"),
                           tr("Parameters, multiply-accumulates and measured time of both backbones")};
    for (int i = 0; i < m_tabs->count(); ++i) {
        m_tabs->setTabText(i, titles[i]);
        m_tabs->setTabToolTip(i, tips[i]);
    }
    setSentences();
}

void BackboneView::setSentences()
{
    QStringList sentences;
    if (const auto &backbone = m_stages->own()->backbone())
        for (const BackbonePart &stage : backbone->parts) {
            QStringList kinds;
            for (const BackbonePart &part : stage.parts)
                if (!stage.kind && part.kind)
                    kinds += QString::fromStdString(part.kind->type());
            kinds.removeDuplicates();
            sentences +=
                tr("%1 (%2): %3 → %4. A number sees %5 pixels of the picture.")
                    .arg(QString::fromStdString(stage.name),
                         stage.kind ? QString::fromStdString(stage.kind->type()) : kinds.join(QStringLiteral(", ")),
                         mapsOf(stage.input), mapsOf(stage.shape), formatShape(stage.figures.field.size));
        }
    m_steps->setSentences(sentences);
}

void BackboneView::setWatched(bool watched)
{
    if (watched)
        refresh();
}

BackbonePage *BackboneView::page() const
{
    return static_cast<BackbonePage *>(m_tabs->currentWidget());
}

void BackboneView::letGo()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        if (auto *each = static_cast<BackbonePage *>(m_tabs->widget(i)); !isVisible() || each != page())
            each->setRun(nullptr);
    refresh();
}

void BackboneView::refresh()
{
    if (!isVisible())
        return;
    const auto run = m_tools.state->run();
    m_stages->setRun(run); // the steps are its
    if (page() != m_stages)
        page()->setRun(run);
    setSentences();
}

void BackboneView::goToStage(int step)
{
    const auto &backbone = m_stages->own()->backbone();
    if (m_isStepping || !backbone || step < 0 || step >= static_cast<int>(backbone->parts.size()))
        return;
    m_isStepping = true;
    m_tabs->setCurrentWidget(m_stages);
    m_stages->setPart(backbone->parts[static_cast<std::size_t>(step)].path);
    m_isStepping = false;
}

bool BackboneView::climb()
{
    return page()->climb();
}

ExportSource BackboneView::exportSource() const
{
    return page()->exportSource();
}

} // namespace vitrine
