#include "app/studio/window/StartupReport.h"

#include "app/studio/window/MainWindow.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/Session.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTextStream>
#include <QTimer>

#include <ctime>
#include <unistd.h>

#include <cstdio>

namespace vitrine {

namespace {

/// Milliseconds since the kernel started this process, LibTorch's loading included.
double sinceProcessStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    // Field 22 is the start in clock ticks since boot; the program's name (field 2) may hold spaces, it ends with ')'.
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    const double start = fields.value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - start) * 1000;
}

double residentMebibytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace

StartupReport::StartupReport(MainWindow *window) : QObject(window)
{
    connect(window->session(), &Session::outcomeChanged, this, [this] { m_traced = true; });
    window->canvas()->viewport()->installEventFilter(this);
}

bool StartupReport::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_traced && !m_painted) {
        m_painted = true;
        // After this paint event, and those of the other widgets of the same frame.
        QTimer::singleShot(0, this, &StartupReport::print);
    }
    return QObject::eventFilter(object, event);
}

void StartupReport::print()
{
    std::printf("{\"first_traced_frame_ms\":%.0f,\"resident_mib\":%.1f}\n", sinceProcessStart(), residentMebibytes());
    std::fflush(stdout);
    // Not by closing the window: what it showed is not what the user wants back next time.
    QCoreApplication::exit(0);
}

} // namespace vitrine
