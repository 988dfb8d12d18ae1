// The networks' half of the Optimizers room: what an update of the race costs the GUI thread with all its views in
// 1920 × 1080. Ten competitors, three seeds, curves as long as they get. Prints JSON. Target: under 16 ms.

#include "widgets/optimizers/networks/NetLayersView.h"
#include "widgets/optimizers/networks/NetRacePlot.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRankingModel.h"
#include "widgets/optimizers/networks/NetRankingTable.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QHBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace vitrine;

namespace {

/// What the GUI thread has computed, whatever else the machine does.
double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

void measure(const char *name, const std::function<void()> &work, bool isLast = false)
{
    work(); // fonts are looked for once
    std::vector<double> taken;
    for (int i = 0; i < 50; ++i) {
        const double before = threadMilliseconds();
        work();
        taken.push_back(threadMilliseconds() - before);
    }
    std::sort(taken.begin(), taken.end());
    std::printf("  \"%s\": {\"median_ms\": %.2f, \"worst_ms\": %.2f}%s\n", name, taken[taken.size() / 2], taken.back(),
                isLast ? "" : ",");
}

NetRaceSetup ten()
{
    NetRaceSetup setup;
    setup.network = QStringLiteral("mlp-xor");
    setup.data = QStringLiteral("xor:size=400");
    setup.epochs = 20;
    setup.batchSize = 10;
    setup.seeds = 3;
    for (std::size_t i = 0; setup.competitors.size() < 10; ++i)
        addCompetitor(setup, plainCompetitor(*optimizerKinds()[i]));
    return setup;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Session session;
    NetRaceSession race(session.computeThread());
    NetRaceState state;
    state.setSetup(ten());
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *plot = new NetRacePlot(&race, &state);
    auto *ranking = new NetRankingTable(&race, &state);
    row->addWidget(plot, 3);
    row->addWidget(ranking, 1);
    row->addWidget(new NetLayersView(&race, &state), 1);
    window.resize(1800, 1000);
    window.show();
    NetRaceRequest request;
    request.setup = state.setup();
    race.start(request, TrainGoal::End);
    while (race.stage() != NetRaceStage::Done) {
        if (race.stage() == NetRaceStage::Idle)
            return 1;
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    std::printf("{\n");
    measure("curves", [plot] {
        plot->fit();
        plot->plot()->replot(QCustomPlot::rpImmediateRefresh);
    });
    measure("ranking", [ranking] { ranking->ranking()->refresh(); });
    measure(
        "selection",
        [&] {
            state.select(state.selected() % 10 + 1);
            QApplication::processEvents();
        },
        true);
    std::printf("}\n");
    return 0;
}
