#include "widgets/labs/linear/LinearBoard.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

using Role = Theme::Role;

namespace {

constexpr double margin = 8, titleHeight = 24, gap = 8;
constexpr std::int64_t mostRows = 16; ///< of a batch that are drawn
constexpr std::int64_t mostSampled = 1 << 16; ///< numbers that a range is taken over

ColourScale sampledScale(const Snapshot &tensor, bool isSigned)
{
    if (!tensor.valid())
        return ColourScale();
    const std::int64_t count = tensor.elementCount(), step = std::max<std::int64_t>(count / mostSampled, 1);
    std::vector<float> values;
    for (std::int64_t at = 0; at < count; at += step)
        values.push_back(static_cast<float>(tensor.flat(at)));
    const ValueSpan span = ValueSpan::of(values);
    return isSigned ? ColourScale(span, true) : ColourScale(span);
}

std::int64_t cellAt(double offset, double extent, std::int64_t count)
{
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(offset / extent * static_cast<double>(count)), 0,
                                    count - 1);
}

QRectF part(const QRectF &where, std::int64_t rows, std::int64_t columns, std::int64_t row, std::int64_t column)
{
    const double width = where.width() / static_cast<double>(columns),
                 height = where.height() / static_cast<double>(rows);
    return {where.left() + static_cast<double>(column) * width, where.top() + static_cast<double>(row) * height, width,
            height};
}

} // namespace

LinearBoard::LinearBoard(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_weightPicture = {};
        update();
    });
    translated(this, [this] { setAccessibleName(tr("The matrix product")); });
}

void LinearBoard::setTensors(const Snapshot &x, const Snapshot &weight, const Snapshot &bias, const Snapshot &y,
                             std::int64_t outputs)
{
    m_x = x;
    m_weight = weight;
    m_bias = bias;
    m_y = y;
    m_rows = std::min(x.shape()[0], mostRows);
    m_inputs = x.shape()[1];
    m_outputs = outputs;
    measureScales();
    place();
    update();
}

void LinearBoard::measureScales()
{
    m_inputScale = sampledScale(m_x, false);
    m_weightScale = sampledScale(m_weight, true);
    m_biasScale = sampledScale(m_bias, true);
    m_outputScale = sampledScale(m_y, false);
}

void LinearBoard::setFocus(const Focus &focus)
{
    m_focus = focus;
    update();
}

void LinearBoard::place()
{
    const double rowHeight = m_rows == 1 ? 28 : 12, columnWidth = m_rows == 1 ? 56 : 16;
    const double xHeight = std::min(rowHeight * static_cast<double>(m_rows), height() / 4.0);
    const double yWidth = std::min(columnWidth * static_cast<double>(m_rows), width() / 4.0), bWidth = 48;
    const double top = margin + titleHeight, wTop = top + xHeight + titleHeight;
    const double wWidth = std::max(width() - 2 * margin - yWidth - bWidth - 4 * gap, 32.0);
    const double wHeight = std::max(height() - wTop - margin, 16.0);
    // Square cells look like the matrix that it is, where there is room for them.
    const double cell =
        std::min({wWidth / static_cast<double>(m_inputs), wHeight / static_cast<double>(m_outputs), 48.0});
    const double wide = std::max(cell * static_cast<double>(m_inputs), wWidth * 0.9),
                 high = cell > 12 ? cell * static_cast<double>(m_outputs)
                                  : std::min(wHeight, 24.0 * static_cast<double>(m_outputs));
    m_xRect = QRectF(margin, top, wide, xHeight);
    m_wRect = QRectF(margin, wTop, wide, high);
    m_bRect = QRectF(m_wRect.right() + 2 * gap, wTop, bWidth, high);
    m_yRect = QRectF(m_bRect.right() + 2 * gap, wTop, yWidth, high);
    m_weightPicture = {};
}

void LinearBoard::resizeEvent(QResizeEvent *)
{
    place();
}

void LinearBoard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter);
}

void LinearBoard::draw(QPainter &painter)
{
    painter.fillRect(rect(), Theme::instance().color(Role::CanvasBackground));
    if (!m_x.valid())
        return;
    const auto read = [](const Snapshot &tensor, std::int64_t row, std::int64_t column) -> std::optional<float> {
        return tensor.valid() ? std::optional(static_cast<float>(tensor.at({row, column}))) : std::nullopt;
    };
    drawTable(painter, m_xRect, m_rows, m_inputs, m_inputScale,
              [&](std::int64_t row, std::int64_t column) { return read(m_x, row, column); });
    if (m_weightPicture.isNull()) {
        m_weightPicture = QImage((m_wRect.size() * devicePixelRatioF()).toSize(), QImage::Format_ARGB32_Premultiplied);
        m_weightPicture.setDevicePixelRatio(devicePixelRatioF());
        QPainter inner(&m_weightPicture);
        inner.setFont(font());
        drawTable(inner, QRectF(QPointF(0, 0), m_wRect.size()), m_outputs, m_inputs, m_weightScale,
                  [&](std::int64_t row, std::int64_t column) { return read(m_weight, row, column); });
    }
    painter.drawImage(m_wRect.topLeft(), m_weightPicture);
    if (m_bias.valid())
        drawTable(painter, m_bRect, m_outputs, 1, m_biasScale,
                  [&](std::int64_t row, std::int64_t) { return std::optional(static_cast<float>(m_bias.flat(row))); });
    drawTable(painter, m_yRect, m_outputs, m_rows, m_outputScale, [&](std::int64_t row, std::int64_t column) {
        const bool isThere = m_focus.filled < 0 || row < m_focus.filled || column != m_focus.row;
        return isThere ? read(m_y, column, row) : std::nullopt;
    });
    drawTitles(painter);
    drawMarks(painter);
}

/// Pixel by pixel, so that a table of any size takes as long as what is seen of it.
void LinearBoard::drawTable(QPainter &painter, const QRectF &where, std::int64_t rows, std::int64_t columns,
                            const ColourScale &scale, const ValueAt &valueAt) const
{
    const Theme &theme = Theme::instance();
    const QRect pixels = where.toAlignedRect();
    QImage picture(static_cast<int>(std::min<std::int64_t>(columns, std::max(pixels.width(), 1))),
                   static_cast<int>(std::min<std::int64_t>(rows, std::max(pixels.height(), 1))), QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const auto value = valueAt(cellAt(y, picture.height(), rows), cellAt(x, picture.width(), columns));
            picture.setPixel(x, y, value ? scale.colour(*value) : theme.color(Role::Panel).rgb());
        }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(where, picture);
    const double width = where.width() / static_cast<double>(columns),
                 height = where.height() / static_cast<double>(rows);
    if (width >= 30 && height >= 12 && rows * columns <= 4096) {
        QFont font = painter.font();
        font.setPixelSize(static_cast<int>(std::clamp(std::min(height - 3, width / 4), 8.0, 13.0)));
        painter.setFont(font);
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column)
                if (const auto value = valueAt(row, column)) {
                    painter.setPen(Theme::textOn(QColor(scale.colour(*value))));
                    painter.drawText(part(where, rows, columns, row, column), Qt::AlignCenter,
                                     QString::number(static_cast<double>(*value), 'g', width >= 44 ? 3 : 2));
                }
        painter.setFont(this->font());
    }
    painter.setPen(theme.color(Role::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(where.adjusted(0, 0, -1, -1));
}

void LinearBoard::drawTitles(QPainter &painter) const
{
    painter.setPen(Theme::instance().color(Role::Text));
    const auto title = [&](const QRectF &below, const QString &text) {
        painter.drawText(QRectF(below.left(), below.top() - titleHeight, std::max(below.width(), 120.0), titleHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    title(m_xRect, tr("x, %1 × %2").arg(m_x.shape()[0]).arg(m_inputs));
    title(m_wRect, tr("w, %1 × %2").arg(m_outputs).arg(m_inputs));
    if (m_bias.valid())
        title(m_bRect, tr("+ b"));
    title(m_yRect, tr("= y"));
}

void LinearBoard::drawMarks(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const auto frame = [&](QRectF where, Role role, double width) {
        // However small the cell is, its mark can be seen.
        where.setWidth(std::max(where.width(), 3.0));
        where.setHeight(std::max(where.height(), 3.0));
        painter.setPen(QPen(theme.color(role), width));
        painter.drawRect(where);
    };
    painter.setBrush(Qt::NoBrush);
    const std::int64_t row = std::min(m_focus.row, m_rows - 1);
    const QRectF line = part(m_wRect, m_outputs, 1, m_focus.output, 0);
    frame(line, Role::Receptive, 2);
    frame(part(m_xRect, m_rows, 1, row, 0), Role::Receptive, 2);
    if (m_bias.valid())
        frame(part(m_bRect, m_outputs, 1, m_focus.output, 0), Role::Receptive, 2);
    frame(part(m_yRect, m_outputs, m_rows, m_focus.output, row), Role::Accent, 3);
    if (m_focus.pointedInput) {
        frame(part(m_wRect, 1, m_inputs, 0, *m_focus.pointedInput), Role::Backward, 2);
        frame(part(m_xRect, m_rows, m_inputs, row, *m_focus.pointedInput), Role::Backward, 2);
    }
    if (m_focus.input >= 0) {
        frame(part(m_wRect, m_outputs, m_inputs, m_focus.output, m_focus.input), Role::Lit, 3);
        frame(part(m_xRect, m_rows, m_inputs, row, m_focus.input), Role::Lit, 3);
    }
}

QRectF LinearBoard::cellRect(const Hit &hit) const
{
    switch (hit.part) {
    case Part::Input:
        return part(m_xRect, m_rows, m_inputs, hit.row, hit.input);
    case Part::Weight:
        return part(m_wRect, m_outputs, m_inputs, hit.output, hit.input);
    case Part::Bias:
        return part(m_bRect, m_outputs, 1, hit.output, 0);
    case Part::Output:
        return part(m_yRect, m_outputs, m_rows, hit.output, hit.row);
    }
    return {};
}

std::optional<LinearBoard::Hit> LinearBoard::hit(QPointF point) const
{
    const auto row = [&](const QRectF &where, std::int64_t count) {
        return cellAt(point.y() - where.top(), where.height(), count);
    };
    const auto column = [&](const QRectF &where, std::int64_t count) {
        return cellAt(point.x() - where.left(), where.width(), count);
    };
    if (!m_x.valid())
        return std::nullopt;
    if (m_xRect.contains(point))
        return Hit{Part::Input, row(m_xRect, m_rows), m_focus.output, column(m_xRect, m_inputs)};
    if (m_wRect.contains(point))
        return Hit{Part::Weight, m_focus.row, row(m_wRect, m_outputs), column(m_wRect, m_inputs)};
    if (m_bias.valid() && m_bRect.contains(point))
        return Hit{Part::Bias, m_focus.row, row(m_bRect, m_outputs), -1};
    if (m_yRect.contains(point))
        return Hit{Part::Output, column(m_yRect, m_rows), row(m_yRect, m_outputs), -1};
    return std::nullopt;
}

std::optional<float> LinearBoard::value(const Hit &hit) const
{
    const auto read = [](const Snapshot &tensor, std::initializer_list<std::int64_t> index) {
        return tensor.valid() ? std::optional(static_cast<float>(tensor.at(index))) : std::nullopt;
    };
    switch (hit.part) {
    case Part::Input:
        return read(m_x, {hit.row, hit.input});
    case Part::Weight:
        return read(m_weight, {hit.output, hit.input});
    case Part::Bias:
        return read(m_bias, {hit.output});
    case Part::Output:
        return read(m_y, {hit.row, hit.output});
    }
    return std::nullopt;
}

QString LinearBoard::describe(const Hit &hit) const
{
    const auto value = this->value(hit);
    const QString number = value ? formatExact(static_cast<double>(*value)) : tr("not computed yet");
    switch (hit.part) {
    case Part::Input:
        return tr("x[%1, %2] = %3\nGoes into every output, by column %2 of w").arg(hit.row).arg(hit.input).arg(number);
    case Part::Weight:
        return tr("w[%1, %2] = %3").arg(hit.output).arg(hit.input).arg(number);
    case Part::Bias:
        return tr("b[%1] = %2").arg(hit.output).arg(number);
    case Part::Output:
        return tr("y[%1, %2] = %3").arg(hit.row).arg(hit.output).arg(number);
    }
    return {};
}

void LinearBoard::mouseMoveEvent(QMouseEvent *event)
{
    const auto hit = this->hit(event->position());
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    if (hit && event->buttons() & Qt::LeftButton)
        emit chosen(*hit);
    emit hovered(hit);
}

void LinearBoard::mousePressEvent(QMouseEvent *event)
{
    if (const auto hit = this->hit(event->position()); hit && event->button() == Qt::LeftButton)
        emit chosen(*hit);
    event->ignore(); // the laboratory takes the focus
}

void LinearBoard::leaveEvent(QEvent *)
{
    m_hovered.reset();
    emit hovered(std::nullopt);
}

bool LinearBoard::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const auto hit = this->hit(at);
        return hit ? describe(*hit) : QString();
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

ExportSource LinearBoard::exportSource(std::function<QString()> name)
{
    ExportSource source;
    source.name = std::move(name);
    source.size = [this] { return size(); };
    source.paint = [this](QPainter &painter) { draw(painter); };
    source.csv = [this] { return csv(); };
    return source;
}

/// The products of the number that is looked at.
QString LinearBoard::csv() const
{
    QString text = QStringLiteral("input,x,w,product\n");
    if (!m_weight.valid())
        return text;
    for (std::int64_t i = 0; i < m_inputs; ++i) {
        const double x = m_x.at({m_focus.row, i}), w = m_weight.at({m_focus.output, i});
        text += QStringLiteral("%1,%2,%3,%4\n").arg(i).arg(formatExact(x), formatExact(w), formatExact(x * w));
    }
    return text;
}

} // namespace vitrine
