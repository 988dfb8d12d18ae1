#include "widgets/data/ClassBars.h"

#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::array<DataPart, dataPartCount> allParts{DataPart::Training, DataPart::Validation, DataPart::Test};

} // namespace

ClassBars::ClassBars(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::PointingHandCursor);
    installExportMenu(viewport(),
                      {[] { return QStringLiteral("classes"); }, [this] { return viewport()->size(); },
                       [this](QPainter &painter) { render(&painter); }, [this] { return csv(); }});
    connect(&Theme::instance(), &Theme::changed, this, &ClassBars::relayout);
}

QColor ClassBars::colour(DataPart part)
{
    static constexpr std::array roles{Theme::Role::Forward, Theme::Role::Backward, Theme::Role::Receptive};
    return Theme::instance().color(roles[static_cast<std::size_t>(part)]); // as the curves have them
}

void ClassBars::setOutline(std::shared_ptr<const DataOutline> outline)
{
    m_outline = std::move(outline);
    m_most = 1;
    for (int i = 0; m_outline && i < m_outline->classCount(); ++i) {
        std::int64_t sum = 0;
        for (const DataPart part : allParts)
            sum += m_outline->count(i, part);
        m_most = std::max(m_most, sum);
    }
    m_chosen = -1;
    m_cursor = 0;
    verticalScrollBar()->setValue(0);
    relayout();
}

void ClassBars::setChosen(int classIndex)
{
    m_chosen = classIndex;
    viewport()->update();
}

int ClassBars::rowHeight() const
{
    return fontMetrics().lineSpacing() + 4;
}

QRect ClassBars::rowRect(int classIndex) const
{
    return {0, classIndex * rowHeight() - verticalScrollBar()->value(), viewport()->width(), rowHeight()};
}

int ClassBars::classAt(QPoint viewportPoint) const
{
    const int row = (viewportPoint.y() + verticalScrollBar()->value()) / rowHeight();
    return m_outline && viewportPoint.y() >= 0 && row < m_outline->classCount() ? row : -1;
}

QString ClassBars::describe(int classIndex) const
{
    return tr("%1: %2 training, %3 validation, %4 test")
        .arg(m_outline->className(classIndex), formatCount(m_outline->count(classIndex, DataPart::Training)),
             formatCount(m_outline->count(classIndex, DataPart::Validation)),
             formatCount(m_outline->count(classIndex, DataPart::Test)));
}

QString ClassBars::csv() const
{
    QString text = QStringLiteral("class,training,validation,test\n");
    for (int i = 0; m_outline && i < m_outline->classCount(); ++i) {
        QString name = m_outline->className(i);
        text += QStringLiteral("\"%1\"").arg(name.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
        for (const DataPart part : allParts)
            text += QStringLiteral(",%1").arg(m_outline->count(i, part));
        text += QLatin1Char('\n');
    }
    return text;
}

void ClassBars::choose(int classIndex)
{
    if (classIndex < 0)
        return;
    m_cursor = classIndex;
    m_chosen = m_chosen == classIndex ? -1 : classIndex;
    setAccessibleDescription(describe(classIndex));
    viewport()->update();
    emit classChosen(m_chosen);
}

void ClassBars::relayout()
{
    constexpr int mostNames = 200; // enough to know how wide they are
    m_nameWidth = 0;
    const int count = m_outline ? m_outline->classCount() : 0;
    for (int i = 0; i < std::min(count, mostNames); ++i)
        m_nameWidth = std::max(m_nameWidth, fontMetrics().horizontalAdvance(m_outline->className(i)));
    m_nameWidth = std::min(m_nameWidth, viewport()->width() * 2 / 5);
    verticalScrollBar()->setRange(0, std::max(0, count * rowHeight() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
    viewport()->update();
}

void ClassBars::paintRow(QPainter &painter, int classIndex, const QRect &rect) const
{
    const Theme &theme = Theme::instance();
    const bool isChosen = classIndex == m_chosen;
    if (isChosen || (hasFocus() && classIndex == m_cursor)) {
        painter.setPen(theme.color(isChosen ? Theme::Role::Accent : Theme::Role::Border));
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
    painter.setPen(theme.color(Theme::Role::Text));
    const QRect name(rect.left() + 4, rect.top(), m_nameWidth, rect.height());
    painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_outline->className(classIndex), Qt::ElideRight, name.width()));
    const int left = name.right() + 8;
    const double scale = static_cast<double>(std::max(1, rect.right() - 4 - left)) / static_cast<double>(m_most);
    double from = left;
    for (const DataPart part : allParts) {
        const double width = scale * static_cast<double>(m_outline->count(classIndex, part));
        QColor fill = colour(part);
        fill.setAlphaF(m_chosen < 0 || isChosen ? 1.0F : 0.35F);
        painter.fillRect(QRectF(from, rect.top() + 3, width, rect.height() - 6), fill);
        from += width;
    }
}

void ClassBars::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::instance().color(Theme::Role::Panel));
    const int count = m_outline ? m_outline->classCount() : 0;
    const int first = verticalScrollBar()->value() / rowHeight();
    const int end = std::min(count, first + viewport()->height() / rowHeight() + 2);
    for (int i = first; i < end; ++i)
        paintRow(painter, i, rowRect(i));
}

void ClassBars::resizeEvent(QResizeEvent *)
{
    relayout();
}

void ClassBars::scrollContentsBy(int, int)
{
    viewport()->update();
}

void ClassBars::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(classAt(event->pos()));
}

void ClassBars::keyPressEvent(QKeyEvent *event)
{
    const int count = m_outline ? m_outline->classCount() : 0;
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (count > 0 && step != 0) {
        m_cursor = std::clamp(m_cursor + step, 0, count - 1);
        const QRect row = rowRect(m_cursor);
        if (row.top() < 0 || row.bottom() > viewport()->height())
            verticalScrollBar()->setValue(m_cursor * rowHeight() - viewport()->height() / 2);
        setAccessibleDescription(describe(m_cursor));
        return viewport()->update();
    }
    if (count > 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space))
        return choose(m_cursor);
    QAbstractScrollArea::keyPressEvent(event);
}

bool ClassBars::viewportEvent(QEvent *event)
{
    const auto tipAt = [this](QPoint at) {
        const int row = classAt(at);
        return row < 0 ? QString() : describe(row);
    };
    return showToolTip(event, viewport(), tipAt) || QAbstractScrollArea::viewportEvent(event);
}

} // namespace vitrine
