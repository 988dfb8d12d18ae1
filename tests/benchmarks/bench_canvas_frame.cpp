// A network of 300 blocks on the canvas at 1920 × 1080, offscreen, with the minimap over it: what a frame costs while
// it is panned and zoomed, and what an edit costs until it is painted. Prints JSON. Target: under 16 ms, 60 frames a
// second.

#include "core/edit/Edit.h"
#include "tests/widgets/support/SampleRun.h"
#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>

using namespace vitrine;

namespace {

constexpr int blockCount = 300;

/// Rows of convolutions with a skip over every third block, so that there is something to route.
Network large()
{
    Network network;
    network.blocks.push_back({"image", "Input", {{"shape", Shape{3, 16, 16}}}, Position{0, 0}, {}});
    std::string last = "image", skip = "image";
    int place = 1;
    const auto add = [&](const char *type) {
        edit::Added added = edit::addBlock(std::move(network), *findBlockKind(type),
                                           Position{(place % 20) * 264.0, (place / 20) * 208.0});
        ++place;
        network = edit::connectPorts(std::move(added.network), {last, 0}, {added.id, 0});
        last = added.id;
    };
    add("Conv2d");
    skip = last;
    while (static_cast<int>(network.blocks.size()) < blockCount) {
        for (const char *type : {"Conv2d", "BatchNorm2d", "ReLU", "Add"})
            add(type);
        network = edit::connectPorts(std::move(network), {skip, 0}, {last, 1});
        skip = last;
    }
    return network;
}

/// The same, drawn out so that it is larger than the view at the smallest zoom as well.
Network spread(Network network)
{
    for (Block &block : network.blocks)
        block.position = Position{block.position->x * 4, block.position->y * 4};
    return network;
}

/// Of this thread alone: a busy machine does not count.
double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    std::vector<double> wall, processor; ///< milliseconds of each frame
};

void report(const char *name, Times times, bool last)
{
    std::sort(times.wall.begin(), times.wall.end());
    std::sort(times.processor.begin(), times.processor.end());
    const std::size_t median = times.wall.size() / 2, most = times.wall.size() * 95 / 100;
    std::printf("    {\"case\": \"%s\", \"frames\": %zu, \"median_ms\": %.2f, \"p95_ms\": %.2f, \"max_ms\": %.2f, "
                "\"processor_median_ms\": %.2f, \"processor_p95_ms\": %.2f}%s\n",
                name, times.wall.size(), times.wall[median], times.wall[most], times.wall.back(),
                times.processor[median], times.processor[most], last ? "" : ",");
}

/// From `change` to the painted frame.
Times measure(int frames, const std::function<void(int)> &change)
{
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        const double before = processorMilliseconds();
        change(frame);
        QApplication::processEvents();
        times.processor.push_back(processorMilliseconds() - before);
        times.wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Network network = large();
    Selection selection;
    StepCursor cursor;
    CanvasView view;
    view.setSelection(&selection);
    view.setCursor(&cursor);
    Builder builder(&view);
    view.resize(1920, 1080);
    view.show();
    const auto trace = test::run(network, Mode::Eval, 1);
    if (!trace)
        return 1;
    view.setNetwork(network, trace->graph);
    cursor.setTrace(trace);
    QApplication::processEvents();

    std::printf("{\"name\": \"canvas_frame\", \"blocks\": %zu, \"target_ms\": 16, \"cases\": [\n",
                network.blocks.size());
    const auto sway = [](int frame) { return QPoint(frame / 30 % 2 == 0 ? 14 : -14, frame / 15 % 2 == 0 ? 6 : -6); };
    const auto pan = [&](double zoom) {
        view.fit();
        view.setZoom(zoom);
        QApplication::processEvents();
        char name[32];
        std::snprintf(name, sizeof(name), "pan at %.0f %%", zoom * 100);
        int still = 0;
        const Times times = measure(120, [&](int frame) {
            const QPointF before = view.mapToScene(QPoint());
            view.pan(sway(frame));
            still += view.mapToScene(QPoint()) == before;
        });
        report(name, times, false);
        return still < 30; // where it stands still, nothing was measured
    };
    view.setNetwork(spread(network), trace->graph);
    QApplication::processEvents();
    if (!pan(0.12))
        return 1;
    view.setNetwork(network, trace->graph);
    QApplication::processEvents();
    for (const double zoom : {0.25, 0.5, 1.0})
        if (!pan(zoom))
            return 1;
    view.fit();
    report("zoom from all to 100 % and back",
           measure(120, [&](int frame) { view.setZoom(view.zoom() * (frame / 30 % 2 == 0 ? 1.06 : 1 / 1.06)); }),
           false);
    view.fit();
    QApplication::processEvents();
    report("edit of a parameter",
           measure(40,
                   [&](int frame) {
                       network = edit::setParam(std::move(network), "conv7", "bias", frame % 2 == 0);
                       builder.editor()->setNetwork(std::make_shared<const Network>(network), buildGraph(network, 1),
                                                    false);
                   }),
           false);
    // By the mouse, over other blocks and wires, which it might be dropped into.
    const QPointF start = view.canvas()->find(QStringLiteral("conv20"))->pos();
    const auto mouse = [&](QEvent::Type type, QPointF scene, Qt::MouseButtons held) {
        const QPointF at = view.mapFromScene(scene);
        QMouseEvent event(type, at, view.viewport()->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, held, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    };
    mouse(QEvent::MouseButtonPress, start, Qt::LeftButton);
    const auto place = [&](int frame) { return start - QPointF(8 * frame, 8 * frame); };
    report("block dragged", measure(60, [&](int frame) { mouse(QEvent::MouseMove, place(frame + 1), Qt::LeftButton); }),
           true);
    const QPointF moved = view.canvas()->find(QStringLiteral("conv20"))->pos() - start;
    mouse(QEvent::MouseButtonRelease, place(60), Qt::NoButton);
    if (moved.manhattanLength() < 100)
        return 1; // the mouse held nothing
    std::printf("]}\n");
    return 0;
}
