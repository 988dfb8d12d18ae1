#include "widgets/labs/board/StackBoard.h"

#include "core/blocks/support/Indexing.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

constexpr double margin = 8, gap = 24, titleHeight = 24, rowGap = 8;

} // namespace

StackBoard::StackBoard(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StackBoard::setPanels(std::vector<BoardPanel> panels, std::vector<double> columnWeights)
{
    m_panels = std::move(panels);
    m_columnWeights = std::move(columnWeights);
    place();
    update();
}

void StackBoard::setLinks(std::vector<std::pair<int, int>> links)
{
    m_links = std::move(links);
    update();
}

void StackBoard::place()
{
    m_titles.clear();
    m_geometries.clear();
    const double total = std::accumulate(m_columnWeights.begin(), m_columnWeights.end(), 0.0);
    const double room = width() - 2 * margin - gap * static_cast<double>(m_columnWeights.size() - 1);
    std::vector<double> lefts, widths;
    double left = margin;
    for (const double weight : m_columnWeights) {
        lefts.push_back(left);
        widths.push_back(std::max(room * weight / total, 8.0));
        left += widths.back() + gap;
    }
    std::vector<double> heights(m_columnWeights.size(), 0), tops(m_columnWeights.size(), margin);
    std::vector<int> counts(m_columnWeights.size(), 0);
    for (const BoardPanel &panel : m_panels) {
        heights[static_cast<std::size_t>(panel.column)] += panel.weight;
        ++counts[static_cast<std::size_t>(panel.column)];
    }
    for (const BoardPanel &panel : m_panels) {
        const auto column = static_cast<std::size_t>(panel.column);
        const double free = height() - 2 * margin - counts[column] * titleHeight - (counts[column] - 1) * rowGap;
        const double high = std::max(free * panel.weight / heights[column], 8.0);
        m_titles.emplace_back(lefts[column], tops[column], widths[column], titleHeight);
        m_geometries.emplace_back(panel.stack, QRectF(lefts[column], tops[column] + titleHeight, widths[column], high));
        tops[column] += titleHeight + high + rowGap;
    }
}

void StackBoard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter);
}

void StackBoard::draw(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Role::CanvasBackground));
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        drawTitle(painter, i);
        paintStack(painter, m_panels[i].stack, m_geometries[i]);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[from, to] : m_links)
        drawLink(painter, from, to);
}

/// Close above what it names.
void StackBoard::drawTitle(QPainter &painter, std::size_t panel) const
{
    const BoardPanel &each = m_panels[panel];
    QRectF place = m_titles[panel];
    place.moveBottom(m_geometries[panel].bounds().top());
    place.adjust(-gap / 2, 0, gap / 2, 0);
    const QFontMetricsF metrics(painter.font());
    const QString both = each.symbol.isEmpty() ? each.title : each.title + QLatin1Char(' ') + each.symbol;
    const bool fits = each.symbol.isEmpty() || metrics.horizontalAdvance(both) <= place.width();
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    painter.drawText(place, Qt::AlignHCenter | Qt::AlignVCenter,
                     metrics.elidedText(fits ? both : each.symbol, Qt::ElideRight, place.width()));
}

/// From the outline of what is marked in one panel to the same, or all, of the other.
void StackBoard::drawLink(QPainter &painter, int from, int to) const
{
    const auto outline = [this](int panel) {
        const auto at = static_cast<std::size_t>(panel);
        QRectF box;
        for (const StackMark &mark : m_panels[at].stack.marks)
            if (mark.mark == Mark::Window || mark.mark == Mark::Chosen)
                box = box.united(m_geometries[at].rect(mark.place));
        return box.isNull() ? m_geometries[at].bounds() : box;
    };
    const QRectF start = outline(from), end = outline(to);
    QColor colour = Theme::instance().color(Theme::Role::Receptive);
    colour.setAlphaF(0.7F);
    painter.setPen(QPen(colour, 1, Qt::DashLine));
    if (m_panels[static_cast<std::size_t>(from)].column == m_panels[static_cast<std::size_t>(to)].column) {
        painter.drawLine(start.bottomLeft(), end.topLeft());
        painter.drawLine(start.bottomRight(), end.topRight());
    } else {
        painter.drawLine(start.topRight(), end.topLeft());
        painter.drawLine(start.bottomRight(), end.bottomLeft());
    }
}

void StackBoard::resizeEvent(QResizeEvent *)
{
    place();
    const bool isWide = width() > 1.8 * height();
    if (std::exchange(m_isWide, isWide) != isWide)
        emit wideChanged(isWide);
}

StackBoard::Hit StackBoard::hit(QPointF point) const
{
    for (std::size_t i = 0; i < m_geometries.size(); ++i)
        if (const auto place = m_geometries[i].at(point))
            return {static_cast<int>(i), *place};
    return {};
}

QRectF StackBoard::cellRect(int panel, const Index &place) const
{
    return m_geometries[static_cast<std::size_t>(panel)].rect(place);
}

void StackBoard::mouseMoveEvent(QMouseEvent *event)
{
    const Hit hit = this->hit(event->position());
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    if (event->buttons() & Qt::LeftButton && hit.panel >= 0)
        emit chosen(hit.panel, hit.place);
    emit hovered(hit.panel, hit.panel < 0 ? std::nullopt : std::optional(hit.place));
}

void StackBoard::mousePressEvent(QMouseEvent *event)
{
    const Hit hit = this->hit(event->position());
    if (event->button() == Qt::LeftButton && hit.panel >= 0)
        emit chosen(hit.panel, hit.place);
    event->ignore(); // the laboratory takes the focus
}

void StackBoard::leaveEvent(QEvent *)
{
    m_hovered = {};
    emit hovered(-1, std::nullopt);
}

bool StackBoard::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const Hit hit = this->hit(at);
        return hit.panel >= 0 && m_describe ? m_describe(hit.panel, hit.place) : QString();
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

ExportSource StackBoard::exportSource(std::function<QString()> name)
{
    ExportSource source;
    source.name = std::move(name);
    source.size = [this] { return size(); };
    source.paint = [this](QPainter &painter) { draw(painter); };
    source.csv = [this] { return csv(); };
    return source;
}

QString StackBoard::csv() const
{
    QString text = QStringLiteral("panel,index,value\n");
    for (const BoardPanel &panel : m_panels)
        forEachIndex(panel.stack.size, [&](const Index &place) {
            const auto value = panel.stack.value(place);
            if (value)
                text += QStringLiteral("\"%1\",\"%2\",%3\n")
                            .arg(panel.title + QLatin1Char(' ') + panel.symbol, QString::fromStdString(toString(place)),
                                 formatExact(static_cast<double>(*value)));
        });
    return text;
}

} // namespace vitrine
