#include "app/studio/Docks.h"

#include "widgets/common/Theme.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QTabBar>

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

constexpr int layoutVersion = 1; // a layout of another version is not restored

struct PanelInfo {
    const char *name; ///< of the QObject: part of the saved layout
    const char *title;
    Qt::DockWidgetArea area;
    int width;
};

const PanelInfo &infoOf(Docks::Panel panel)
{
    static const std::array<PanelInfo, 4> infos{{
        {"inputDock", QT_TRANSLATE_NOOP("Docks", "Input and Answer"), Qt::LeftDockWidgetArea, 264},
        {"stepsDock", QT_TRANSLATE_NOOP("Docks", "Steps"), Qt::LeftDockWidgetArea, 264},
        {"inspectorDock", QT_TRANSLATE_NOOP("Docks", "Inspector"), Qt::RightDockWidgetArea, 376},
        {"explanationDock", QT_TRANSLATE_NOOP("Docks", "Explanation"), Qt::RightDockWidgetArea, 376},
    }};
    return infos[static_cast<std::size_t>(panel)];
}

const QString geometryKey = QStringLiteral("layout/network/geometry");
const QString stateKey = QStringLiteral("layout/network/state");

} // namespace

Docks::Docks(QMainWindow *window) : QObject(window), m_window(window)
{
    window->setDockNestingEnabled(true);
    window->installEventFilter(this);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

QDockWidget *Docks::add(Panel panel, QWidget *content, bool scrolls)
{
    const PanelInfo &info = infoOf(panel);
    auto *dock = new QDockWidget(m_window);
    dock->setObjectName(QString::fromLatin1(info.name));
    dock->setProperty("panel", static_cast<int>(panel));
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    if (scrolls) {
        auto *area = new QScrollArea(dock);
        area->setWidget(content);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setFocusPolicy(Qt::NoFocus);
        dock->setWidget(area);
    } else {
        dock->setWidget(content);
    }
    m_window->addDockWidget(info.area, dock);
    m_docks += dock;
    return dock;
}

QDockWidget *Docks::find(Panel panel) const
{
    for (QDockWidget *dock : m_docks) {
        if (dock->property("panel").toInt() == static_cast<int>(panel))
            return dock;
    }
    return nullptr;
}

void Docks::list(QMenu *menu) const
{
    for (QDockWidget *dock : m_docks)
        menu->addAction(dock->toggleViewAction());
}

void Docks::retranslate()
{
    for (QDockWidget *dock : m_docks) {
        const PanelInfo &info = infoOf(static_cast<Panel>(dock->property("panel").toInt()));
        dock->setWindowTitle(QCoreApplication::translate("Docks", info.title));
        dock->toggleViewAction()->setStatusTip(tr("Show or hide this panel"));
        dock->toggleViewAction()->setProperty("vitrineSource", QByteArray(info.title));
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
    QList<QDockWidget *> right;
    for (QDockWidget *dock : m_docks) {
        const auto panel = static_cast<Panel>(dock->property("panel").toInt());
        dock->setFloating(false);
        m_window->addDockWidget(infoOf(panel).area, dock);
        dock->show();
        if (infoOf(panel).area == Qt::RightDockWidgetArea) {
            right += dock;
            heights += (panel == Panel::Inspector ? 3 : 2) * m_window->height() / 5;
        }
    }
    if (QDockWidget *input = find(Panel::Input); input && find(Panel::Steps)) {
        m_window->tabifyDockWidget(input, find(Panel::Steps));
        input->raise();
    }
    fitWidths();
    m_window->resizeDocks(right, heights, Qt::Vertical);
}

void Docks::fitWidths()
{
    QList<int> widths;
    for (const QDockWidget *dock : m_docks) {
        const PanelInfo &info = infoOf(static_cast<Panel>(dock->property("panel").toInt()));
        const int width = Theme::instance().px(info.width);
        // Maps and terms are what a larger screen is for.
        widths += info.area == Qt::RightDockWidgetArea ? std::max(width, m_window->width() * 27 / 100) : width;
    }
    m_window->resizeDocks(m_docks, widths, Qt::Horizontal);
}

void Docks::restore()
{
    const QSettings settings;
    m_window->restoreGeometry(settings.value(geometryKey).toByteArray());
    if (!m_window->restoreState(settings.value(stateKey).toByteArray(), layoutVersion))
        arrange();
}

void Docks::save() const
{
    QSettings settings;
    settings.setValue(geometryKey, m_window->saveGeometry());
    settings.setValue(stateKey, m_window->saveState(layoutVersion));
}

} // namespace vitrine
