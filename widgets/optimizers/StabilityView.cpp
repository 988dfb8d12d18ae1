#include "widgets/optimizers/StabilityView.h"

#include "core/tensor/ColourMap.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

const QColor divergedColour(0x5A, 0x12, 0x12);
const QColor underwayColour(0x80, 0x80, 0x80);

/// Few steps are bright.
QColor colourFor(int end, std::int64_t steps)
{
    if (end < 0)
        return end == StabilityMap::diverged ? divergedColour : underwayColour;
    const double share = std::log1p(end) / std::log1p(static_cast<double>(std::max<std::int64_t>(steps, 1)));
    const Rgb colour = colourOf(ColourMap::Viridis, 1 - share, {0, 1});
    return QColor(colour.red, colour.green, colour.blue);
}

} // namespace

StabilityView::StabilityView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Map of learning rate and momentum"));
        update();
    });
}

void StabilityView::setMap(std::shared_ptr<const StabilityMap> map)
{
    m_map = std::move(map);
    paintImage();
    update();
}

void StabilityView::setChosen(double rate, double factor)
{
    m_rate = rate;
    m_factor = factor;
    setAccessibleDescription(tr("Chosen: rate %1, momentum %2").arg(formatNumber(rate), formatNumber(factor)));
    update();
}

void StabilityView::paintImage()
{
    m_image = {};
    if (!m_map)
        return;
    const int columns = m_map->request.columns, rows = m_map->request.rows;
    m_image = QImage(columns, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            m_image.setPixelColor(column, rows - 1 - row,
                                  colourFor(m_map->end(column, row), m_map->request.walk.steps));
}

QRectF StabilityView::area() const
{
    const double line = fontMetrics().height();
    return QRectF(rect()).adjusted(fontMetrics().horizontalAdvance(QStringLiteral("0.99")) + line + 12, 4, -12,
                                   -2 * line - 8);
}

QRectF StabilityView::field(int column, int row) const
{
    const double width = area().width() / m_map->request.columns, height = area().height() / m_map->request.rows;
    return {area().left() + column * width, area().bottom() - (row + 1) * height, width, height};
}

std::optional<QPoint> StabilityView::fieldAt(const QPointF &pixel) const
{
    if (!m_map || !area().contains(pixel))
        return {};
    const int columns = m_map->request.columns, rows = m_map->request.rows;
    const double x = (pixel.x() - area().left()) / area().width(), y = (area().bottom() - pixel.y()) / area().height();
    return QPoint(std::clamp(static_cast<int>(x * columns), 0, columns - 1),
                  std::clamp(static_cast<int>(y * rows), 0, rows - 1));
}

/// In the middle of the field that has exactly these values.
QPointF StabilityView::placeOf(double rate, double factor) const
{
    const StabilityRequest &request = m_map->request;
    const double column =
        std::log(rate / request.lowRate) / std::log(request.highRate / request.lowRate) * (request.columns - 1);
    const double row = factor / m_map->factor(request.rows - 1) * (request.rows - 1);
    const double x = area().left() + (column + 0.5) * area().width() / request.columns;
    const double y = area().bottom() - (row + 0.5) * area().height() / request.rows;
    return {std::clamp(x, area().left(), area().right()), std::clamp(y, area().top(), area().bottom())};
}

void StabilityView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAll(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void StabilityView::paintAll(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Role::Panel));
    if (!m_map)
        return;
    painter.drawImage(area(), m_image);
    painter.setPen(theme.color(Theme::Role::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area());
    paintAxes(painter);
    if (m_rate <= 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF at = placeOf(m_rate, m_factor);
    for (const auto &[colour, width] : {std::pair(QColor(Qt::white), 4.0), std::pair(QColor(0x1B, 0x1F, 0x24), 2.0)}) {
        painter.setPen(QPen(colour, width));
        painter.drawEllipse(at, 7, 7);
    }
}

void StabilityView::paintAxes(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QFontMetrics metrics = fontMetrics();
    painter.setPen(theme.color(Theme::Role::MutedText));
    const StabilityRequest &request = m_map->request;
    double lastRight = -1e9;
    for (double power = std::ceil(std::log10(request.lowRate) - 1e-9); power <= std::log10(request.highRate) + 1e-9;
         ++power) {
        const double x = placeOf(std::pow(10, power), 0).x();
        const QString text = formatNumber(std::pow(10, power));
        const double half = metrics.horizontalAdvance(text) / 2.0 + 2;
        painter.drawLine(QPointF(x, area().bottom()), QPointF(x, area().bottom() + 3));
        if (x - half > lastRight && x + half <= width())
            painter.drawText(QRectF(x - half, area().bottom() + 3, 2 * half, metrics.height()), Qt::AlignCenter, text);
        lastRight = std::max(lastRight, x + half);
    }
    for (const double factor : {0.0, 0.25, 0.5, 0.75, 0.99}) {
        const double y = placeOf(request.lowRate, factor).y();
        painter.drawText(QRectF(0, y - 10, area().left() - 4, 20), Qt::AlignRight | Qt::AlignVCenter,
                         formatNumber(factor));
    }
    painter.drawText(QRectF(area().left(), height() - metrics.height() - 2, area().width(), metrics.height()),
                     Qt::AlignCenter, tr("learning rate α"));
    QString symbol;
    for (const HyperparameterSpec &spec : request.walk.optimizer->hyperparameters())
        if (spec.name == request.factor)
            symbol = QString::fromStdString(spec.symbol);
    painter.drawText(QRectF(2, 0, metrics.height() + 8, area().height()), Qt::AlignLeft | Qt::AlignVCenter, symbol);
}

QString StabilityView::describe(int column, int row) const
{
    const int end = m_map->end(column, row);
    const QString outcome = end == StabilityMap::diverged ? tr("diverges")
        : end == StabilityMap::underway
        ? tr("not in a minimum after %1 steps").arg(formatCount(m_map->request.walk.steps))
        : tr("in a minimum after %1 steps").arg(formatCount(end));
    return tr("rate %1, momentum %2: %3")
        .arg(formatNumber(m_map->rate(column)), formatNumber(m_map->factor(row)), outcome);
}

void StabilityView::choose(const QPoint &field)
{
    const double rate = QString::number(m_map->rate(field.x()), 'g', 3).toDouble();
    const double factor = QString::number(m_map->factor(field.y()), 'g', 3).toDouble();
    if (rate != m_rate || factor != m_factor)
        emit chosen(rate, factor);
}

void StabilityView::mousePressEvent(QMouseEvent *event)
{
    if (const auto at = fieldAt(event->position()); at && event->button() == Qt::LeftButton)
        choose(*at);
}

void StabilityView::mouseMoveEvent(QMouseEvent *event)
{
    if (const auto at = fieldAt(event->position()); at && event->buttons() & Qt::LeftButton)
        choose(*at);
}

void StabilityView::keyPressEvent(QKeyEvent *event)
{
    QPoint by;
    switch (event->key()) {
    case Qt::Key_Left:
        by = {-1, 0};
        break;
    case Qt::Key_Right:
        by = {1, 0};
        break;
    case Qt::Key_Up:
        by = {0, 1};
        break;
    case Qt::Key_Down:
        by = {0, -1};
        break;
    default:
        break;
    }
    if (by.isNull() || !m_map || m_rate <= 0)
        return QWidget::keyPressEvent(event);
    const auto now = fieldAt(placeOf(m_rate, m_factor)).value_or(QPoint());
    choose({std::clamp(now.x() + by.x(), 0, m_map->request.columns - 1),
            std::clamp(now.y() + by.y(), 0, m_map->request.rows - 1)});
}

bool StabilityView::event(QEvent *event)
{
    const auto tipAt = [this](QPoint place) {
        const auto at = fieldAt(QPointF(place));
        return at ? describe(at->x(), at->y()) : QString();
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

} // namespace vitrine
