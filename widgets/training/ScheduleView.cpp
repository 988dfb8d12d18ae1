#include "widgets/training/ScheduleView.h"

#include "core/training/ScheduleKind.h"
#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int usualHeight = 64;
constexpr int margin = 6;
constexpr int stepsPerEpoch = 100; ///< fine enough for a picture
constexpr double keyStep = 0.05;

} // namespace

ScheduleView::ScheduleView(QWidget *parent) : QWidget(parent)
{
    setMinimumHeight(usualHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Learning rate over the run"));
        update();
    });
}

QSize ScheduleView::sizeHint() const
{
    return {160, Theme::instance().px(usualHeight)};
}

void ScheduleView::setSettings(const TrainSettings &settings)
{
    m_settings = settings;
    setFocusPolicy(isDrawn() ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(isDrawn() ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

QRectF ScheduleView::place() const
{
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

double ScheduleView::factor(double share) const
{
    const ScheduleKind *kind = findScheduleKind(m_settings.schedule.toStdString());
    if (!kind)
        return 1;
    const TrainControls controls = m_settings.controls();
    Hyperparameters settings = controls.scheduleSettings;
    for (const HyperparameterSpec &spec : kind->settings())
        settings.emplace(spec.name, spec.defaultValue);
    const double steps = static_cast<double>(m_settings.epochs) * stepsPerEpoch;
    return kind->factor({share * steps, steps, stepsPerEpoch}, settings, controls.curve);
}

void ScheduleView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Theme::Role::Border));
    painter.setBrush(theme.color(Theme::Role::Window));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    const QRectF box = place();
    QPolygonF line;
    for (double x = 0; x <= box.width(); ++x)
        line << QPointF(box.left() + x, box.bottom() - std::clamp(factor(x / box.width()), 0.0, 1.0) * box.height());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Theme::Role::Forward), 2));
    painter.drawPolyline(line);
    if (hasFocus() && isDrawn()) {
        const double share = static_cast<double>(m_point) / (pointCount - 1);
        painter.setBrush(theme.color(Theme::Role::Accent));
        painter.drawEllipse(QPointF(box.left() + share * box.width(), box.bottom() - factor(share) * box.height()), 3,
                            3);
    }
}

std::vector<double> ScheduleView::evenCurve() const
{
    std::vector<double> curve(pointCount);
    for (std::size_t i = 0; i < pointCount; ++i)
        curve[i] = std::clamp(factor(static_cast<double>(i) / (pointCount - 1)), 0.0, 1.0);
    return curve;
}

/// Every point between where the mouse was and where it is.
void ScheduleView::drawTo(QPointF position)
{
    const QRectF box = place();
    const auto pointAt = [&box](double x) {
        const double share = std::clamp((x - box.left()) / box.width(), 0.0, 1.0);
        return static_cast<std::ptrdiff_t>(std::lround(share * (pointCount - 1)));
    };
    const std::ptrdiff_t from = pointAt(m_last.x()), to = pointAt(position.x());
    std::vector<double> curve = evenCurve();
    const std::ptrdiff_t step = from <= to ? 1 : -1;
    for (std::ptrdiff_t i = from;; i += step) {
        const double share = from == to ? 1 : static_cast<double>(i - from) / static_cast<double>(to - from);
        const double y = m_last.y() + share * (position.y() - m_last.y());
        curve[static_cast<std::size_t>(i)] = std::clamp((box.bottom() - y) / box.height(), 0.0, 1.0);
        if (i == to)
            break;
    }
    m_last = position;
    emit curveDrawn(curve);
}

void ScheduleView::mousePressEvent(QMouseEvent *event)
{
    if (!isDrawn() || event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_last = event->position();
    drawTo(event->position());
}

void ScheduleView::mouseMoveEvent(QMouseEvent *event)
{
    if (isDrawn() && event->buttons().testFlag(Qt::LeftButton))
        drawTo(event->position());
}

void ScheduleView::move(std::size_t point, double value)
{
    std::vector<double> curve = evenCurve();
    curve[point] = std::clamp(value, 0.0, 1.0);
    emit curveDrawn(curve);
}

void ScheduleView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_point -= m_point > 0 ? 1 : 0;
        return update();
    case Qt::Key_Right:
        m_point += m_point + 1 < pointCount ? 1 : 0;
        return update();
    case Qt::Key_Up:
        return move(m_point, evenCurve()[m_point] + keyStep);
    case Qt::Key_Down:
        return move(m_point, evenCurve()[m_point] - keyStep);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ScheduleView::event(QEvent *event)
{
    if (isDrawn() && keepsArrows(event))
        return true;
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

QString ScheduleView::tipAt(QPoint at) const
{
    const QRectF box = place();
    const double share = std::clamp((at.x() - box.left()) / box.width(), 0.0, 1.0);
    const double rate = m_settings.optimizerSettings().at("lr") * factor(share);
    QString text = tr("After epoch %1 of %2 the learning rate is %3")
                       .arg(formatNumber(share * m_settings.epochs))
                       .arg(m_settings.epochs)
                       .arg(formatNumber(rate));
    if (isDrawn())
        text += QLatin1Char('\n') + tr("Draw the curve with the mouse, or with the arrow keys");
    return text;
}

} // namespace vitrine
