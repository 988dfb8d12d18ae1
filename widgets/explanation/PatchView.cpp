#include "widgets/explanation/PatchView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int titleHeight = 20, gap = 28, barHeight = 32;

/// The last two indices; a signal's has one row.
QPoint spot(const Index &index)
{
    const std::size_t rank = index.size();
    return QPoint(static_cast<int>(index[rank - 1]), rank >= 4 ? static_cast<int>(index[rank - 2]) : 0);
}

} // namespace

PatchView::PatchView(QWidget *parent) : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)), m_label(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_label);
    row->addWidget(m_slider, 1);
    column->addLayout(row);
    column->addStretch(1);
    translated(this, [this] {
        m_slider->setToolTip(tr("The channel whose patch and kernel are shown"));
        m_slider->setAccessibleName(m_slider->toolTip());
        m_label->setText(tr("Channel %1").arg(m_channel));
    });
    setMouseTracking(true);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        if (m_channels.empty())
            return;
        m_channel = std::next(m_channels.begin(), position)->first;
        m_label->setText(tr("Channel %1").arg(m_channel));
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    installExportMenu(this,
                      {[] { return QStringLiteral("patch"); }, [this] { return size(); },
                       [this](QPainter &painter) {
                           painter.fillRect(rect(), Theme::instance().color(Theme::Role::Panel));
                           paintAll(painter);
                       },
                       [this] { return csv(); }});
}

void PatchView::setExplanation(std::shared_ptr<const Explanation> explanation, const ExplanationRows &rows)
{
    m_channels.clear();
    for (const ExplanationRow &row : rows.rows) {
        if (!row.isPair() || !rows.isSum)
            continue;
        const Term &first = explanation->terms[static_cast<std::size_t>(row.first)];
        const Term &second = explanation->terms[static_cast<std::size_t>(row.second)];
        const bool firstIsWeight = first.place.kind == Place::Kind::Weight;
        addPair(firstIsWeight ? first : second, firstIsWeight ? second : first);
    }
    m_slider->setRange(0, std::max(0, static_cast<int>(m_channels.size()) - 1));
    m_slider->setVisible(m_channels.size() > 1);
    m_label->setVisible(m_channels.size() > 1);
    if (!m_channels.empty() && !m_channels.contains(m_channel))
        m_channel = m_channels.begin()->first;
    m_label->setText(tr("Channel %1").arg(m_channel));
    if (!m_channels.empty())
        m_slider->setValue(static_cast<int>(std::distance(m_channels.begin(), m_channels.find(m_channel))));
    update();
}

void PatchView::addPair(const Term &weight, const Term &other)
{
    const bool onGrids = weight.place.kind == Place::Kind::Weight
        && (other.place.kind == Place::Kind::Output || other.place.kind == Place::Kind::Gradient)
        && weight.place.index.size() == other.place.index.size()
        && (other.place.index.size() == 3 || other.place.index.size() == 4);
    if (!onGrids)
        return;
    Channel &channel = m_channels[other.place.index[1]];
    const QPoint at = spot(other.place.index), tap = spot(weight.place.index);
    channel.patch.push_back({at.y(), at.x(), other.value, other.place, QString::fromStdString(other.label)});
    channel.kernel.push_back({tap.y(), tap.x(), weight.value, weight.place, QString::fromStdString(weight.label)});
    channel.products.push_back({at.y(), at.x(), other.value * weight.value, other.place, tr("product")});
}

double PatchView::channelSum() const
{
    const auto found = m_channels.find(m_channel);
    double sum = 0;
    if (found != m_channels.end()) {
        for (const Cell &cell : found->second.products)
            sum += cell.value;
    }
    return sum;
}

PatchView::Grid PatchView::makeGrid(const std::vector<Cell> &cells, const QRectF &room) const
{
    Grid grid;
    grid.cells = &cells;
    int top = cells.front().y, bottom = top, left = cells.front().x, right = left;
    for (const Cell &cell : cells) {
        top = std::min(top, cell.y);
        bottom = std::max(bottom, cell.y);
        left = std::min(left, cell.x);
        right = std::max(right, cell.x);
    }
    const double across = right - left + 1, down = bottom - top + 1;
    grid.side = std::min({room.width() / across, room.height() / down, 64.0});
    grid.origin = QPoint(left, top);
    grid.frame = QRectF(room.left(), room.top(), across * grid.side, down * grid.side);
    return grid;
}

std::vector<PatchView::Grid> PatchView::grids() const
{
    const auto found = m_channels.find(m_channel);
    if (found == m_channels.end())
        return {};
    const int top = (m_slider->isHidden() ? 8 : barHeight + 8) + titleHeight;
    const double width = (this->width() - 16 - 2 * gap) / 3.0, height = this->height() - top - titleHeight - 8;
    if (width < 8 || height < 8)
        return {};
    std::vector<Grid> result;
    double left = 8;
    for (const std::vector<Cell> *cells : {&found->second.patch, &found->second.kernel, &found->second.products}) {
        result.push_back(makeGrid(*cells, QRectF(left, top, width, height)));
        left += width + gap;
    }
    return result;
}

void PatchView::paintGrid(QPainter &painter, const Grid &grid, const QString &title) const
{
    ValueSpan span;
    for (const Cell &cell : *grid.cells)
        span.include({static_cast<float>(cell.value), static_cast<float>(cell.value)});
    const ColourScale scale(span);
    const Theme &theme = Theme::instance();
    painter.setPen(theme.color(Theme::Role::MutedText));
    painter.drawText(QRectF(grid.frame.left(), grid.frame.top() - titleHeight, (width() - 16) / 3.0, titleHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
    QFont font = painter.font();
    font.setPixelSize(std::clamp(static_cast<int>(grid.side / 5), 7, 13));
    painter.setFont(font);
    for (const Cell &cell : *grid.cells) {
        const QRectF rect(grid.frame.left() + (cell.x - grid.origin.x()) * grid.side,
                          grid.frame.top() + (cell.y - grid.origin.y()) * grid.side, grid.side, grid.side);
        const QColor colour(scale.colour(static_cast<float>(cell.value)));
        painter.fillRect(rect, colour);
        if (grid.side >= 34) {
            painter.setPen(Theme::textOn(colour));
            painter.drawText(rect, Qt::AlignCenter, QString::number(cell.value, 'g', 3));
        }
    }
    painter.setPen(theme.color(Theme::Role::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(grid.frame);
}

void PatchView::paintAll(QPainter &painter) const
{
    const std::vector<Grid> all = grids();
    if (all.empty())
        return;
    const QString titles[] = {tr("patch"), tr("kernel"), tr("products")};
    const QFont font = painter.font();
    for (std::size_t i = 0; i < all.size(); ++i) {
        painter.setFont(font);
        paintGrid(painter, all[i], titles[i]);
        if (i == 0)
            continue;
        painter.setFont(font);
        painter.setPen(Theme::instance().color(Theme::Role::Text));
        painter.drawText(QRectF(all[i].frame.left() - gap, all[i].frame.top(), gap, all[i].frame.height()),
                         Qt::AlignCenter, i == 1 ? QStringLiteral("×") : QStringLiteral("="));
    }
    painter.setFont(font);
    painter.drawText(QRectF(all[2].frame.left(), all[2].frame.bottom() + 2, (width() - 16) / 3.0, titleHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("sum %1").arg(formatNumber(channelSum())));
}

void PatchView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAll(painter);
}

const PatchView::Cell *PatchView::cellAt(QPointF point) const
{
    for (const Grid &grid : grids()) {
        if (!grid.frame.contains(point))
            continue;
        const int x = static_cast<int>((point.x() - grid.frame.left()) / grid.side) + grid.origin.x();
        const int y = static_cast<int>((point.y() - grid.frame.top()) / grid.side) + grid.origin.y();
        for (const Cell &cell : *grid.cells) {
            if (cell.x == x && cell.y == y)
                return &cell;
        }
    }
    return nullptr;
}

void PatchView::mousePressEvent(QMouseEvent *event)
{
    if (const Cell *cell = event->button() == Qt::LeftButton ? cellAt(event->position()) : nullptr)
        emit placeChosen(Place(cell->place));
}

bool PatchView::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const Cell *cell = cellAt(at);
        return cell ? QStringLiteral("%1 = %2").arg(cell->label, formatExact(cell->value)) : QString();
    };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

QString PatchView::csv() const
{
    QString text = QStringLiteral("channel,patch,kernel,product\n");
    for (const auto &[number, channel] : m_channels) {
        for (std::size_t i = 0; i < channel.products.size(); ++i)
            text += QStringLiteral("%1,%2,%3,%4\n")
                        .arg(number)
                        .arg(formatExact(channel.patch[i].value), formatExact(channel.kernel[i].value),
                             formatExact(channel.products[i].value));
    }
    return text;
}

} // namespace vitrine
