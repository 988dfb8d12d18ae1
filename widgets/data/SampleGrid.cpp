#include "widgets/data/SampleGrid.h"

#include "widgets/common/Export.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int pictureMemory = 32 * 1024; // KiB
constexpr int askingDelay = 30; // milliseconds

} // namespace

SampleGrid::SampleGrid(QWidget *parent) : QAbstractScrollArea(parent), m_pictures(pictureMemory)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    installExportMenu(viewport(),
                      {[] { return QStringLiteral("samples"); }, [this] { return viewport()->size(); },
                       [this](QPainter &painter) { render(&painter, QPoint(), viewport()->rect()); },
                       [this] { return csv(); }});
    m_asking.setSingleShot(true);
    m_asking.setInterval(askingDelay);
    connect(&m_asking, &QTimer::timeout, this, &SampleGrid::ask);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        clearPictures(); // of another size, maybe
        relayout();
    });
}

void SampleGrid::setItems(std::vector<std::int64_t> items)
{
    m_items = std::move(items);
    m_asked.clear();
    verticalScrollBar()->setValue(0);
    const bool isThere = std::binary_search(m_items.begin(), m_items.end(), m_current);
    relayout();
    if (isThere)
        setCurrent(m_current);
    else
        setCurrent(m_items.empty() ? -1 : m_items.front());
}

void SampleGrid::clearPictures()
{
    m_pictures.clear();
    m_asked.clear();
    viewport()->update();
}

void SampleGrid::addPictures(const QHash<qint64, QImage> &pictures)
{
    for (auto picture = pictures.begin(); picture != pictures.end(); ++picture)
        m_pictures.insert(picture.key(), new QImage(picture.value()),
                          std::max(1, static_cast<int>(picture.value().sizeInBytes() / 1024)));
    viewport()->update();
}

void SampleGrid::setTexts(std::function<QString(qint64)> caption, std::function<QString(qint64)> tip)
{
    m_caption = std::move(caption);
    m_tip = std::move(tip);
    viewport()->update();
}

QString SampleGrid::csv() const
{
    QString text = QStringLiteral("item,label\n");
    for (const std::int64_t item : m_items) {
        QString label = m_caption ? m_caption(item) : QString();
        text += QStringLiteral("%1,\"%2\"\n")
                    .arg(QString::number(item), label.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
    }
    return text;
}

void SampleGrid::setMessage(const QString &message)
{
    m_message = message;
    viewport()->update();
}

int SampleGrid::side() const
{
    return Theme::instance().px(usualSide);
}

QSize SampleGrid::cell() const
{
    return {side() + 16, side() + fontMetrics().lineSpacing() + 12};
}

int SampleGrid::columns() const
{
    return std::max(1, viewport()->width() / cell().width());
}

QRect SampleGrid::rectOf(std::size_t place) const
{
    const auto across = static_cast<std::size_t>(columns());
    const QSize size = cell();
    return {static_cast<int>(place % across) * size.width(),
            static_cast<int>(place / across) * size.height() - verticalScrollBar()->value(), size.width(),
            size.height()};
}

std::size_t SampleGrid::placeOf(qint64 item) const
{
    // Filters keep the order of the set.
    return static_cast<std::size_t>(std::lower_bound(m_items.begin(), m_items.end(), item) - m_items.begin());
}

qint64 SampleGrid::itemAt(QPoint viewportPoint) const
{
    const QSize size = cell();
    const int column = viewportPoint.x() / size.width();
    if (viewportPoint.x() < 0 || column >= columns())
        return -1;
    const auto row = static_cast<std::size_t>((viewportPoint.y() + verticalScrollBar()->value()) / size.height());
    const std::size_t place = row * static_cast<std::size_t>(columns()) + static_cast<std::size_t>(column);
    return place < m_items.size() ? m_items[place] : -1;
}

std::vector<std::int64_t> SampleGrid::visibleItems() const
{
    const int height = cell().height();
    const auto across = static_cast<std::size_t>(columns());
    const int top = verticalScrollBar()->value();
    const std::size_t first = static_cast<std::size_t>(top / height) * across;
    const std::size_t end = (static_cast<std::size_t>((top + viewport()->height()) / height) + 1) * across;
    std::vector<std::int64_t> items;
    for (std::size_t place = first; place < std::min(end, m_items.size()); ++place)
        items.push_back(m_items[place]);
    return items;
}

void SampleGrid::setCurrent(qint64 item)
{
    const bool isOther = std::exchange(m_current, item) != item;
    if (item >= 0) {
        showCurrent();
        setAccessibleDescription(m_tip ? m_tip(item) : QString());
    }
    viewport()->update();
    if (isOther)
        emit currentChanged(item);
}

void SampleGrid::showCurrent()
{
    const QRect rect = rectOf(placeOf(m_current));
    QScrollBar *bar = verticalScrollBar();
    if (rect.top() < 0)
        bar->setValue(bar->value() + rect.top());
    else if (rect.bottom() > viewport()->height())
        bar->setValue(bar->value() + rect.bottom() - viewport()->height());
    m_isCurrentSeen = true;
}

void SampleGrid::moveTo(std::ptrdiff_t place)
{
    if (m_items.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_items.size()) - 1;
    setCurrent(m_items[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place, 0, last))]);
}

void SampleGrid::relayout()
{
    const auto across = static_cast<std::size_t>(columns());
    const auto rows = static_cast<int>((m_items.size() + across - 1) / across);
    const int height = cell().height();
    verticalScrollBar()->setRange(0, std::max(0, rows * height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(height / 2);
    viewport()->update();
}

void SampleGrid::ask()
{
    std::vector<std::int64_t> wanted;
    for (const std::int64_t item : visibleItems())
        if (!m_pictures.contains(item))
            wanted.push_back(item);
    if (wanted.empty() || wanted == m_asked)
        return;
    m_asked = wanted;
    emit picturesWanted(wanted, static_cast<int>(side() * devicePixelRatioF()));
}

void SampleGrid::paintItem(QPainter &painter, const QRect &rect, qint64 item)
{
    const Theme &theme = Theme::instance();
    const QRect frame(rect.left() + 8, rect.top() + 4, side(), side());
    if (const QImage *picture = m_pictures.object(item); picture && !picture->isNull()) {
        const QSize size = (QSizeF(picture->size()) / devicePixelRatioF()).toSize();
        QRect place(QPoint(), size);
        place.moveCenter(frame.center());
        painter.drawImage(place, *picture);
    } else {
        painter.fillRect(frame, theme.color(Theme::Role::Window));
        painter.setPen(theme.color(Theme::Role::MutedText));
        if (picture)
            painter.drawText(frame, Qt::AlignCenter, QStringLiteral("?"));
        else if (!m_asking.isActive())
            m_asking.start();
    }
    const bool isCurrent = item == m_current;
    if (isCurrent) {
        painter.setPen(QPen(theme.color(Theme::Role::Accent), 2));
        painter.drawRect(frame.adjusted(-3, -3, 2, 2));
    }
    painter.setPen(theme.color(Theme::Role::Text));
    const QRect line(rect.left() + 2, frame.bottom() + 4, rect.width() - 4, fontMetrics().lineSpacing());
    const QString text = m_caption ? m_caption(item) : QString::number(item);
    painter.drawText(line, Qt::AlignCenter, fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
}

void SampleGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::instance().color(Theme::Role::Panel));
    if (m_items.empty()) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const auto items = visibleItems();
    if (items.empty())
        return;
    const std::size_t first = placeOf(items.front());
    for (std::size_t i = 0; i < items.size(); ++i)
        paintItem(painter, rectOf(first + i), items[i]);
}

void SampleGrid::resizeEvent(QResizeEvent *)
{
    const bool wasSeen = m_isCurrentSeen && m_current >= 0;
    relayout();
    if (wasSeen)
        showCurrent();
}

void SampleGrid::scrollContentsBy(int, int)
{
    m_isCurrentSeen = m_current >= 0 && viewport()->rect().intersects(rectOf(placeOf(m_current)));
    viewport()->update();
}

void SampleGrid::mousePressEvent(QMouseEvent *event)
{
    const qint64 item = event->button() == Qt::LeftButton ? itemAt(event->pos()) : -1;
    if (item < 0)
        return;
    setCurrent(item);
    emit chosen(item);
}

void SampleGrid::keyPressEvent(QKeyEvent *event)
{
    const auto place = static_cast<std::ptrdiff_t>(m_current < 0 ? 0 : placeOf(m_current));
    const std::ptrdiff_t across = columns();
    const std::ptrdiff_t page = across * std::max(1, viewport()->height() / cell().height());
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(place - 1);
    case Qt::Key_Right:
        return moveTo(place + 1);
    case Qt::Key_Up:
        return moveTo(place - across >= 0 ? place - across : place);
    case Qt::Key_Down:
        return moveTo(place + across);
    case Qt::Key_PageUp:
        return moveTo(place - page);
    case Qt::Key_PageDown:
        return moveTo(place + page);
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(static_cast<std::ptrdiff_t>(m_items.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit chosen(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool SampleGrid::viewportEvent(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const qint64 item = itemAt(at);
        return item >= 0 && m_tip ? m_tip(item) : QString();
    };
    return showToolTip(event, viewport(), tipAt) || QAbstractScrollArea::viewportEvent(event);
}

} // namespace vitrine
