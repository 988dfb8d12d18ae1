// The Optimizers room: how long a race takes, from a step to the painted frame with all views of the room in 1920 ×
// 1080, and the pictures of the surface. Ten competitors over 1,000 steps, offscreen. Prints JSON. Target: under 16 ms
// for all that happens in the GUI thread.

#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RaceBar.h"
#include "widgets/optimizers/RacePlot.h"
#include "widgets/optimizers/RankingTable.h"
#include "widgets/optimizers/SolidView.h"
#include "widgets/optimizers/StepNumbers.h"
#include "widgets/optimizers/SurfacePicture.h"
#include "widgets/optimizers/SurfaceView.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QSplitter>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace vitrine;

namespace {

struct Times {
    double median = 0, worst = 0;
};

/// What the GUI thread has computed, whatever else the machine does.
double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

Times measure(int rounds, const std::function<void(int)> &work)
{
    std::vector<double> taken;
    for (int i = 0; i < rounds; ++i) {
        const double before = threadMilliseconds();
        work(i);
        taken.push_back(threadMilliseconds() - before);
    }
    std::sort(taken.begin(), taken.end());
    return {taken[taken.size() / 2], taken.back()};
}

void print(const char *name, const Times &times, bool isLast = false)
{
    std::printf("  \"%s\": {\"median_ms\": %.2f, \"worst_ms\": %.2f}%s\n", name, times.median, times.worst,
                isLast ? "" : ",");
}

RaceSetup ten()
{
    RaceSetup setup = firstRace();
    while (setup.competitors.size() < 10)
        addCompetitor(setup, makeCompetitor(setup, *optimizerKinds()[setup.competitors.size()]));
    return setup;
}

void benchPictures()
{
    for (const char *name : {"rosenbrock", "ackley"}) {
        const std::shared_ptr<const SurfaceKind> surface(std::shared_ptr<const SurfaceKind>(), findSurfaceKind(name));
        const QRectF region(QPointF(surface->low().x, surface->low().y), QPointF(surface->high().x, surface->high().y));
        const HeightScale scale(*surface, surface->low(), surface->high(), true);
        print(name, measure(5, [&](int) { paintSurface({surface, region, {1050, 720}, scale}, {}); }));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    OptimizersState state;
    state.setSetup(ten());
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *middle = new QSplitter(Qt::Vertical);
    auto *side = new QSplitter(Qt::Vertical);
    auto *view = new SurfaceView;
    auto *solid = new SolidView;
    auto *bar = new RaceBar;
    view->setState(&state);
    solid->setState(&state);
    bar->setState(&state);
    for (QWidget *each : {static_cast<QWidget *>(view), static_cast<QWidget *>(solid), static_cast<QWidget *>(bar),
                          static_cast<QWidget *>(new RacePlot(&state))})
        middle->addWidget(each);
    side->addWidget(new RankingTable(&state));
    side->addWidget(new StepNumbers(&state));
    row->addWidget(middle, 3);
    row->addWidget(side, 1);
    solid->hide();
    window.resize(1500, 1000);
    window.show();
    while (state.isBusy() || !view->hasPicture())
        QApplication::processEvents();
    QApplication::processEvents();
    std::printf("{\n");
    print("race", measure(20, [](int) { makeRace(ten(), 0, {}); }));
    const auto step = [&](int i) {
        state.setStep(1 + i * 5);
        QApplication::processEvents();
    };
    print("step", measure(200, step));
    state.beginRestart();
    print("start_dragged", measure(50, [&](int i) {
              state.moveStart({-1.49 + 0.01 * i, 2});
              while (state.isBusy())
                  QApplication::processEvents();
              QApplication::processEvents();
          }));
    state.endRestart();
    view->hide();
    solid->show();
    QApplication::processEvents();
    print("solid_step", measure(100, step));
    print("solid_turned", measure(50, [&](int i) {
              solid->setCamera({0.02 * i, 0.8, 1});
              QApplication::processEvents();
          }));
    benchPictures();
    const RaceSetup setup = ten();
    print("setup_to_text", measure(5, [&](int) { raceToText(setup); }), true);
    std::printf("}\n");
    return 0;
}
