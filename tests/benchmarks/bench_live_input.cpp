// A video as input of the Network room: it is dropped onto the studio's window of 1280 × 800, offscreen, and played;
// how often the canvas is painted with the maps of a frame that it has not shown yet, the longest gaps between two of
// them, and the processor's time for each. Prints JSON. Target: 15 frames a second on two cores for LeNet-5 and
// VGG-like at 64 × 64. `bench_live_input [seconds of each part] [width and height of the video] [networks]`

#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LiveDesk.h"
#include "app/studio/settings/Preferences.h"
#include "app/studio/window/MainWindow.h"
#include "tests/support/VideoSample.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
#include "widgets/session/StepCursor.h"
#include "widgets/video/FramePump.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace vitrine;

namespace {

constexpr double rate = 60; // frames a second of the video
constexpr int frames = 240;

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double residentMebibytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr double page = 4096;
    return file.readAll().split(' ').value(1).toDouble() * page / (1 << 20);
}

/// When the canvas was painted with the maps of another frame.
class PaintClock : public QObject {
public:
    explicit PaintClock(NetworkRoom *room) : m_room(room)
    {
        room->canvas()->viewport()->installEventFilter(this);
        m_clock.start();
    }
    void begin()
    {
        m_gaps.clear();
        m_last = m_clock.nsecsElapsed();
    }
    std::vector<double> gaps() const { return m_gaps; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_room->cursor()->trace() != m_shown) {
            m_shown = m_room->cursor()->trace();
            const qint64 now = m_clock.nsecsElapsed();
            m_gaps.push_back(static_cast<double>(now - m_last) / 1e6);
            m_last = now;
        }
        return false;
    }

private:
    NetworkRoom *m_room;
    QElapsedTimer m_clock;
    std::shared_ptr<const Trace> m_shown;
    std::vector<double> m_gaps; // milliseconds
    qint64 m_last = 0;
};

void wait(const std::function<bool()> &isDone)
{
    while (!isDone())
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

void waitSeconds(double seconds)
{
    QElapsedTimer timer;
    timer.start();
    wait([&] { return static_cast<double>(timer.elapsed()) >= seconds * 1000; });
}

/// "vgg-like", or "vgg-like:64" with an input of 64 × 64.
void open(Session *session, const QString &name)
{
    const QString preset = name.section(QLatin1Char(':'), 0, 0);
    if (!name.contains(QLatin1Char(':'))) {
        session->openPreset(preset);
        return;
    }
    auto network = loadNetwork({preset, {}});
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    const std::int64_t side = name.section(QLatin1Char(':'), 1).toLongLong();
    network->blocks.front().params["shape"] = std::vector<std::int64_t>{3, side, side};
    Question question = session->question();
    question.network = {{}, {}, std::make_shared<const Network>(*std::move(network))};
    question.weights = {WeightsSource::Kind::Seed, {}, 1, {}};
    session->ask(question, false);
}

void measure(MainWindow &window, const QString &preset, const QString &video, double seconds, bool isLast)
{
    NetworkRoom *room = window.networkRoom();
    LiveDesk *live = room->live();
    live->close();
    open(room->session(), preset);
    wait([&] { return !room->session()->isBusy(); });
    room->open({video});
    PaintClock clock(room);
    wait([&] { return live->pump()->position() >= 30; });
    const double memory = residentMebibytes();
    const auto before = live->pump()->statistics();
    clock.begin();
    const double start = processorSeconds();
    waitSeconds(seconds);
    const double processor = processorSeconds() - start;
    const auto after = live->pump()->statistics();
    std::vector<double> gaps = clock.gaps();
    const std::size_t count = std::max<std::size_t>(1, gaps.size());
    std::sort(gaps.begin(), gaps.end());
    gaps.resize(count);
    std::printf(
        "    {\"network\": \"%s\", \"painted_per_second\": %.1f, \"gap_median_ms\": %.1f, \"gap_p95_ms\": %.1f, "
        "\"gap_max_ms\": %.1f, \"run_ms\": %.2f, \"processor_ms_a_frame\": %.1f, \"asked\": %lld, "
        "\"dropped\": %lld, \"memory_growth_mib\": %.1f}%s\n",
        qPrintable(preset), static_cast<double>(gaps.size()) / seconds, gaps[count / 2], gaps[count * 95 / 100],
        gaps.back(), room->session()->trace()->milliseconds, processor * 1000 / static_cast<double>(count),
        static_cast<long long>(after.shown - before.shown), static_cast<long long>(after.dropped - before.dropped),
        residentMebibytes() - memory, isLast ? "" : ",");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("vitrine-bench"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    const double seconds = argc > 1 ? std::max(1.0, std::atof(argv[1])) : 10;
    const int width = argc > 3 ? std::atoi(argv[2]) : 640, height = argc > 3 ? std::atoi(argv[3]) : 480;
    const QString video = folder.filePath(QStringLiteral("clip.mp4"));
    if (!test::writeVideo(video, frames, rate, width, height)) {
        std::fprintf(stderr, "the video could not be written\n");
        return 1;
    }
    Preferences preferences;
    preferences.language = QStringLiteral("en");
    MainWindow window(preferences);
    window.resize(1280, 800);
    window.show();
    window.start(std::nullopt);
    wait([&] { return window.session()->outcome() && !window.session()->isBusy(); });
    std::printf("{\"name\": \"live_input\", \"video\": \"%d x %d, %.0f frames a second\", \"cases\": [\n", width,
                height, rate);
    const QStringList presets = argc > 4 ? QString::fromLatin1(argv[4]).split(QLatin1Char(','))
                                         : QStringList{QStringLiteral("lenet-5"), QStringLiteral("vgg-like:64"),
                                                       QStringLiteral("resnet-like:64"), QStringLiteral("alexnet")};
    for (const QString &preset : presets)
        measure(window, preset, video, seconds, preset == presets.last());
    std::printf("]}\n");
    return 0;
}
