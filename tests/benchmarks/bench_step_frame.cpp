// From a change of the selected step to the painted frame: the canvas, the inspector and the transport bar in a window
// of 1280 × 800, offscreen. Every step is new to the views: its maps and its gradient are coloured and painted. Prints
// JSON. Target: under 16 ms.

#include "tests/widgets/support/SampleRun.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/TransportBar.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace vitrine;

namespace {

constexpr int rounds = 5;

const char *const lenet = R"({"format": "vitrine-network", "version": 1, "name": "LeNet-5",
 "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [1, 28, 28]}},
  {"id": "c1", "type": "Conv2d", "params": {"out_channels": 6, "kernel_size": 5, "padding": 2}}, {"id": "t1", "type": "Tanh"},
  {"id": "s2", "type": "AvgPool2d", "params": {"kernel_size": 2}},
  {"id": "c3", "type": "Conv2d", "params": {"out_channels": 16, "kernel_size": 5}}, {"id": "t3", "type": "Tanh"},
  {"id": "s4", "type": "AvgPool2d", "params": {"kernel_size": 2}},
  {"id": "c5", "type": "Conv2d", "params": {"out_channels": 120, "kernel_size": 5}}, {"id": "t5", "type": "Tanh"},
  {"id": "flat", "type": "Flatten"}, {"id": "f6", "type": "Linear", "params": {"out_features": 84}}, {"id": "t6", "type": "Tanh"},
  {"id": "f7", "type": "Linear", "params": {"out_features": 10}}, {"id": "loss", "type": "CrossEntropyLoss"}],
 "connections": [{"from": "image", "to": "c1"}, {"from": "c1", "to": "t1"}, {"from": "t1", "to": "s2"}, {"from": "s2", "to": "c3"},
  {"from": "c3", "to": "t3"}, {"from": "t3", "to": "s4"}, {"from": "s4", "to": "c5"}, {"from": "c5", "to": "t5"},
  {"from": "t5", "to": "flat"}, {"from": "flat", "to": "f6"}, {"from": "f6", "to": "t6"}, {"from": "t6", "to": "f7"},
  {"from": "f7", "to": "loss"}]})";

const char *const wide = R"({"format": "vitrine-network", "version": 1, "name": "512 channels of 28 × 28",
 "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [3, 28, 28]}},
  {"id": "conv", "type": "Conv2d", "params": {"out_channels": 512, "kernel_size": 3, "padding": 1}},
  {"id": "bn", "type": "BatchNorm2d"}, {"id": "relu", "type": "ReLU"}, {"id": "act", "type": "SiLU"},
  {"id": "pool", "type": "AdaptiveAvgPool2d", "params": {"output_size": 1}},
  {"id": "flat", "type": "Flatten"}, {"id": "fc", "type": "Linear", "params": {"out_features": 10}},
  {"id": "loss", "type": "CrossEntropyLoss"}],
 "connections": [{"from": "image", "to": "conv"}, {"from": "conv", "to": "bn"}, {"from": "bn", "to": "relu"},
  {"from": "relu", "to": "act"}, {"from": "act", "to": "pool"}, {"from": "pool", "to": "flat"}, {"from": "flat", "to": "fc"},
  {"from": "fc", "to": "loss"}]})";

struct Window {
    QWidget top;
    Selection selection;
    StepCursor cursor;
    CanvasView canvas;
    InspectorPanel inspector;
    TransportBar bar;
    StepList list;

    explicit Window(const char *json)
    {
        auto *column = new QVBoxLayout(&top);
        auto *row = new QSplitter;
        for (QWidget *each :
             {static_cast<QWidget *>(&list), static_cast<QWidget *>(&canvas), static_cast<QWidget *>(&inspector)})
            row->addWidget(each);
        row->setSizes({180, 600, 500});
        column->addWidget(row, 1);
        column->addWidget(&bar);
        canvas.setSelection(&selection);
        canvas.setCursor(&cursor);
        inspector.setSelection(&selection);
        inspector.setCursor(&cursor);
        bar.setCursor(&cursor);
        list.setCursor(&cursor);
        const Network network = test::network(json);
        inspector.setNetwork(network);
        const auto trace = test::run(network, Mode::Train, 1);
        if (!trace)
            return;
        canvas.setNetwork(network, trace->graph);
        cursor.setTrace(trace);
        top.resize(1280, 800);
        top.show();
    }
    ~Window()
    {
        for (QWidget *each : {static_cast<QWidget *>(&list), static_cast<QWidget *>(&canvas),
                              static_cast<QWidget *>(&inspector), static_cast<QWidget *>(&bar)})
            each->setParent(nullptr);
    }
};

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    std::vector<double> wall, processor; ///< milliseconds of each step, sorted
};

/// The selection follows each step, forward to the end and back again.
Times measure(Window &window)
{
    Times times;
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < 2 * window.cursor.count() - 1; ++i) {
            const int step = i < window.cursor.count() ? i : 2 * window.cursor.count() - 2 - i;
            QElapsedTimer timer;
            timer.start();
            const double before = processorMilliseconds();
            window.cursor.setCurrent(step);
            window.selection.selectBlock(window.cursor.currentBlock());
            QApplication::processEvents(); // lays out and paints
            times.processor.push_back(processorMilliseconds() - before);
            times.wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    std::sort(times.wall.begin(), times.wall.end());
    std::sort(times.processor.begin(), times.processor.end());
    return times;
}

void report(const char *name, const char *json, bool last)
{
    Window window(json);
    QApplication::processEvents();
    const auto [wall, processor] = measure(window);
    const std::size_t median = wall.size() / 2, most = wall.size() * 95 / 100;
    std::printf("    {\"network\": \"%s\", \"frames\": %zu, \"median_ms\": %.2f, \"p95_ms\": %.2f, \"max_ms\": %.2f, "
                "\"processor_median_ms\": %.2f, \"processor_p95_ms\": %.2f}%s\n",
                name, wall.size(), wall[median], wall[most], wall.back(), processor[median], processor[most],
                last ? "" : ",");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("{\"name\": \"step_frame\", \"target_ms\": 16, \"cases\": [\n");
    report("LeNet-5", lenet, false);
    report("512 channels of 28x28", wide, true);
    std::printf("]}\n");
    return 0;
}
