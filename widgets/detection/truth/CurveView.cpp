#include "widgets/detection/truth/CurveView.h"

#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/truth/Evaluator.h"

#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>

namespace vitrine {

namespace {

constexpr double finest = 1.0 / 1500; ///< apart in recall or precision: what is nearer is one point on the screen

/// What is drawn of a curve: points that a screen tells apart.
std::vector<CurvePoint> thinned(const std::vector<CurvePoint> &curve)
{
    std::vector<CurvePoint> drawn;
    for (const CurvePoint &point : curve)
        if (drawn.empty() || std::abs(point.recall - drawn.back().recall) > finest
            || std::abs(point.precision - drawn.back().precision) > finest)
            drawn.push_back(point);
    if (!curve.empty())
        drawn.push_back(curve.back());
    return drawn;
}

} // namespace

CurveView::CurveView(Evaluator *evaluator, QWidget *parent)
    : QWidget(parent), m_evaluator(evaluator), m_classes(new QComboBox(this)), m_plot(new QCustomPlot(this)),
      m_reading(new QLabel(this)), m_mark(new QCPItemTracer(m_plot)), m_pointer(new QCPItemTracer(m_plot)),
      m_across(new QCPItemLine(m_plot)), m_down(new QCPItemLine(m_plot))
{
    build();
    connect(evaluator, &Evaluator::scoresChanged, this, [this] {
        fillClasses();
        showCurve();
    });
    connect(evaluator, &Evaluator::confidenceChanged, this, &CurveView::showOperating);
    connect(m_classes, &QComboBox::currentIndexChanged, this, &CurveView::showCurve);
    connect(&Theme::instance(), &Theme::changed, this, &CurveView::showCurve);
    translated(this, [this] { setTexts(); });
}

void CurveView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_classes);
    column->addWidget(m_plot, 1);
    column->addWidget(m_reading);
    m_reading->setWordWrap(true);
    m_reading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_classes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_plot->setMinimumHeight(104);
    m_plot->setMouseTracking(true);
    m_plot->setCursor(Qt::CrossCursor);
    m_plot->installEventFilter(this);
    m_plot->xAxis->setRange(0, 1.005);
    m_plot->yAxis->setRange(0, 1.02);
    for (QCPItemTracer *tracer : {m_mark, m_pointer}) {
        tracer->setStyle(QCPItemTracer::tsCircle);
        tracer->position->setType(QCPItemPosition::ptPlotCoords);
        tracer->setLayer(QStringLiteral("overlay"));
        tracer->setVisible(false);
    }
    m_mark->setSize(12);
    m_pointer->setSize(8);
    for (QCPItemLine *line : {m_across, m_down})
        line->setVisible(false);
    stylePlot(m_plot, QStringLiteral("precision-recall"), [this] { return csv(); });
}

const std::vector<CurvePoint> &CurveView::curve() const
{
    static const std::vector<CurvePoint> none;
    const auto scores = m_evaluator->scores();
    const auto at = static_cast<std::size_t>(m_classes->currentData().toInt());
    return scores && at < scores->curves.size() ? scores->curves[at] : none;
}

/// "All classes", then those with objects. Its data are places among the curves.
void CurveView::fillClasses()
{
    const QSignalBlocker blocker(m_classes);
    const int chosen = m_classes->currentData().toInt();
    m_classes->clear();
    m_classes->addItem(tr("All classes"), 0);
    if (const auto scores = m_evaluator->scores()) {
        const auto &names = scores->input->truth.classes;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (scores->curves[1 + i].size() > 0)
                m_classes->addItem(QString::fromStdString(names[i]), static_cast<int>(1 + i));
    }
    m_classes->setCurrentIndex(std::max(0, m_classes->findData(chosen)));
}

void CurveView::showCurve()
{
    const Theme &theme = Theme::instance();
    const QColor colour = theme.color(Theme::Role::Accent), text = theme.color(Theme::Role::Text);
    m_plot->clearPlottables();
    auto *drawn = new QCPCurve(m_plot->xAxis, m_plot->yAxis);
    drawn->setPen(QPen(colour, 2));
    const std::vector<CurvePoint> points = thinned(curve());
    QVector<double> recall, precision;
    for (const CurvePoint &point : points) {
        recall << point.recall;
        precision << point.precision;
    }
    drawn->setData(recall, precision);
    m_mark->setPen(QPen(theme.color(Theme::Role::Panel), 2));
    m_mark->setBrush(theme.color(Theme::Role::Lit));
    m_pointer->setPen(QPen(text, 2));
    for (QCPItemLine *line : {m_across, m_down})
        line->setPen(QPen(theme.color(Theme::Role::MutedText), 1, Qt::DashLine));
    showOperating();
}

const CurvePoint *CurveView::operating() const
{
    return operatingPoint(curve(), m_evaluator->confidence());
}

QString CurveView::reading() const
{
    const QString threshold = formatNumber(static_cast<double>(m_evaluator->confidence()));
    if (const CurvePoint *point = operating())
        return tr("Confidence %1: precision %2, recall %3, F1 %4")
            .arg(threshold, formatNumber(point->precision), formatNumber(point->recall), formatNumber(f1(*point)));
    return tr("Confidence %1: nothing passes").arg(threshold);
}

void CurveView::showOperating()
{
    const CurvePoint *point = operating();
    m_mark->setVisible(point != nullptr);
    if (point)
        m_mark->position->setCoords(point->recall, point->precision);
    m_reading->setText(m_evaluator->scores() ? reading() : QString());
    m_plot->setAccessibleDescription(m_reading->text());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

const CurvePoint *CurveView::nearest(const QPointF &position) const
{
    const CurvePoint *best = nullptr;
    double least = 0;
    for (const CurvePoint &point : curve()) {
        const double x = m_plot->xAxis->coordToPixel(point.recall) - position.x();
        const double y = m_plot->yAxis->coordToPixel(point.precision) - position.y();
        if (const double distance = x * x + y * y; !best || distance < least) {
            best = &point;
            least = distance;
        }
    }
    return best;
}

void CurveView::readAt(const QPointF &position, const QPoint &global)
{
    const CurvePoint *point = nearest(position);
    for (QCPAbstractItem *item : std::initializer_list<QCPAbstractItem *>{m_pointer, m_across, m_down})
        item->setVisible(point != nullptr);
    if (point) {
        m_pointer->position->setCoords(point->recall, point->precision);
        m_across->start->setCoords(0, point->precision);
        m_across->end->setCoords(point->recall, point->precision);
        m_down->start->setCoords(point->recall, 0);
        m_down->end->setCoords(point->recall, point->precision);
        QToolTip::showText(global,
                           tr("Recall %1\nPrecision %2\nF1 %3\nScores of at least %4; a click makes that the "
                              "confidence threshold")
                               .arg(formatNumber(point->recall), formatNumber(point->precision),
                                    formatNumber(f1(*point)), formatExact(static_cast<double>(point->score))),
                           m_plot);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool CurveView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        readAt(move->position(), move->globalPosition().toPoint());
    } else if (event->type() == QEvent::Leave) {
        for (QCPAbstractItem *item : std::initializer_list<QCPAbstractItem *>{m_pointer, m_across, m_down})
            item->setVisible(false);
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *click = static_cast<QMouseEvent *>(event);
        if (const CurvePoint *point = nearest(click->position()); point && click->button() == Qt::LeftButton)
            m_evaluator->setConfidence(point->score);
    }
    return QWidget::eventFilter(watched, event);
}

QString CurveView::csv() const
{
    QString text = QStringLiteral("score,recall,precision,f1\n");
    for (const CurvePoint &point : curve())
        text += QStringLiteral("%1,%2,%3,%4\n")
                    .arg(formatExact(static_cast<double>(point.score)), formatExact(point.recall),
                         formatExact(point.precision), formatExact(f1(point)));
    return text;
}

void CurveView::setTexts()
{
    m_classes->setAccessibleName(tr("Class of the curve"));
    m_classes->setToolTip(tr("Whose curve is drawn"));
    m_plot->xAxis->setLabel(tr("Recall"));
    m_plot->yAxis->setLabel(tr("Precision"));
    m_plot->setAccessibleName(tr("Precision over recall"));
    fillClasses();
    showCurve();
}

} // namespace vitrine
