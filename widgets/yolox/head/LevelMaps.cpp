#include "widgets/yolox/head/LevelMaps.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/head/CellText.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double gap = 8;
constexpr double faintest = 60, strongest = 215; ///< opacity over the picture of the lowest and highest, of 255

/// Before decoding, of any size.
bool isRaw(const CellNumber &number)
{
    return number.kind >= CellNumber::Kind::X;
}

} // namespace

LevelMaps::LevelMaps(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    installExportMenu(this, exportSource());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("The head's three maps"));
        update();
    });
}

void LevelMaps::setRun(std::shared_ptr<const YoloxRun> run)
{
    m_run = std::move(run);
    m_selected = m_hovered = -1;
    read();
}

void LevelMaps::setNumber(const CellNumber &number)
{
    m_number = number;
    read();
}

void LevelMaps::setStretched(bool stretched)
{
    m_isStretched = stretched;
    read();
}

void LevelMaps::setLevel(int level)
{
    m_level = std::clamp(level, 0, 2);
    update();
}

void LevelMaps::setSelected(int cell)
{
    m_selected = cell;
    update();
}

void LevelMaps::setHovered(int cell)
{
    if (std::exchange(m_hovered, cell) != cell)
        update();
}

void LevelMaps::read()
{
    ValueSpan range;
    for (int level = 0; level < 3; ++level) {
        auto &values = m_values[static_cast<std::size_t>(level)];
        values = m_run ? levelMap(m_run->raw, m_number, level) : std::vector<float>();
        range.include(ValueSpan::of(values));
    }
    if (!isRaw(m_number) && !m_isStretched)
        range = {0, 1};
    m_scale = range.isEmpty() ? ColourScale() : ColourScale(range);
    for (int level = 0; level < 3; ++level) {
        const auto at = static_cast<std::size_t>(level);
        m_images[at] = {};
        if (!m_run)
            continue;
        const int columns = m_run->raw.columns(level), rows = m_run->raw.rows(level);
        m_images[at] = QImage(columns, rows, QImage::Format_RGB32);
        for (int y = 0; y < rows; ++y)
            m_scale.map(std::span(m_values[at])
                            .subspan(static_cast<std::size_t>(y * columns), static_cast<std::size_t>(columns)),
                        reinterpret_cast<QRgb *>(m_images[at].scanLine(y)));
    }
    update();
}

QImage LevelMaps::heat(int level) const
{
    const auto at = static_cast<std::size_t>(level);
    QImage image = m_images[at].convertToFormat(QImage::Format_ARGB32);
    const float span = std::max(m_scale.high() - m_scale.low(), 1e-12F);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const float value = m_values[at][static_cast<std::size_t>(y * image.width() + x)];
            const auto share = static_cast<double>(std::clamp((value - m_scale.low()) / span, 0.0F, 1.0F));
            const double opacity = m_scale.isSigned() ? faintest + (strongest - faintest) * std::abs(2 * share - 1)
                                                      : faintest + (strongest - faintest) * share;
            line[x] =
                qRgba(qRed(line[x]), qGreen(line[x]), qBlue(line[x]), value == value ? static_cast<int>(opacity) : 255);
        }
    }
    return image;
}

double LevelMaps::titleHeight() const
{
    return fontMetrics().height() + 2;
}

QRectF LevelMaps::levelRect(int level, const QSize &size) const
{
    if (!m_run)
        return {};
    const double title = titleHeight();
    const double width = size.width() - 1, height = size.height() - 1; // the frame's last pixel
    const double ratio = static_cast<double>(m_run->raw.width()) / m_run->raw.height();
    // The small ones stand one above the other beside the large one.
    const double smallWidth = std::min((width - gap) * 0.33, ((height - gap) / 2 - title) * ratio);
    const double largeWidth = std::max(1.0, std::min(width - gap - smallWidth, (height - title) * ratio));
    if (level == m_level)
        return {0, title, largeWidth, largeWidth / ratio};
    const int place = level > m_level ? level - 1 : level;
    return {largeWidth + gap, title + place * (smallWidth / ratio + title + gap), smallWidth, smallWidth / ratio};
}

QRectF LevelMaps::cellRect(int cell, const QSize &size) const
{
    if (!m_run || cell < 0)
        return {};
    const Cell place = m_run->raw.cell(cell);
    const QRectF rect = levelRect(place.level, size);
    const double side = rect.width() / m_run->raw.columns(place.level);
    return {rect.left() + place.column * side, rect.top() + place.row * side, side, side};
}

QRectF LevelMaps::cellRect(int cell) const
{
    return cellRect(cell, size());
}

int LevelMaps::cellAt(const QPointF &place) const
{
    for (int level = 0; m_run && level < 3; ++level) {
        const QRectF rect = levelRect(level, size());
        const double side = rect.width() / m_run->raw.columns(level);
        const int column = static_cast<int>(std::floor((place.x() - rect.left()) / side));
        const int row = static_cast<int>(std::floor((place.y() - rect.top()) / side));
        if (column >= 0 && row >= 0 && column < m_run->raw.columns(level) && row < m_run->raw.rows(level))
            return m_run->raw.indexOf({level, RawOutput::strides[static_cast<std::size_t>(level)], column, row});
    }
    return -1;
}

void LevelMaps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
    if (hasFocus()) {
        painter.setPen(Theme::instance().color(Theme::Role::Accent));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void LevelMaps::paint(QPainter &painter, const QSize &size) const
{
    if (!m_run)
        return;
    for (int level = 0; level < 3; ++level)
        paintLevel(painter, level, levelRect(level, size));
    if (m_hovered >= 0)
        paintCell(painter, size, m_hovered, Theme::instance().color(Theme::Role::Accent), 1.5);
    if (m_selected >= 0)
        paintCell(painter, size, m_selected, Theme::instance().color(Theme::Role::Lit), 2);
}

void LevelMaps::paintLevel(QPainter &painter, int level, const QRectF &rect) const
{
    const Theme &theme = Theme::instance();
    painter.setPen(theme.color(level == m_level ? Theme::Role::Text : Theme::Role::MutedText));
    const QString title = tr("%1 × %2, stride %3")
                              .arg(m_run->raw.columns(level))
                              .arg(m_run->raw.rows(level))
                              .arg(RawOutput::strides[static_cast<std::size_t>(level)]);
    painter.drawText(QRectF(rect.left(), rect.top() - titleHeight(), std::max(rect.width(), 150.0), titleHeight()),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.drawImage(rect, m_images[static_cast<std::size_t>(level)]);
    painter.setPen(QPen(theme.color(Theme::Role::Border), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

void LevelMaps::paintCell(QPainter &painter, const QSize &size, int cell, const QColor &colour, double line) const
{
    QRectF rect = cellRect(cell, size);
    // A cell of a few pixels is framed from outside, to be seen at all.
    if (rect.width() < 8)
        rect.adjust(-3, -3, 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::textOn(colour), line + 2));
    painter.drawRect(rect);
    painter.setPen(QPen(colour, line));
    painter.drawRect(rect);
}

void LevelMaps::mouseMoveEvent(QMouseEvent *event)
{
    const int cell = cellAt(event->position());
    if (cell == m_hovered)
        return;
    setHovered(cell);
    emit hovered(cell);
}

void LevelMaps::leaveEvent(QEvent *event)
{
    setHovered(-1);
    emit hovered(-1);
    QWidget::leaveEvent(event);
}

void LevelMaps::mousePressEvent(QMouseEvent *event)
{
    const int cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || cell < 0)
        return QWidget::mousePressEvent(event);
    emit chosen(cell);
}

void LevelMaps::keyPressEvent(QKeyEvent *event)
{
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_3)
        return emit levelChosen(event->key() - Qt::Key_1);
    const int dx = (event->key() == Qt::Key_Right) - (event->key() == Qt::Key_Left);
    const int dy = (event->key() == Qt::Key_Down) - (event->key() == Qt::Key_Up);
    if (!m_run || (dx == 0 && dy == 0))
        return QWidget::keyPressEvent(event);
    Cell cell{m_level, RawOutput::strides[static_cast<std::size_t>(m_level)], m_run->raw.columns(m_level) / 2,
              m_run->raw.rows(m_level) / 2};
    if (m_selected >= 0) {
        cell = m_run->raw.cell(m_selected);
        cell.column = std::clamp(cell.column + dx, 0, m_run->raw.columns(cell.level) - 1);
        cell.row = std::clamp(cell.row + dy, 0, m_run->raw.rows(cell.level) - 1);
    }
    emit chosen(m_run->raw.indexOf(cell));
}

bool LevelMaps::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const int cell = cellAt(at);
        return cell < 0 || !m_describer ? QString() : m_describer(cell);
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

ExportSource LevelMaps::exportSource() const
{
    return {[] { return QStringLiteral("yolox-head-maps"); }, [this] { return size(); },
            [this](QPainter &painter) { paint(painter, size()); }, [this] { return csv(); }};
}

QString LevelMaps::csv() const
{
    QString text = QStringLiteral("cell,stride,column,row,value\n");
    for (int cell = 0; m_run && cell < m_run->raw.cells(); ++cell) {
        const Cell place = m_run->raw.cell(cell);
        text += QStringLiteral("%1,%2,%3,%4,%5\n")
                    .arg(cell)
                    .arg(place.stride)
                    .arg(place.column)
                    .arg(place.row)
                    .arg(formatExact(static_cast<double>(cellNumber(m_run->raw, m_number, cell))));
    }
    return text;
}

} // namespace vitrine
