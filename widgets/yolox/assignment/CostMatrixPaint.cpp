#include "core/detection/support/CsvText.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/yolox/assignment/CostMatrixView.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double leastForNumbers = 40;
constexpr double exportColumn = 16;
constexpr int legendRoom = 8;

} // namespace

void CostMatrixView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::instance().color(Theme::Role::Panel));
    const QPointF scroll(horizontalScrollBar()->value(), verticalScrollBar()->value());
    paintAll(painter, viewport()->size(), scroll, m_columnWidth);
    if (!hasFocus())
        return;
    painter.setPen(Theme::instance().color(Theme::Role::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void CostMatrixView::paintAll(QPainter &painter, const QSizeF &size, const QPointF &scroll, double columnWidth) const
{
    const auto shown = picture();
    if (!shown)
        return;
    const QRectF area(headerWidth(), headerHeight(), size.width() - headerWidth(), size.height() - headerHeight());
    painter.save();
    painter.setClipRect(area);
    if (!m_ordered.isNull())
        paintCells(painter, area, scroll, columnWidth);
    painter.restore();
    painter.save();
    painter.setClipRect(QRectF(0, area.top(), area.left(), area.height()));
    paintRowHeader(painter, area.height(), scroll.y());
    painter.restore();
    painter.save();
    painter.setClipRect(QRectF(area.left(), 0, area.width(), area.top()));
    paintColumnHeader(painter, area.width(), scroll.x(), columnWidth);
    painter.restore();
}

void CostMatrixView::paintCells(QPainter &painter, const QRectF &area, const QPointF &scroll, double columnWidth) const
{
    const AssignStudy &study = picture()->study;
    const QPointF origin = area.topLeft() - scroll;
    painter.drawImage(
        QRectF(origin, QSizeF(m_ordered.width() * columnWidth, static_cast<double>(m_ordered.height()) * rowHeight())),
        m_ordered);
    const auto first = static_cast<std::size_t>(std::max(0.0, scroll.x() / columnWidth));
    const auto end = std::min(m_order.size(), first + static_cast<std::size_t>(area.width() / columnWidth) + 2);
    const auto firstRow = static_cast<std::size_t>(std::max(0.0, scroll.y() / rowHeight()));
    const auto endRow = std::min(study.rows(), firstRow + static_cast<std::size_t>(area.height() / rowHeight()) + 2);
    for (std::size_t row = firstRow; row < endRow; ++row)
        for (std::size_t place = first; place < end; ++place) {
            const CostTerms &terms = study.matrix.at(row, m_order[place]);
            if (terms.isChosen || terms.isPositive || columnWidth >= leastForNumbers)
                paintPair(painter,
                          {origin.x() + static_cast<double>(place) * columnWidth,
                           origin.y() + static_cast<double>(row) * rowHeight(), columnWidth,
                           static_cast<double>(rowHeight())},
                          terms);
        }
    const Theme &theme = Theme::instance();
    paintMark(painter, origin, columnWidth, m_session->hovered(), theme.color(Theme::Role::Text), 1);
    paintMark(painter, origin, columnWidth, m_session->chosen(), theme.color(Theme::Role::Accent), 3);
}

/// Framed: among the k cheapest. With a bar below: a positive.
void CostMatrixView::paintPair(QPainter &painter, const QRectF &cell, const CostTerms &terms) const
{
    const QColor ink = Theme::instance().color(Theme::Role::Text), ground = Theme::instance().color(Theme::Role::Panel);
    if (cell.width() >= leastForNumbers) {
        const auto term = static_cast<double>(termOf(terms, m_session->term()));
        const float colourValue = m_session->term() == AssignTerm::Cost
            ? terms.classCost + picture()->study.settings.lambda * terms.iouCost
            : static_cast<float>(term);
        painter.setPen(terms.isPreferred ? Theme::textOn(QColor(m_scale.colour(colourValue))) : ink);
        painter.drawText(cell, Qt::AlignCenter, QString::number(term, 'g', 3));
    }
    if (terms.isChosen) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ground, 1));
        painter.drawRect(cell.adjusted(1.5, 1.5, -1.5, -1.5));
        painter.setPen(QPen(ink, 1));
        painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (terms.isPositive) {
        const double side = std::min({cell.width(), cell.height(), 9.0}) - 1;
        const QRectF dot(cell.center().x() - side / 2,
                         cell.width() >= leastForNumbers ? cell.bottom() - 5 : cell.center().y() - side / 2, side,
                         cell.width() >= leastForNumbers ? 4 : side);
        painter.setPen(QPen(ground, 1));
        painter.setBrush(ink);
        painter.drawRect(dot);
    }
}

void CostMatrixView::paintMark(QPainter &painter, const QPointF &origin, double columnWidth, AssignPair pair,
                               const QColor &colour, double line) const
{
    const auto place = placeOf(pair.cell);
    if (!place)
        return;
    painter.setBrush(Qt::NoBrush);
    const double x = origin.x() + static_cast<double>(*place) * columnWidth;
    const double height = static_cast<double>(picture()->study.rows()) * rowHeight();
    painter.setPen(QPen(colour, 1, Qt::DotLine));
    painter.drawRect(QRectF(x, origin.y(), columnWidth, height));
    if (pair.row < 0)
        return;
    painter.setPen(QPen(colour, line));
    painter.drawRect(QRectF(x, origin.y() + static_cast<double>(pair.row) * rowHeight(), columnWidth,
                            static_cast<double>(rowHeight())));
}

void CostMatrixView::paintRowHeader(QPainter &painter, double height, double y) const
{
    const auto shown = picture();
    const Theme &theme = Theme::instance();
    const auto first = static_cast<int>(std::max(0.0, y / rowHeight()));
    const int end = std::min(static_cast<int>(shown->study.rows()), first + static_cast<int>(height / rowHeight()) + 2);
    for (int row = first; row < end; ++row) {
        const QRectF line(0, headerHeight() + row * rowHeight() - y, headerWidth(), rowHeight());
        if (row == m_session->chosen().row)
            painter.fillRect(line, theme.color(Theme::Role::Border));
        painter.fillRect(QRectF(4, line.center().y() - 6, 12, 12),
                         AssignSession::rowColour(*shown, static_cast<std::size_t>(row)));
        painter.setPen(theme.color(Theme::Role::Text));
        const QRectF text = line.adjusted(20, 0, -4, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(shown->names[row], Qt::ElideRight, static_cast<int>(text.width())));
    }
}

void CostMatrixView::paintColumnHeader(QPainter &painter, double width, double x, double columnWidth) const
{
    const AssignStudy &study = picture()->study;
    const auto first = static_cast<std::size_t>(std::max(0.0, x / columnWidth));
    const auto end = std::min(m_order.size(), first + static_cast<std::size_t>(width / columnWidth) + 2);
    const auto levelAt = [&](std::size_t place) { return study.grid.cell(study.matrix.cells[m_order[place]]).level; };
    for (std::size_t place = first; place < end;) {
        std::size_t last = place + 1; // neighbours of one level share a label
        while (last < end && levelAt(last) == levelAt(place))
            ++last;
        const int level = levelAt(place);
        const QRectF strip(headerWidth() + static_cast<double>(place) * columnWidth - x, 0,
                           static_cast<double>(last - place) * columnWidth, headerHeight());
        painter.fillRect(strip.adjusted(0, 1, strip.width() > 4 ? -1 : 0, -1), levelColour(level));
        const QString text = QString::number(CellGrid::stride(level));
        const QRectF seen = strip.intersected(QRectF(headerWidth(), 0, width, headerHeight()));
        if (seen.width() > fontMetrics().horizontalAdvance(text) + 4) {
            painter.setPen(Theme::textOn(levelColour(level)));
            painter.drawText(seen, Qt::AlignCenter, text);
        }
        place = last;
    }
}

ExportSource CostMatrixView::exportSource() const
{
    const auto size = [this] {
        const auto shown = picture();
        const auto rows = shown ? static_cast<double>(shown->study.rows()) : 0.0;
        return QSize(headerWidth() + static_cast<int>(static_cast<double>(m_order.size()) * exportColumn) + legendRoom,
                     headerHeight() + static_cast<int>(rows * rowHeight()) + legendRoom);
    };
    return {[] { return QStringLiteral("cost-matrix"); }, size,
            [this, size](QPainter &painter) {
                painter.fillRect(QRect(QPoint(), size()), Theme::instance().color(Theme::Role::Panel));
                painter.setFont(font());
                paintAll(painter, size(), {}, exportColumn);
            },
            [this] { return csv(); }};
}

QString CostMatrixView::csv() const
{
    QString text = QStringLiteral("truth,class,cell,stride,column,row,iou,iou_cost,class_cost,preferred,cost,chosen,"
                                  "positive\n");
    const auto shown = picture();
    if (!shown)
        return text;
    const AssignStudy &study = shown->study;
    for (std::size_t row = 0; row < study.rows(); ++row)
        for (const std::size_t column : m_order) {
            const CostTerms &terms = study.matrix.at(row, column);
            const Cell cell = study.grid.cell(study.matrix.cells[column]);
            QStringList fields{QString::number(shown->boxOf(row) + 1),
                               QString::fromStdString(quotedField(
                                   shown->run->classNames[static_cast<std::size_t>(study.truths[row].classId)]))};
            for (const int number : {study.matrix.cells[column], cell.stride, cell.column, cell.row})
                fields += QString::number(number);
            for (const float number : {terms.iou, terms.iouCost, terms.classCost})
                fields += formatExact(static_cast<double>(number));
            fields += {QString::number(terms.isPreferred), formatExact(static_cast<double>(terms.cost)),
                       QString::number(terms.isChosen), QString::number(terms.isPositive)};
            text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
        }
    return text;
}

} // namespace vitrine
