#include "widgets/units/UnitGraphView.h"

#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphPaint.h"
#include "widgets/units/UnitText.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr double smallest = 0.05, largest = 4, wheelStep = 1.2;
constexpr double readable = 0.85; ///< zoom
constexpr double fittedMost = 1.5; ///< a handful of units is not blown up beyond this

QString unitsCsv(const UnitPicture &picture)
{
    QString text = QStringLiteral("unit,name,in the network,operation,of,value,gradient\n");
    for (std::size_t i = 0; i < picture.graph.units.size(); ++i) {
        const Unit &unit = picture.graph.units[i];
        QStringList inputs;
        for (const int input : unit.inputs)
            inputs += picture.names[input];
        const auto quoted = [](const QString &field) { return QLatin1Char('"') + field + QLatin1Char('"'); };
        text += QStringList{QString::number(i),
                            quoted(picture.names[static_cast<qsizetype>(i)]),
                            quoted(QString::fromStdString(unit.name)),
                            QString::fromUtf8(symbolOf(unit.kind)),
                            quoted(inputs.join(QLatin1Char(' '))),
                            formatExact(unit.value),
                            formatExact(unit.gradient)}
                    .join(QLatin1Char(','))
            + QLatin1Char('\n');
    }
    return text;
}

} // namespace

UnitGraphView::UnitGraphView(UnitCursor *cursor, QWidget *parent) : QWidget(parent), m_cursor(cursor)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    connect(cursor, &UnitCursor::pictureChanged, this, &UnitGraphView::takePicture);
    connect(cursor, &UnitCursor::currentChanged, this, &UnitGraphView::showStep);
    connect(cursor, &UnitCursor::pathChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (m_isFitted)
            showAll();
        update();
    });
    translated(this, [this] {
        setAccessibleName(tr("Unit operations"));
        showStep();
    });
    installExportMenu(this, exportSource());
}

const UnitPicture *UnitGraphView::picture() const
{
    return m_cursor->picture().get();
}

void UnitGraphView::takePicture()
{
    // A value that is written goes on being written while what follows from it changes.
    const bool isStillThere = m_field && picture() && picture()->names.value(m_edited) == m_editedName;
    if (!isStillThere)
        endEdit();
    m_hovered = -1;
    if (m_isFitted)
        showAll();
    update();
}

void UnitGraphView::showStep()
{
    setAccessibleDescription(picture() ? unitSentence(*picture(), m_cursor->current()) : QString());
    if (const UnitStep *step = m_cursor->step())
        bringOnView(step->unit);
    update();
}

/// All of it where that can be read, else the part that the step is about.
void UnitGraphView::showAll()
{
    fit();
    const UnitStep *step = m_cursor->step();
    const double least = readable * Theme::instance().scale();
    if (m_zoom >= least || !step)
        return;
    m_zoom = least;
    m_origin = QRectF(rect()).center();
    m_origin -= QRectF(rectOf(step->unit)).center() - m_origin;
    keepOnView();
    update();
}

void UnitGraphView::keepOnView()
{
    const QRectF bounds = toView(picture()->bounds);
    const auto kept = [](double origin, double first, double size, double room) {
        if (size <= room)
            return origin - first + (room - size) / 2;
        return origin + std::clamp(0.0, -first + room - size, -first);
    };
    m_origin = {kept(m_origin.x(), bounds.left(), bounds.width(), width()),
                kept(m_origin.y(), bounds.top(), bounds.height(), height())};
}

void UnitGraphView::fit()
{
    m_isFitted = true;
    if (!picture() || picture()->bounds.isEmpty())
        return;
    const QRectF bounds = picture()->bounds;
    const double scale = Theme::instance().scale();
    m_zoom = std::clamp(std::min(width() / bounds.width(), height() / bounds.height()), smallest, fittedMost * scale);
    m_origin = QRectF(rect()).center() - bounds.center() * m_zoom;
    update();
}

QRect UnitGraphView::rectOf(int unit) const
{
    if (picture())
        for (const UnitBox &box : picture()->boxes)
            if (box.unit == unit)
                return toView(box.rect).toAlignedRect();
    return {};
}

int UnitGraphView::unitAt(QPoint point) const
{
    const QPointF place = toDrawing(point);
    if (picture())
        for (const UnitBox &box : picture()->boxes)
            if (box.rect.contains(place))
                return box.unit;
    return -1;
}

void UnitGraphView::bringOnView(int unit)
{
    const QRect box = rectOf(unit);
    const QRect inner = rect().adjusted(16, 16, -16, -16);
    if (box.isEmpty() || inner.contains(box))
        return;
    m_origin += QRectF(rect()).center() - QRectF(box).center();
    keepOnView();
    m_isFitted = false;
}

void UnitGraphView::zoomBy(double factor, QPointF around)
{
    const double zoom = std::clamp(m_zoom * factor, smallest, largest);
    m_origin = around - (around - m_origin) * (zoom / m_zoom);
    m_zoom = zoom;
    m_isFitted = false;
    endEdit();
    update();
}

void UnitGraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::CanvasBackground));
    if (!picture())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_origin);
    painter.scale(m_zoom, m_zoom);
    paintUnits(painter, *picture(), {m_cursor->current(), m_cursor->path(), m_hovered, m_zoom},
               QRectF(toDrawing({0, 0}), QSizeF(size()) / m_zoom));
}

void UnitGraphView::resizeEvent(QResizeEvent *)
{
    if (m_isFitted)
        showAll();
}

void UnitGraphView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        endEdit();
        m_pressed = event->pos();
        m_isDragged = false;
    }
}

void UnitGraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && (event->buttons() & Qt::LeftButton)) {
        const QPoint moved = event->pos() - *m_pressed;
        if (!m_isDragged && moved.manhattanLength() < QApplication::startDragDistance())
            return;
        m_isDragged = true;
        m_isFitted = false;
        m_origin += moved;
        m_pressed = event->pos();
        QWidget::setCursor(Qt::ClosedHandCursor);
        update();
        return;
    }
    const int unit = unitAt(event->pos());
    QWidget::setCursor(unit < 0 ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    if (std::exchange(m_hovered, unit) != unit)
        update();
}

void UnitGraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    QWidget::setCursor(Qt::OpenHandCursor);
    if (!m_isDragged)
        choose(unitAt(event->pos()));
}

void UnitGraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int unit = unitAt(event->pos());
    if (unit < 0)
        return fit();
    if (const auto place = picture()->openable(unit))
        emit openWanted(*place);
}

void UnitGraphView::leaveEvent(QEvent *)
{
    if (std::exchange(m_hovered, -1) >= 0)
        update();
}

void UnitGraphView::wheelEvent(QWheelEvent *event)
{
    zoomBy(std::pow(wheelStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void UnitGraphView::choose(int unit)
{
    if (unit < 0)
        return m_cursor->setPath({});
    const UnitStep *now = m_cursor->step();
    const Pass pass = now ? now->pass : Pass::Forward;
    if (const int step = m_cursor->find({pass, unit}); step >= 0)
        m_cursor->setCurrent(step);
    const bool isParameter = picture()->graph.units[static_cast<std::size_t>(unit)].role == UnitRole::Weight;
    if (m_isEditable && isParameter)
        edit(unit);
}

void UnitGraphView::edit(int unit)
{
    m_edited = unit;
    m_editedName = picture()->names[unit];
    m_field = new NumberField(NumberField::Steps::Digits, this);
    m_field->setRange(-std::numeric_limits<float>::max(), std::numeric_limits<float>::max());
    m_field->setValue(picture()->graph.units[static_cast<std::size_t>(unit)].value);
    m_field->setAccessibleName(tr("Value of %1").arg(picture()->names[unit]));
    const QRect box = rectOf(unit);
    m_field->resize(std::max(m_field->sizeHint().width(), 96), m_field->sizeHint().height());
    m_field->move(std::clamp(box.left(), 0, std::max(0, width() - m_field->width())),
                  std::clamp(box.bottom() + 4, 0, std::max(0, height() - m_field->height())));
    m_field->show();
    m_field->setFocus();
    m_field->selectAll();
    connect(m_field, &NumberField::edited, this, [this](double value) { emit changeWanted(m_edited, value); });
    connect(m_field, &QDoubleSpinBox::editingFinished, this, &UnitGraphView::endEdit, Qt::QueuedConnection);
}

void UnitGraphView::endEdit()
{
    if (!m_field)
        return;
    const bool hadFocus = m_field->hasFocus();
    std::exchange(m_field, nullptr)->deleteLater();
    m_edited = -1;
    if (hadFocus)
        setFocus();
}

bool UnitGraphView::isOwnKey(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
    case Qt::Key_Plus:
    case Qt::Key_Minus:
    case Qt::Key_0:
        return modifiers == Qt::NoModifier;
    default:
        return false;
    }
}

void UnitGraphView::press(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return m_cursor->stepBack();
    case Qt::Key_Right:
        return m_cursor->stepForward();
    case Qt::Key_Home:
        return m_cursor->toFirst();
    case Qt::Key_End:
        return m_cursor->toLast();
    case Qt::Key_Space:
        emit playWanted();
        return;
    case Qt::Key_Plus:
        return zoomBy(wheelStep, QRectF(rect()).center());
    case Qt::Key_Minus:
        return zoomBy(1 / wheelStep, QRectF(rect()).center());
    case Qt::Key_0:
        return fit();
    default:
        return;
    }
}

bool UnitGraphView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int unit = unitAt(help->pos());
        if (unit < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), unitTip(*picture(), unit, m_cursor->current()), this, rectOf(unit));
        return true;
    }
    return QWidget::event(event);
}

ExportSource UnitGraphView::exportSource() const
{
    return {[] { return QStringLiteral("unit-operations"); },
            [this] { return picture() ? picture()->bounds.size().toSize() : QSize(); },
            [this](QPainter &painter) {
                if (!picture())
                    return;
                const QRectF bounds = picture()->bounds;
                painter.fillRect(QRectF({0, 0}, bounds.size()), Theme::instance().color(Theme::Role::CanvasBackground));
                painter.setRenderHint(QPainter::Antialiasing);
                painter.translate(-bounds.topLeft());
                paintUnits(painter, *picture(), {m_cursor->current(), m_cursor->path(), -1, 1}, bounds);
            },
            [this] { return picture() ? unitsCsv(*picture()) : QString(); }};
}

} // namespace vitrine
