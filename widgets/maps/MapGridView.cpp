#include "widgets/maps/MapGridView.h"

#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/LongCsv.h"
#include "widgets/common/Theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace vitrine {

MapGridView::MapGridView(QWidget *parent) : QAbstractScrollArea(parent), m_ranging(new LatestJob(this))
{
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus); // a click leaves the arrows to stepping
    setFrameShape(QFrame::NoFrame);
    installExportMenu(viewport(), exportSource());
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void MapGridView::setTensor(const Snapshot &tensor, TensorRole role)
{
    m_message.clear();
    if (hasTensor() && tensor.valid() && tensor.data() == this->tensor().data() && tensor.shape() == layout().shape()
        && tensor.strides() == this->tensor().strides() && role == layout().role())
        return; // the same numbers, drawn already
    reload(tensor, role, m_choice);
}

void MapGridView::reload(const Snapshot &tensor, TensorRole role, PlaneChoice choice)
{
    const bool sameShape =
        hasTensor() && tensor.valid() && tensor.shape() == layout().shape() && role == layout().role();
    m_atlas.setReader(tensor.valid() ? PlaneReader(tensor, PlaneLayout(tensor.shape(), role, choice)) : PlaneReader());
    m_choice = choice;
    if (!sameShape || (m_cursor && m_cursor->plane >= layout().planes()))
        m_cursor.reset();
    relayout();
    findRange();
    emit scaleChanged();
}

/// Off the GUI thread; what is found of an older tensor is dropped.
void MapGridView::findRange()
{
    m_ranging->cancel();
    if (!isRanging())
        return;
    m_ranging->start([this, tensor = tensor()](const Cancel &) -> LatestJob::Deliver {
        return [this, range = valueSpan(tensor)] {
            m_atlas.setLayerRange(range);
            viewport()->update();
            emit scaleChanged();
        };
    });
}

void MapGridView::setMessage(const QString &message)
{
    m_ranging->cancel();
    m_atlas.setReader({});
    m_message = message;
    m_cursor.reset();
    relayout();
    emit scaleChanged();
}

void MapGridView::setElementNames(const QStringList &names)
{
    m_names = names;
    viewport()->update();
}

void MapGridView::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
}

void MapGridView::setChoice(PlaneChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    if (hasTensor())
        reload(Snapshot(tensor()), layout().role(), choice);
}

void MapGridView::setScaleMode(ScaleMode mode)
{
    m_atlas.setMode(mode);
    viewport()->update();
    emit scaleChanged();
}

void MapGridView::setSigned(bool isSigned)
{
    if (!m_atlas.setSigned(isSigned))
        return;
    viewport()->update();
    emit scaleChanged();
}

void MapGridView::setNetworkRange(ValueSpan range)
{
    m_atlas.setNetworkRange(range);
    viewport()->update();
    emit scaleChanged();
}

void MapGridView::setHighlights(std::vector<MapHighlight> highlights)
{
    if (highlights.empty() && m_highlights.empty())
        return;
    m_highlights = std::move(highlights);
    viewport()->update();
}

void MapGridView::setChangedPlaces(std::vector<Index> places)
{
    if (places == m_changed)
        return;
    m_changed = std::move(places);
    viewport()->update();
}

void MapGridView::setMarked(const std::optional<Index> &index)
{
    if (m_marked == index)
        return;
    m_marked = index;
    viewport()->update();
    if (!m_marked || !hasTensor())
        return;
    bringOnView(*m_marked);
    m_cursor = layout().cell(*m_marked);
}

void MapGridView::bringOnView(const Index &index)
{
    if (!hasTensor())
        return;
    const PlaneChoice choice = layout().choiceFor(index);
    if (!(choice == layout().choice())) {
        setChoice(choice);
        emit choiceChanged(choice);
    }
    if (const auto cell = layout().cell(index))
        scrollTo(*cell);
}

void MapGridView::setHoveredCell(const std::optional<PlaneCell> &cell)
{
    repaintCell(m_hovered);
    m_hovered = cell && cell->plane < layout().planes() && cell->y < layout().height() && cell->x < layout().width()
        ? cell
        : std::nullopt;
    repaintCell(m_hovered);
}

void MapGridView::setZoom(double zoom)
{
    zoom = std::clamp(zoom, 0.125, 16.0);
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    relayout();
    emit zoomChanged(m_zoom);
}

void MapGridView::relayout()
{
    m_grid = hasTensor() ? GridGeometry(layout(), maximumViewportSize(), m_zoom) : GridGeometry();
    // Where all fits without scroll bars, those that are still there take no room.
    const QSize most = maximumViewportSize();
    const bool fits = m_grid.size().width() <= most.width() && m_grid.size().height() <= most.height();
    const QSize room = fits ? most : viewport()->size();
    horizontalScrollBar()->setRange(0, std::max(0, m_grid.size().width() - room.width()));
    verticalScrollBar()->setRange(0, std::max(0, m_grid.size().height() - room.height()));
    horizontalScrollBar()->setPageStep(room.width());
    verticalScrollBar()->setPageStep(room.height());
    horizontalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setSingleStep(24);
    viewport()->update();
}

QPointF MapGridView::scrollOffset() const
{
    return QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

std::optional<PlaneCell> MapGridView::cellAt(QPoint viewportPoint) const
{
    return m_grid.at(viewportPoint + scrollOffset());
}

QRectF MapGridView::cellRect(const PlaneCell &cell) const
{
    return m_grid.cell(cell).translated(-scrollOffset());
}

QString MapGridView::describe(const PlaneCell &cell) const
{
    QStringList numbers;
    for (const std::int64_t each : layout().index(cell))
        numbers += QString::number(each);
    const double value = m_atlas.reader().at(cell);
    QString text = QStringLiteral("[%1] = %2").arg(numbers.join(QStringLiteral(", ")), formatExact(value));
    if (layout().style() == PlaneLayout::Style::Bars && cell.plane < m_names.size())
        text.prepend(m_names[static_cast<qsizetype>(cell.plane)] + QLatin1Char('\n'));
    return text;
}

void MapGridView::repaintCell(const std::optional<PlaneCell> &cell)
{
    if (cell)
        viewport()->update(cellRect(*cell).adjusted(-8, -8, 8, 8).toAlignedRect());
}

void MapGridView::scrollTo(const PlaneCell &cell)
{
    const QRectF rect = m_grid.cell(cell);
    const auto bring = [](QScrollBar *bar, double from, double to, int room) {
        if (from < bar->value())
            bar->setValue(static_cast<int>(from) - 8);
        else if (to > bar->value() + room)
            bar->setValue(static_cast<int>(to) - room + 8);
    };
    bring(horizontalScrollBar(), rect.left(), rect.right(), viewport()->width());
    bring(verticalScrollBar(), rect.top(), rect.bottom(), viewport()->height());
}

void MapGridView::resizeEvent(QResizeEvent *)
{
    relayout();
}

void MapGridView::mouseMoveEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->pos());
    if (cell == m_hovered)
        return;
    repaintCell(m_hovered);
    repaintCell(cell);
    m_hovered = cell;
    if (cell)
        QToolTip::showText(event->globalPosition().toPoint(), tipOf(*cell), viewport());
    else
        QToolTip::hideText();
    emit hovered(cell);
}

void MapGridView::mousePressEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->pos());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    m_cursor = cell;
    viewport()->update();
    emit activated(layout().index(*cell));
}

void MapGridView::leaveEvent(QEvent *)
{
    repaintCell(m_hovered);
    m_hovered.reset();
    emit hovered({});
}

/// The keys of the cursor are this view's while it has the focus, even where the window has shortcuts on them; with
/// Ctrl or Alt they are the window's.
bool MapGridView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const int key = press->key();
        const bool isPlain = !(press->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (!isPlain)
            return QAbstractScrollArea::event(event);
        if ((key >= Qt::Key_Home && key <= Qt::Key_PageDown) || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool MapGridView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto cell = cellAt(help->pos())) {
            QToolTip::showText(help->globalPos(), tipOf(*cell), viewport());
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MapGridView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setZoom(event->angleDelta().y() > 0 ? m_zoom * 1.25 : m_zoom / 1.25);
    event->accept();
}

void MapGridView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        setZoom(m_zoom * 1.25);
    else if (event->key() == Qt::Key_Minus)
        setZoom(m_zoom / 1.25);
    else if (event->key() == Qt::Key_0)
        setZoom(1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_cursor)
        emit activated(layout().index(*m_cursor));
    else if (!hasTensor() || !moveCursor(event->key()))
        QAbstractScrollArea::keyPressEvent(event);
}

bool MapGridView::moveCursor(int key)
{
    const PlaneCell last{layout().planes() - 1, layout().height() - 1, layout().width() - 1};
    PlaneCell to = m_cursor.value_or(PlaneCell{});
    const bool pixels = layout().style() != PlaneLayout::Style::Bars;
    switch (key) {
    case Qt::Key_Left:
        (pixels ? to.x : to.plane) -= m_cursor ? 1 : 0;
        break;
    case Qt::Key_Right:
        (pixels ? to.x : to.plane) += m_cursor ? 1 : 0;
        break;
    case Qt::Key_Up:
        (layout().style() == PlaneLayout::Style::Planes ? to.y : to.plane) -= pixels ? 1 : m_grid.columns();
        break;
    case Qt::Key_Down:
        (layout().style() == PlaneLayout::Style::Planes ? to.y : to.plane) += pixels ? 1 : m_grid.columns();
        break;
    case Qt::Key_PageUp:
        --to.plane;
        break;
    case Qt::Key_PageDown:
        ++to.plane;
        break;
    case Qt::Key_Home:
        to = {};
        break;
    case Qt::Key_End:
        to = last;
        break;
    default:
        return false;
    }
    to.plane = std::clamp<std::int64_t>(to.plane, 0, last.plane);
    to.y = std::clamp<std::int64_t>(to.y, 0, last.y);
    to.x = std::clamp<std::int64_t>(to.x, 0, last.x);
    m_cursor = to;
    scrollTo(to);
    setAccessibleDescription(tipOf(to));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    QToolTip::showText(viewport()->mapToGlobal(cellRect(to).bottomRight().toPoint()), tipOf(to), viewport());
    emit hovered(to);
    viewport()->update();
    return true;
}

LongTable MapGridView::numbers() const
{
    LongTable table;
    for (std::size_t i = 0; i < layout().shape().size(); ++i)
        table.header += 'i' + std::to_string(i) + ',';
    table.header += "value\n";
    if (!hasTensor())
        return table;
    table.lines = layout().planes() * layout().height() * layout().width();
    table.append = [reader = m_atlas.reader()](std::int64_t line, std::string &text) {
        const std::int64_t width = reader.layout().width(), plane = reader.layout().height() * width;
        const PlaneCell cell{line / plane, line % plane / width, line % width};
        for (const std::int64_t each : reader.layout().index(cell))
            text += std::to_string(each) + ',';
        text += formatExact(reader.at(cell)).toStdString() + '\n';
    };
    return table;
}

ExportSource MapGridView::exportSource() const
{
    auto *self = const_cast<MapGridView *>(this); // the actions outlive no view, and change nothing but its cache
    return {[this] { return m_title.isEmpty() ? QStringLiteral("maps") : m_title; }, [this] { return m_grid.size(); },
            [self](QPainter &painter) { self->paintContent(painter, QRectF(QPointF(), QSizeF(self->m_grid.size()))); },
            LongCsv{[this] { return numbers(); }}};
}

} // namespace vitrine
