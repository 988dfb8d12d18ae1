#include "widgets/training/CurvesPlot.h"

#include "core/training/compare/CompareRuns.h"
#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int frame = 33; // milliseconds
constexpr int clickDistance = 4; // pixels that a click may wander
constexpr int markReach = 6; // pixels
constexpr std::size_t mostDots = 200; ///< epochs that are dots on the curve; more are the curve alone
constexpr std::size_t markTextLimit = 4; ///< more texts would lie on top of each other

QColor faded(QColor colour)
{
    colour.setAlpha(70);
    return colour;
}

} // namespace

double CurvesPlot::Smoother::add(double value, double keep)
{
    if (!std::isfinite(value))
        return value;
    // Divided by the sum of weights, so that the beginning is not drawn to 0.
    sum = keep * sum + (1 - keep) * value;
    weight = keep * weight + (1 - keep);
    return sum / weight;
}

CurvesPlot::CurvesPlot(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot(this)), m_timer(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->legend->setVisible(false);
    m_plot->setAutoAddPlottableToLegend(false);
    for (std::size_t i = 0; i < partCount; ++i)
        addPart(i);
    stylePlot(m_plot, QStringLiteral("training"));
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(frame);
    connect(m_timer, &QTimer::timeout, this, &CurvesPlot::refresh);
    connect(m_plot->selectionRect(), &QCPSelectionRect::accepted, this, [this] { m_isZoomed = true; });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        style();
        historyCut();
    });
    style();
    translated(this, [this] { retranslate(); });
}

void CurvesPlot::addPart(std::size_t index)
{
    Part &part = m_parts[index];
    part.rect = index == 0 ? m_plot->axisRect() : new QCPAxisRect(m_plot);
    if (index > 0)
        m_plot->plotLayout()->addElement(0, static_cast<int>(index), part.rect);
    QCPAxis *x = part.rect->axis(QCPAxis::atBottom), *y = part.rect->axis(QCPAxis::atLeft);
    part.rect->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    part.rect->setRangeZoomAxes(x, y);
    const auto add = [&] { return m_plot->addGraph(x, y); };
    if (index != ratePart) {
        part.raw = add();
        part.validation = add();
    }
    part.smooth = add();
    part.hair = new QCPItemStraightLine(m_plot);
    part.hair->setLayer(QStringLiteral("overlay"));
    part.hair->setClipAxisRect(part.rect);
    for (QCPItemPosition *point : {part.hair->point1, part.hair->point2}) {
        point->setAxes(x, y);
        point->setAxisRect(part.rect);
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    part.hair->setVisible(false);
    // The three share their epochs.
    connect(x, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this](const QCPRange &range) {
        for (const Part &other : m_parts)
            if (other.rect)
                other.rect->axis(QCPAxis::atBottom)->setRange(range);
    });
}

QColor CurvesPlot::colour(Curve curve)
{
    return Theme::instance().color(curve == Curve::Training ? Theme::Role::Forward : Theme::Role::Backward);
}

void CurvesPlot::style()
{
    const QColor training = colour(Curve::Training), validation = colour(Curve::Validation);
    for (Part &part : m_parts) {
        part.smooth->setPen(QPen(training, 2));
        if (part.raw)
            part.raw->setPen(QPen(faded(training), 1));
        if (part.validation)
            part.validation->setPen(QPen(validation, 2));
        part.hair->setPen(QPen(Theme::instance().color(Theme::Role::MutedText), 1, Qt::DashLine));
    }
}

void CurvesPlot::setHistory(const TrainHistory *history)
{
    m_history = history;
    historyCut();
}

void CurvesPlot::historyGrew()
{
    if (!isVisible())
        m_isStale = true;
    else if (!m_timer->isActive())
        m_timer->start();
}

void CurvesPlot::historyCut()
{
    for (Part &part : m_parts)
        for (QCPGraph *graph : {part.raw, part.smooth, part.validation})
            if (graph)
                graph->data()->clear();
    m_drawn = m_drawnEpochs = 0;
    if (std::exchange(m_isDetector, false))
        nameParts();
    m_lossSmoother = m_accuracySmoother = {};
    historyGrew();
}

void CurvesPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false))
        refresh();
}

void CurvesPlot::refresh()
{
    if (!m_history)
        return;
    const StepSeries &steps = m_history->steps;
    if (std::exchange(m_stride, steps.stride()) != steps.stride() || m_drawn > steps.points().size()
        || m_drawnEpochs > m_history->epochs.size()) {
        m_stride = steps.stride();
        return historyCut(); // all points are other ones: once more, from the start
    }
    appendSteps();
    appendEpochs();
    showMarks();
    if (!m_isZoomed)
        rescale();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvesPlot::appendSteps()
{
    const std::vector<StepRecord> &points = m_history->steps.points();
    for (; m_drawn < points.size(); ++m_drawn) {
        const StepRecord &point = points[m_drawn];
        m_parts[lossPart].raw->addData(point.epoch, point.loss);
        m_parts[lossPart].smooth->addData(point.epoch, m_lossSmoother.add(point.loss, m_keep));
        m_parts[accuracyPart].raw->addData(point.epoch, point.accuracy);
        m_parts[accuracyPart].smooth->addData(point.epoch, m_accuracySmoother.add(point.accuracy, m_keep));
        m_parts[ratePart].smooth->addData(point.epoch, point.learningRate);
    }
}

void CurvesPlot::appendEpochs()
{
    const std::vector<EpochRecord> &epochs = m_history->epochs;
    for (; m_drawnEpochs < epochs.size(); ++m_drawnEpochs) {
        const EpochRecord &epoch = epochs[m_drawnEpochs];
        m_parts[lossPart].validation->addData(epoch.epoch, epoch.validationLoss);
        m_parts[accuracyPart].validation->addData(epoch.epoch, qualityOf(epoch));
    }
    if (std::exchange(m_isDetector, isOfDetector()) != isOfDetector())
        nameParts();
    const bool isDotted = epochs.size() <= mostDots;
    for (const Part &part : m_parts)
        if (part.validation)
            part.validation->setScatterStyle(
                QCPScatterStyle(isDotted ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssNone, 5));
}

void CurvesPlot::showMarks()
{
    for (QCPItemStraightLine *line : m_markLines)
        m_plot->removeItem(line);
    for (QCPItemText *text : m_markTexts)
        m_plot->removeItem(text);
    m_markLines.clear();
    m_markTexts.clear();
    const QColor colour = Theme::instance().color(Theme::Role::Warning);
    for (const TrainMark &mark : m_history->marks) {
        for (const Part &part : m_parts) {
            auto *line = new QCPItemStraightLine(m_plot);
            line->setClipAxisRect(part.rect);
            line->setPen(QPen(colour, 1, Qt::DotLine));
            for (QCPItemPosition *point : {line->point1, line->point2}) {
                point->setAxes(part.rect->axis(QCPAxis::atBottom), part.rect->axis(QCPAxis::atLeft));
                point->setAxisRect(part.rect);
                point->setTypeY(QCPItemPosition::ptAxisRectRatio);
            }
            line->point1->setCoords(mark.epoch, 0);
            line->point2->setCoords(mark.epoch, 1);
            m_markLines.push_back(line);
        }
        if (m_history->marks.size() > markTextLimit)
            continue;
        auto *text = new QCPItemText(m_plot);
        text->setClipAxisRect(m_parts[lossPart].rect);
        text->position->setAxisRect(m_parts[lossPart].rect);
        text->position->setAxes(m_parts[lossPart].rect->axis(QCPAxis::atBottom),
                                m_parts[lossPart].rect->axis(QCPAxis::atLeft));
        text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        text->position->setCoords(mark.epoch, 0.02);
        const bool isLate = mark.epoch > m_parts[lossPart].rect->axis(QCPAxis::atBottom)->range().center();
        text->setPositionAlignment((isLate ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
        text->setColor(colour);
        text->setPadding(QMargins(4, 0, 4, 0));
        text->setText(describeMark(mark).section(QLatin1Char('\n'), 0, 0));
        m_markTexts.push_back(text);
    }
}

void CurvesPlot::rescale()
{
    const std::vector<StepRecord> &points = m_history->steps.points();
    double last = points.empty() ? 0 : points.back().epoch;
    if (!m_history->epochs.empty())
        last = std::max(last, static_cast<double>(m_history->epochs.back().epoch));
    m_parts[lossPart].rect->axis(QCPAxis::atBottom)->setRange(0, last > 0 ? last * 1.02 : 1);
    for (const Part &part : m_parts) {
        QCPAxis *axis = part.rect->axis(QCPAxis::atLeft);
        QCPRange range;
        bool hasRange = false;
        for (const QCPGraph *graph : {part.raw, part.smooth, part.validation}) {
            bool found = false;
            if (!graph || !graph->visible())
                continue;
            const bool isLog = axis->scaleType() == QCPAxis::stLogarithmic;
            const QCPRange own = graph->getValueRange(found, isLog ? QCP::sdPositive : QCP::sdBoth);
            if (found) {
                range = hasRange ? range.expanded(own) : own;
                hasRange = true;
            }
        }
        if (!hasRange)
            range = {0, 1};
        if (axis->scaleType() == QCPAxis::stLogarithmic)
            axis->setRange(range.lower * 0.8, range.upper * 1.25);
        else
            axis->setRange(std::min(0.0, range.lower), range.upper > 0 ? range.upper * 1.05 : 1);
    }
}

void CurvesPlot::setLogarithmic(bool on)
{
    QCPAxis *axis = m_parts[lossPart].rect->axis(QCPAxis::atLeft);
    setLogScale(axis, on);
    historyGrew();
}

void CurvesPlot::setSmoothing(double weight)
{
    m_keep = weight;
    historyCut();
}

void CurvesPlot::setShown(Curve curve, bool shown)
{
    for (Part &part : m_parts) {
        if (curve == Curve::Validation && part.validation)
            part.validation->setVisible(shown);
        if (curve == Curve::Training && part.raw) {
            part.raw->setVisible(shown);
            part.smooth->setVisible(shown);
        }
    }
    historyGrew();
}

QCPAxisRect *CurvesPlot::rectAt(QPoint position) const
{
    for (const Part &part : m_parts)
        if (part.rect->rect().contains(position))
            return part.rect;
    return nullptr;
}

bool CurvesPlot::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::Leave)
        hideHair();
    if (type != QEvent::MouseMove && type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease
        && type != QEvent::MouseButtonDblClick)
        return QWidget::eventFilter(watched, event);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint at = mouse->position().toPoint();
    const QCPAxisRect *rect = rectAt(at);
    const double epoch = rect ? rect->axis(QCPAxis::atBottom)->pixelToCoord(at.x()) : 0;
    if (type == QEvent::MouseMove) {
        if (rect) {
            showHair(epoch);
            QToolTip::showText(mouse->globalPosition().toPoint(), describe(epoch), m_plot);
        } else {
            hideHair();
        }
    } else if (type == QEvent::MouseButtonPress) {
        m_pressed = at;
    } else if (type == QEvent::MouseButtonDblClick) {
        m_isZoomed = false;
        m_pressed = QPoint(-100, -100); // its release is no click
        historyGrew();
    } else if (rect && mouse->button() == Qt::LeftButton && (at - m_pressed).manhattanLength() <= clickDistance) {
        emit momentWanted(epoch);
    }
    return QWidget::eventFilter(watched, event);
}

void CurvesPlot::showHair(double epoch)
{
    for (const Part &part : m_parts) {
        part.hair->point1->setCoords(epoch, 0);
        part.hair->point2->setCoords(epoch, 1);
        part.hair->setVisible(true);
    }
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

void CurvesPlot::hideHair()
{
    for (const Part &part : m_parts)
        part.hair->setVisible(false);
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

QString CurvesPlot::describe(double epoch) const
{
    if (!m_history || m_history->steps.points().empty())
        return {};
    const std::vector<StepRecord> &points = m_history->steps.points();
    const auto step =
        std::min(std::lower_bound(points.begin(), points.end(), epoch,
                                  [](const StepRecord &point, double value) { return point.epoch < value; }),
                 points.end() - 1);
    QStringList lines{tr("Epoch %1, step %2").arg(QString::number(step->epoch, 'f', 2), formatCount(step->step)),
                      tr("Training loss %1").arg(formatNumber(step->loss))};
    if (std::isfinite(step->accuracy))
        lines += tr("Training accuracy %1").arg(formatShare(step->accuracy));
    if (step->detection)
        lines += describe(*step->detection);
    const auto index = static_cast<std::ptrdiff_t>(std::floor(step->epoch + 1e-9)) - 1;
    if (index >= 0 && index < static_cast<std::ptrdiff_t>(m_history->epochs.size())) {
        const EpochRecord &record = m_history->epochs[static_cast<std::size_t>(index)];
        if (std::isfinite(record.validationLoss))
            lines +=
                tr("Validation loss %1, after epoch %2").arg(formatNumber(record.validationLoss)).arg(record.epoch);
        if (std::isfinite(record.validationAccuracy))
            lines += tr("Validation accuracy %1").arg(formatShare(record.validationAccuracy));
        if (record.validationScore && record.validationScore->ap50 >= 0)
            lines += tr("AP50 %1, AP %2")
                         .arg(formatShare(record.validationScore->ap50), formatShare(record.validationScore->ap));
    }
    lines += tr("Learning rate %1").arg(formatNumber(step->learningRate));
    lines += tr("Gradient norm %1").arg(formatNumber(step->gradientNorm));
    const QCPAxis *axis = m_parts[lossPart].rect->axis(QCPAxis::atBottom);
    for (const TrainMark &mark : m_history->marks)
        if (std::abs(axis->coordToPixel(mark.epoch) - axis->coordToPixel(epoch)) <= markReach)
            lines += tr("Changed: %1").arg(describeMark(mark));
    if (m_history->weightsNear(epoch))
        lines += tr("Click to see the network as it was then");
    return lines.join(QLatin1Char('\n'));
}

QString CurvesPlot::describe(const DetectionTerms &terms)
{
    QStringList parts{tr("box %1").arg(formatNumber(terms.iou)),
                      tr("objectness %1").arg(formatNumber(terms.objectness)),
                      tr("classes %1").arg(formatNumber(terms.classes))};
    if (terms.l1 > 0)
        parts += tr("L1 %1").arg(formatNumber(terms.l1));
    return tr("Of it %1").arg(parts.join(QStringLiteral(", "))) + QLatin1Char('\n')
        + tr("Cells that learn an object: %1 for each").arg(formatNumber(terms.positives));
}

QString CurvesPlot::csv() const
{
    if (isOfDetector())
        return detectorCsv();
    QString text = QStringLiteral("kind,step,epoch,loss,accuracy,learning_rate,gradient_norm,seconds\n");
    if (!m_history)
        return text;
    for (const StepRecord &step : m_history->steps.points())
        text += QStringLiteral("train,%1,%2,%3,%4,%5,%6,%7\n")
                    .arg(step.step)
                    .arg(formatExact(step.epoch), formatExact(step.loss), formatExact(step.accuracy),
                         formatExact(step.learningRate), formatExact(step.gradientNorm), formatExact(step.seconds));
    for (const EpochRecord &epoch : m_history->epochs)
        text += QStringLiteral("validation,,%1,%2,%3,,,%4\n")
                    .arg(epoch.epoch)
                    .arg(formatExact(epoch.validationLoss), formatExact(epoch.validationAccuracy),
                         formatExact(epoch.seconds));
    return text;
}

void CurvesPlot::retranslate()
{
    m_plot->setAccessibleName(tr("Curves of training"));
    nameParts();
    historyGrew();
}

QString CurvesPlot::detectorCsv() const
{
    QString text = QStringLiteral(
        "kind,step,epoch,loss,box,objectness,classes,l1,positives,ap,ap50,learning_rate,gradient_norm\n");
    for (const StepRecord &step : m_history->steps.points()) {
        const DetectionTerms terms = step.detection.value_or(DetectionTerms());
        QStringList cells{QStringLiteral("train"), QString::number(step.step)};
        for (const double value :
             {step.epoch, step.loss, terms.iou, terms.objectness, terms.classes, terms.l1, terms.positives})
            cells += formatExact(value);
        cells += {QString(), QString(), formatExact(step.learningRate), formatExact(step.gradientNorm)};
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    for (const EpochRecord &epoch : m_history->epochs) {
        const DetectionScore score = epoch.validationScore.value_or(DetectionScore());
        text += QStringLiteral("validation,,%1,%2,,,,,,%3,%4,,\n")
                    .arg(epoch.epoch)
                    .arg(formatExact(epoch.validationLoss), formatExact(score.ap), formatExact(score.ap50));
    }
    return text;
}

bool CurvesPlot::isOfDetector() const
{
    if (!m_history)
        return false;
    const std::vector<StepRecord> &steps = m_history->steps.points();
    return (!steps.empty() && steps.front().detection)
        || (!m_history->epochs.empty() && m_history->epochs.front().validationScore);
}

void CurvesPlot::nameParts()
{
    const QString names[] = {tr("Loss"), m_isDetector ? tr("AP50") : tr("Accuracy"), tr("Learning rate")};
    for (std::size_t i = 0; i < partCount; ++i) {
        m_parts[i].rect->axis(QCPAxis::atLeft)->setLabel(names[i]);
        m_parts[i].rect->axis(QCPAxis::atBottom)->setLabel(tr("Epoch"));
        m_parts[i].smooth->setName(i == ratePart ? names[i] : tr("%1, training, smoothed").arg(names[i]));
        if (m_parts[i].raw)
            m_parts[i].raw->setName(tr("%1, training").arg(names[i]));
        if (m_parts[i].validation)
            m_parts[i].validation->setName(tr("%1, validation").arg(names[i]));
    }
}

} // namespace vitrine
