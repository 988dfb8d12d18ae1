#include "widgets/twins/TwinPlot.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/twins/TwinHistory.h"
#include "widgets/twins/TwinStyle.h"
#include "widgets/twins/TwinText.h"

#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr int frame = 33; // milliseconds
constexpr std::size_t mostDots = 100; ///< epochs that are dots on the curve; more are the curve alone
constexpr double usualFactor = 2; ///< times the original's largest loss
constexpr int fewestPoints = 100; ///< that a curve is thinned to
constexpr double gapShare = 0.7; ///< of the height of the curves above

const QString overlay = QStringLiteral("overlay"); ///< a layer that every plot has

/// About so many points, the last one among them: more than the pane has pixels can't be told apart.
std::vector<RunPoint> thinned(const std::vector<RunPoint> &curve, std::size_t most)
{
    const std::size_t stride = curve.size() / std::max<std::size_t>(1, most) + 1;
    std::vector<RunPoint> points;
    for (std::size_t i = (curve.size() + stride - 1) % stride; i < curve.size(); i += stride)
        points.push_back(curve[i]);
    return points;
}

} // namespace

TwinPlot::TwinPlot(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot(this)), m_timer(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->legend->setVisible(false);
    m_plot->setPlottingHint(QCP::phFastPolylines); // a dozen wide curves are drawn 30 times a second
    m_plot->setAutoAddPlottableToLegend(false);
    for (std::size_t part = 0; part < PartCount; ++part)
        addPane(part);
    m_plot->plotLayout()->setRowStretchFactor(1, gapShare);
    m_plot->plotLayout()->setRowSpacing(4);
    auto *sides = new QCPMarginGroup(m_plot);
    m_panes[Loss].rect->setMarginGroup(QCP::msLeft, sides);
    m_panes[LossGap].rect->setMarginGroup(QCP::msLeft, sides);
    auto *others = new QCPMarginGroup(m_plot);
    m_panes[Accuracy].rect->setMarginGroup(QCP::msLeft, others);
    m_panes[AccuracyGap].rect->setMarginGroup(QCP::msLeft, others);
    stylePlot(m_plot, QStringLiteral("comparison"), [this] { return csv(); });
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(frame);
    connect(m_timer, &QTimer::timeout, this, &TwinPlot::refresh);
    connect(m_plot, &QCustomPlot::beforeReplot, this, &TwinPlot::fitTicks);
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { m_isPainted = true; });
    connect(m_plot->selectionRect(), &QCPSelectionRect::accepted, this, [this] { m_isZoomed = true; });
    connect(&Theme::instance(), &Theme::changed, this, &TwinPlot::historyGrew);
    translated(this, [this] { retranslate(); });
}

void TwinPlot::addPane(std::size_t part)
{
    Pane &pane = m_panes[part];
    pane.rect = part == 0 ? m_plot->axisRect() : new QCPAxisRect(m_plot);
    if (part > 0)
        m_plot->plotLayout()->addElement(part < LossGap ? 0 : 1, static_cast<int>(part % 2), pane.rect);
    QCPAxis *x = pane.rect->axis(QCPAxis::atBottom), *y = pane.rect->axis(QCPAxis::atLeft);
    pane.rect->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    pane.rect->setRangeZoomAxes(x, y);
    pane.rect->setMinimumMargins(QMargins(0, 4, 8, 0));
    pane.hair = new QCPItemStraightLine(m_plot);
    pane.hair->setLayer(overlay);
    pane.hair->setClipAxisRect(pane.rect);
    for (QCPItemPosition *point : {pane.hair->point1, pane.hair->point2}) {
        point->setAxes(x, y);
        point->setAxisRect(pane.rect);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    pane.hair->setVisible(false);
    connect(x, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this, part](const QCPRange &range) {
        for (std::size_t other = 0; other < PartCount; ++other)
            if (m_panes[other].rect && sharesAxis(part, other))
                m_panes[other].rect->axis(QCPAxis::atBottom)->setRange(range);
    });
}

/// Gaps are against the same axis as what lies above them; how an ensemble grows is against its networks.
bool TwinPlot::sharesAxis(std::size_t a, std::size_t b) const
{
    return hasGap() || (a < LossGap) == (b < LossGap);
}

/// No more numbers on an axis than stand apart from each other: the lower panes may be a few lines high.
void TwinPlot::fitTicks()
{
    const int line = QFontMetrics(m_panes[Loss].rect->axis(QCPAxis::atLeft)->tickLabelFont()).height();
    for (const Pane &pane : m_panes) {
        // Twice as many as wanted may come of it where round numbers lie so.
        const int most = pane.rect->height() / (2 * line);
        pane.rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(std::clamp(most, 1, 5));
    }
}

/// The lower panes take room where there is something to show; where gaps lie below, the x axis above needs no numbers
/// of its own.
void TwinPlot::arrange()
{
    const bool hasLower = m_mode != TwinMode::Folds;
    for (const Part part : {LossGap, AccuracyGap}) {
        QCPAxisRect *rect = m_panes[part].rect;
        rect->setVisible(hasLower);
        rect->setMaximumSize(QWIDGETSIZE_MAX, hasLower ? QWIDGETSIZE_MAX : 0);
        rect->setMinimumSize(0, 0);
        rect->setAutoMargins(hasLower ? QCP::msAll : QCP::msNone);
        if (!hasLower)
            rect->setMargins(QMargins());
        auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
        whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        rect->axis(QCPAxis::atBottom)
            ->setTicker(hasGap() ? QSharedPointer<QCPAxisTicker>::create() : QSharedPointer<QCPAxisTicker>(whole));
    }
    for (const Part part : {Loss, Accuracy}) {
        QCPAxis *axis = m_panes[part].rect->axis(QCPAxis::atBottom);
        axis->setTickLabels(!hasGap());
    }
    m_plot->plotLayout()->setRowStretchFactor(1, hasLower ? gapShare : 0.001);
    retranslate();
}

void TwinPlot::setHistory(const TwinHistory *history)
{
    m_history = history;
    historyGrew();
}

void TwinPlot::setRuns(TwinMode mode, const QStringList &titles)
{
    m_titles = titles;
    m_mode = mode;
    m_hidden.clear();
    m_isZoomed = false;
    arrange();
    historyGrew();
}

void TwinPlot::historyGrew()
{
    if (!isVisible())
        m_isStale = true;
    else if (!m_timer->isActive())
        m_timer->start();
}

void TwinPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false))
        refresh();
}

void TwinPlot::compute()
{
    m_curves.assign(m_history ? m_history->members.size() : 0, {});
    const TwinJudge judge = m_history ? m_history->judge() : TwinJudge::Accuracy;
    if (std::exchange(m_judge, judge) != judge)
        nameAxes();
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const ComparedRun run = m_history->members[i].compared();
        Curves &curves = m_curves[i];
        curves.training = {smoothedCurve(run.steps, &StepRecord::loss, m_axis, m_keep),
                           smoothedCurve(run.steps, &StepRecord::accuracy, m_axis, m_keep)};
        curves.validation = {epochCurve(run, &EpochRecord::validationLoss, m_axis), epochCurve(run, qualityOf, m_axis)};
        if (!hasGap() || i == 0)
            continue;
        curves.gap[0] = gapBetween(curves.training[Loss], m_curves[0].training[Loss]);
        if (m_history->members[i].isDetector() == m_history->members[0].isDetector()) // else they are judged by others
            curves.gap[1] = gapBetween(curves.validation[Accuracy], m_curves[0].validation[Accuracy]);
    }
}

QCPGraph *TwinPlot::add(Part part, const std::vector<RunPoint> &curve, const QPen &pen, const QString &name,
                        bool isDotted)
{
    QCPAxisRect *rect = m_panes[part].rect;
    QCPGraph *graph = m_plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setName(name);
    graph->setPen(pen);
    QVector<double> xs, ys;
    for (const RunPoint &point : thinned(curve, static_cast<std::size_t>(std::max(fewestPoints, rect->width())))) {
        xs << point.x;
        ys << point.y;
    }
    graph->setData(xs, ys, true);
    if (isDotted && curve.size() <= mostDots)
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 5));
    return graph;
}

bool TwinPlot::isShown(int member) const
{
    return std::find(m_hidden.begin(), m_hidden.end(), member) == m_hidden.end();
}

void TwinPlot::draw()
{
    m_plot->clearGraphs();
    m_gapGraphs.assign(m_curves.size(), nullptr);
    // The original last, so that it lies on top.
    for (int member = static_cast<int>(m_curves.size()) - 1; member >= 0; --member) {
        const Curves &curves = m_curves[static_cast<std::size_t>(member)];
        const QString title = m_titles.value(member);
        const QPen pen = twinPen(twinColourOf(m_mode, member), hasGap() ? 2 : 1.5);
        QPen dashed = pen;
        dashed.setWidthF(hasGap() ? 1.5 : 1);
        dashed.setStyle(Qt::DotLine);
        if (!isShown(member))
            continue;
        for (const Part part : {Loss, Accuracy}) {
            if (m_showsTraining)
                add(part, curves.training[part], pen, tr("%1, training, smoothed").arg(title), false);
            if (m_showsValidation)
                add(part, curves.validation[part], dashed, tr("%1, validation").arg(title), true);
        }
        if (!hasGap() || member == 0)
            continue;
        m_gapGraphs[static_cast<std::size_t>(member)] =
            add(LossGap, curves.gap[0], pen, tr("%1 − original, training loss, smoothed").arg(title), false);
        add(AccuracyGap, curves.gap[1], pen,
            (m_judge == TwinJudge::Ap50 ? tr("%1 − original, AP50") : tr("%1 − original, validation accuracy"))
                .arg(title),
            true);
    }
    drawSummary();
    drawGrowth();
}

void TwinPlot::refresh()
{
    compute();
    draw();
    if (!m_isZoomed)
        rescale();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// A loss above which a twin runs away, and would press all others flat.
double TwinPlot::largestUsual() const
{
    double largest = 0;
    if (hasGap() && !m_curves.empty())
        for (const auto *curve : {&m_curves[0].training[Loss], &m_curves[0].validation[Loss]})
            for (const RunPoint &point : *curve)
                largest = std::max(largest, usualFactor * point.y);
    return largest > 0 ? largest : std::numeric_limits<double>::infinity();
}

void TwinPlot::rescale()
{
    const double largest = largestUsual();
    double last = 0;
    for (const Curves &curves : m_curves)
        if (!curves.training[Loss].empty())
            last = std::max(last, curves.training[Loss].back().x);
    m_panes[Loss].rect->axis(QCPAxis::atBottom)->setRange(0, last > 0 ? last * 1.02 : 1);
    if (m_mode == TwinMode::Ensemble)
        m_panes[LossGap].rect->axis(QCPAxis::atBottom)->setRange(0.5, static_cast<double>(m_curves.size()) + 0.5);
    for (std::size_t part = 0; part < PartCount; ++part) {
        QCPAxis *axis = m_panes[part].rect->axis(QCPAxis::atLeft);
        const bool isLog = axis->scaleType() == QCPAxis::stLogarithmic;
        QCPRange range;
        bool hasRange = false;
        for (QCPGraph *graph : axis->graphs()) {
            bool found = false;
            const QCPRange own = graph->getValueRange(found, isLog ? QCP::sdPositive : QCP::sdBoth);
            if (found)
                range = std::exchange(hasRange, true) ? range.expanded(own) : own;
        }
        if (!hasRange)
            range = part < LossGap ? QCPRange(0, 1) : QCPRange(-0.1, 0.1);
        if ((part == Loss && !isLog) || (part == LossGap && hasGap()))
            range = QCPRange(std::max(range.lower, -largest), std::min(range.upper, largest));
        const double room = 0.05 * std::max(range.size(), 1e-6);
        if (isLog)
            axis->setRange(range.lower * 0.8, range.upper * 1.25);
        else if (part >= LossGap && hasGap()) // with the line of no gap
            axis->setRange(std::min(0.0, range.lower) - room, std::max(0.0, range.upper) + room);
        else
            axis->setRange(range.lower - room, range.upper + room);
    }
}

void TwinPlot::setAxis(RunAxis axis)
{
    m_axis = axis;
    m_isZoomed = false;
    retranslate();
    historyGrew();
}

void TwinPlot::setLogarithmic(bool on)
{
    QCPAxis *axis = m_panes[Loss].rect->axis(QCPAxis::atLeft);
    setLogScale(axis, on);
    historyGrew();
}

void TwinPlot::setSmoothing(double weight)
{
    m_keep = weight;
    historyGrew();
}

void TwinPlot::setShown(Curve curve, bool shown)
{
    (curve == Curve::Training ? m_showsTraining : m_showsValidation) = shown;
    historyGrew();
}

void TwinPlot::setMemberShown(int member, bool shown)
{
    std::erase(m_hidden, member);
    if (!shown)
        m_hidden.push_back(member);
    historyGrew();
}

QCPGraph *TwinPlot::gapGraph(int member) const
{
    return m_gapGraphs[static_cast<std::size_t>(member)];
}

QCPAxisRect *TwinPlot::rectAt(QPoint position) const
{
    for (const Pane &pane : m_panes)
        if (pane.rect->visible() && pane.rect->rect().contains(position))
            return pane.rect;
    return nullptr;
}

bool TwinPlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPoint at = mouse->position().toPoint();
        if (const QCPAxisRect *rect = rectAt(at))
            showHair(rect, rect->axis(QCPAxis::atBottom)->pixelToCoord(at.x()), mouse->globalPosition().toPoint());
        else
            hideHair();
    } else if (event->type() == QEvent::Leave) {
        hideHair();
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        m_isZoomed = false;
        historyGrew();
    }
    return QWidget::eventFilter(watched, event);
}

void TwinPlot::showHair(const QCPAxisRect *rect, double x, QPoint at)
{
    const bool isLower = rect == m_panes[LossGap].rect || rect == m_panes[AccuracyGap].rect;
    for (std::size_t part = 0; part < PartCount; ++part) {
        const Pane &pane = m_panes[part];
        pane.hair->setPen(QPen(Theme::instance().color(Theme::Role::MutedText), 1, Qt::DashLine));
        pane.hair->point1->setCoords(x, 0);
        pane.hair->point2->setCoords(x, 1);
        pane.hair->setVisible(sharesAxis(part, isLower ? LossGap : Loss));
    }
    if (m_isPainted)
        m_plot->layer(overlay)->replot();
    QToolTip::showText(at, isLower && !hasGap() ? describeGrowth(x) : describe(x), m_plot);
}

void TwinPlot::hideHair()
{
    for (const Pane &pane : m_panes)
        pane.hair->setVisible(false);
    if (m_isPainted)
        m_plot->layer(overlay)->replot();
}

void TwinPlot::retranslate()
{
    m_plot->setAccessibleName(tr("Curves of all runs"));
    nameAxes();
    historyGrew();
}

void TwinPlot::nameAxes()
{
    const QString gap = m_judge == TwinJudge::Accuracy ? tr("Gap of the accuracy")
        : m_judge == TwinJudge::Ap50                   ? tr("Gap of AP50")
                                                       : tr("Gap");
    const QString names[] = {tr("Loss"), judgeName(m_judge), hasGap() ? tr("Gap of the loss") : tr("Loss"),
                             hasGap() ? gap : judgeName(m_judge)};
    const QString axis = m_axis == RunAxis::Steps ? tr("Step")
        : m_axis == RunAxis::Epochs               ? tr("Epoch")
                                                  : tr("Seconds of training");
    for (std::size_t part = 0; part < PartCount; ++part) {
        m_panes[part].rect->axis(QCPAxis::atLeft)->setLabel(names[part]);
        const bool isGrowth = part >= LossGap && !hasGap();
        m_panes[part]
            .rect->axis(QCPAxis::atBottom)
            ->setLabel(isGrowth                         ? tr("Networks together")
                           : part < LossGap && hasGap() ? QString()
                                                        : axis);
    }
}

} // namespace vitrine
