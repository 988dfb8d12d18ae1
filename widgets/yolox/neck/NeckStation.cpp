#include "widgets/yolox/neck/NeckStation.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/neck/CheapPage.h"
#include "widgets/yolox/neck/InfluencePage.h"
#include "widgets/yolox/neck/NeckCosts.h"
#include "widgets/yolox/neck/NeckDiagram.h"
#include "widgets/yolox/neck/NeckMaps.h"
#include "widgets/yolox/neck/NeckProgress.h"
#include "widgets/yolox/neck/NeckSession.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine {

namespace {

const QString kindKey = QStringLiteral("yolox/neckKind"), pageKey = QStringLiteral("yolox/neckPage");

/// A choice that was made before; `fallback` where none was.
int remembered(const QString &key, int count, int fallback)
{
    bool isNumber = false;
    const int value = QSettings().value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value < count ? value : fallback;
}

} // namespace

NeckStation::NeckStation(const StationTools &tools, QWidget *parent)
    : Station(parent), m_yolox(tools.state), m_session(new NeckSession(tools.computeThread, this)),
      m_steps(new StationSteps(this)), m_kinds(new SegmentedControl(neckKinds)),
      m_pages(new SegmentedControl(PageCount)), m_progress(new NeckProgress(m_session)), m_diagram(new NeckDiagram),
      m_stack(new QStackedWidget), m_maps(new NeckMaps), m_influence(new InfluencePage(m_yolox, m_session)),
      m_cheap(new CheapPage(tools.computeThread)), m_costs(new NeckCosts(m_session))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_kinds);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addWidget(m_pages);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(row);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_diagram);
    split->addWidget(m_stack);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    column->addWidget(split, 1);
    for (QWidget *page : std::initializer_list<QWidget *>{m_maps, m_influence, m_cheap, makeCosts()})
        m_stack->addWidget(page);
    const int kind = remembered(kindKey, neckKinds, -1);
    m_hasKind = kind >= 0;
    m_kinds->setCurrent(m_hasKind ? kind : static_cast<int>(NeckKind::Pan));
    m_pages->setCurrent(remembered(pageKey, PageCount, Maps));
    m_stack->setCurrentIndex(m_pages->current());
    connectParts();
    translated(this, [this] { setTexts(); });
}

QWidget *NeckStation::makeCosts()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *sentence = new QLabel;
    sentence->setWordWrap(true);
    column->addWidget(m_costs, 1);
    column->addWidget(sentence);
    connect(m_costs, &NeckCosts::sentenceChanged, sentence,
            [this, sentence] { sentence->setText(m_costs->sentence()); });
    return page;
}

void NeckStation::connectParts()
{
    connect(m_yolox, &YoloxState::runChanged, this, &NeckStation::refresh);
    connect(m_session, &NeckSession::failed, this, &Station::failed);
    connect(m_session, &NeckSession::progressed, this, &NeckStation::showHint);
    connect(m_session, &NeckSession::necksChanged, this, [this] {
        m_cheap->setNecks(m_session->necks());
        if (m_session->necks() && !m_hasKind)
            m_kinds->setCurrent(static_cast<int>(neckOf(m_session->run()->spec)));
        showNeck();
        if (m_session->necks())
            showPage(static_cast<Page>(m_pages->current())); // what waited for them
    });
    connect(m_kinds, &SegmentedControl::chosen, this, [this](int kind) { showKind(static_cast<NeckKind>(kind)); });
    connect(m_pages, &SegmentedControl::chosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_diagram, &NeckDiagram::chosen, m_steps, &StationSteps::go);
    connect(m_steps, &StationSteps::currentChanged, this, &NeckStation::showPlace);
}

void NeckStation::setTexts()
{
    m_kinds->setTexts(
        {neckName(NeckKind::Fpn), neckName(NeckKind::Pan), neckName(NeckKind::GhostPan)},
        {tr("Feature pyramid: only the way down (YOLOv3, arXiv 1612.03144), as wide as this network, of plain "
            "convolutions"),
         tr("Path aggregation: down and up again (YOLOX, arXiv 1803.01534)"),
         tr("Path aggregation of Ghost bottlenecks (arXiv 1911.11907)")});
    m_pages->setTexts({tr("Maps"), tr("Influence"), tr("Cheap Parts"), tr("Cost")},
                      {tr("The feature maps at the chosen place of the neck"),
                       tr("What a changed place of one level changes in the outputs of each neck"),
                       tr("Ghost modules and depthwise separable convolutions against plain ones"),
                       tr("Parameters, multiply-accumulates and time of the three necks, and what they reach")});
    showHint();
    showNeck();
}

void NeckStation::showHint()
{
    const QString hint = m_session->isBusy() ? tr("The three necks are being computed on the backbone's maps …")
        : m_session->isStopped()             ? tr("Stopped before the necks were computed. “Compute” begins again.")
        : m_session->run()                   ? tr("The necks could not be computed.")
                                             : tr("The network has not seen the picture yet.");
    m_diagram->setHint(hint);
    m_maps->setHint(m_session->isBusy() ? tr("The feature maps of the chosen place will stand here.") : QString());
}

NeckKind NeckStation::kind() const
{
    return static_cast<NeckKind>(m_kinds->current());
}

void NeckStation::showKind(NeckKind kind)
{
    m_hasKind = true;
    m_kinds->setCurrent(static_cast<int>(kind));
    QSettings().setValue(kindKey, static_cast<int>(kind));
    showNeck();
}

void NeckStation::showPage(Page page)
{
    m_pages->setCurrent(page);
    m_stack->setCurrentIndex(page);
    QSettings().setValue(pageKey, static_cast<int>(page));
    if (page == Influence)
        m_influence->begin();
    if (page == Cheap)
        m_cheap->measure();
}

void NeckStation::setWatched(bool watched)
{
    if (watched)
        refresh();
}

void NeckStation::refresh()
{
    if (!isVisible())
        return;
    m_session->setRun(m_yolox->run());
    if (m_session->necks())
        showPage(static_cast<Page>(m_pages->current()));
}

void NeckStation::showNeck()
{
    const auto necks = m_session->necks();
    QStringList sentences;
    if (necks) {
        const NeckResult &neck = necks->of(kind());
        for (int place = 0; place < static_cast<int>(neck.plan.places.size()); ++place)
            sentences += placeSentence(neck, place);
    }
    m_diagram->setNeck(necks, kind());
    m_steps->setSentences(sentences);
    showPlace(std::max(0, m_steps->current()));
}

void NeckStation::showPlace(int place)
{
    if (place < 0)
        return;
    m_diagram->setPlace(place);
    m_maps->setPlace(m_session->necks(), kind(), place);
}

ExportSource NeckStation::costsSource() const
{
    return {[] { return QStringLiteral("yolox-necks"); }, [this] { return m_diagram->size(); },
            [this](QPainter &painter) { m_diagram->paint(painter, m_diagram->size()); },
            [this] { return m_costs->csv(); }};
}

ExportSource NeckStation::exportSource() const
{
    switch (m_pages->current()) {
    case Maps:
        return m_maps->exportSource();
    case Influence:
        return m_influence->exportSource();
    case Cheap:
        return m_cheap->exportSource();
    default:
        return costsSource();
    }
}

StationSteps *NeckStation::steps()
{
    return m_steps;
}

} // namespace vitrine
