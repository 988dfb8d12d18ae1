#include "app/studio/room/Docks.h"

#include "widgets/common/Theme.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int layoutVersion = 6; // a layout of another version is not restored

/// Scrolls up and down alone: never narrower than its content and the bar beside it.
class ColumnArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    QSize minimumSizeHint() const override
    {
        const int bar = verticalScrollBar()->sizeHint().width();
        const QSize least = QScrollArea::minimumSizeHint();
        return widget() ? QSize(widget()->minimumSizeHint().width() + bar, least.height()) : least;
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(object, event);
    }
};

} // namespace

Docks::Docks(QMainWindow *room, const QString &name)
    : QObject(room), m_room(room), m_key(QStringLiteral("layout/%1/state").arg(name))
{
    room->setDockNestingEnabled(true);
    room->installEventFilter(this);
    room->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    room->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

QDockWidget *Docks::add(const Panel &panel, QWidget *content, bool scrolls)
{
    auto *dock = new QDockWidget(m_room);
    dock->setObjectName(QString::fromLatin1(panel.name));
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    if (scrolls) {
        auto *area = new ColumnArea(dock);
        area->setWidget(content);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setFocusPolicy(Qt::NoFocus);
        dock->setWidget(area);
    } else {
        dock->setWidget(content);
    }
    m_room->addDockWidget(panel.area, dock);
    // Until they are arranged, all panels lie side by side: a window opened meanwhile would be as wide as all of them.
    dock->hide();
    m_entries += {panel, dock, 0};
    return dock;
}

QDockWidget *Docks::find(const char *name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [name](const Entry &entry) {
        return entry.dock->objectName() == QLatin1String(name);
    });
    return found == m_entries.end() ? nullptr : found->dock;
}

void Docks::raise(const char *name)
{
    QDockWidget *dock = find(name);
    if (!dock)
        return;
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [dock](const Entry &each) { return each.dock == dock; });
    const bool wasHidden = dock->isHidden();
    dock->show();
    dock->raise();
    if (wasHidden && entry->panel.waits && !dock->isFloating())
        m_room->resizeDocks({dock}, {entry->panel.share * m_room->height() / 5}, Qt::Vertical);
}

bool Docks::isShown(const char *name) const
{
    const QDockWidget *dock = find(name);
    return dock && !dock->isHidden();
}

void Docks::setShown(const char *name, bool shown)
{
    for (Entry &entry : m_entries) {
        if (entry.dock->objectName() != QLatin1String(name))
            continue;
        if (!shown && entry.dock->isVisible())
            entry.width = entry.dock->width();
        entry.dock->setVisible(shown);
    }
}

void Docks::bringBack(const QStringList &names)
{
    QList<QDockWidget *> docks;
    QList<int> widths;
    for (const Entry &entry : m_entries) {
        const bool comesBack = names.contains(entry.dock->objectName()) && entry.width > 0;
        const bool isSeen = entry.dock->isVisible() && !entry.dock->visibleRegion().isEmpty();
        if (entry.dock->isFloating() || entry.panel.area == Qt::BottomDockWidgetArea || !(comesBack || isSeen))
            continue;
        docks += entry.dock;
        widths += comesBack ? entry.width : entry.dock->width();
    }
    for (const QString &name : names)
        setShown(name.toLatin1().constData(), true);
    m_room->resizeDocks(docks, widths, Qt::Horizontal);
}

void Docks::list(QMenu *menu) const
{
    for (const Entry &entry : m_entries)
        menu->addAction(entry.dock->toggleViewAction());
}

void Docks::retranslate()
{
    for (const auto &[panel, dock, hiddenWidth] : m_entries) {
        dock->setWindowTitle(QCoreApplication::translate("Docks", panel.title));
        dock->toggleViewAction()->setStatusTip(tr("Show or hide this panel"));
        dock->toggleViewAction()->setProperty("vitrineSource", QByteArray(panel.title));
        dock->toggleViewAction()->setProperty("vitrineContext", QByteArray("Docks"));
    }
}

bool Docks::eventFilter(QObject *object, QEvent *event)
{
    // Qt makes a row of tabs whenever panels are put on top of each other; a screen reader needs a name for it.
    if (event->type() == QEvent::ChildPolished) {
        if (auto *tabs = qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child()))
            tabs->setAccessibleName(tr("Panels"));
    }
    return QObject::eventFilter(object, event);
}

void Docks::arrange()
{
    QList<int> heights;
    QList<QDockWidget *> column;
    for (const auto &[panel, dock, hiddenWidth] : m_entries) {
        dock->setFloating(false);
        m_room->addDockWidget(panel.area, dock);
        dock->setVisible(!panel.waits);
        if (!panel.over) {
            column += dock;
            heights += panel.share * m_room->height() / 5;
        }
    }
    for (const auto &[panel, dock, hiddenWidth] : m_entries) {
        if (QDockWidget *under = panel.over ? find(panel.over) : nullptr) {
            m_room->tabifyDockWidget(under, dock);
            under->raise();
        }
    }
    fitWidths();
    m_room->resizeDocks(column, heights, Qt::Vertical);
}

void Docks::fitWidths()
{
    QList<int> widths;
    QList<QDockWidget *> docks;
    for (const auto &[panel, dock, hiddenWidth] : m_entries) {
        if (panel.area == Qt::BottomDockWidgetArea)
            continue;
        const int width = Theme::instance().px(panel.width);
        // Maps and terms are what a larger screen is for.
        widths += panel.area == Qt::RightDockWidgetArea ? std::max(width, m_room->width() * 27 / 100) : width;
        docks += dock;
    }
    m_room->resizeDocks(docks, widths, Qt::Horizontal);
}

void Docks::restore()
{
    m_isRestored = true;
    if (!m_room->restoreState(QSettings().value(m_key).toByteArray(), layoutVersion))
        arrange();
}

void Docks::enter()
{
    if (!m_isRestored)
        restore();
    m_left.clear();
    for (QDockWidget *dock : std::exchange(m_floating, {}))
        dock->show();
}

void Docks::leave()
{
    // Panels that float are windows: they would stay.
    m_left = m_room->saveState(layoutVersion);
    for (const Entry &entry : m_entries) {
        if (entry.dock->isFloating() && entry.dock->isVisible())
            m_floating += entry.dock;
    }
    for (QDockWidget *dock : m_floating)
        dock->hide();
}

void Docks::save() const
{
    if (m_isRestored)
        QSettings().setValue(m_key, m_left.isEmpty() ? m_room->saveState(layoutVersion) : m_left);
}

} // namespace vitrine
