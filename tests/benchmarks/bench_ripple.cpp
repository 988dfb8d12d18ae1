// From a changed pixel to all maps repainted: the question goes to the compute thread, the network runs forward and
// backward, and the canvas and the inspector of a window of 1280 × 800 are painted, offscreen. Likewise for a weight of
// the last layer that has any. Prints JSON. Targets: LeNet-5 16 ms, VGG-like at 64 × 64 50 ms.

#include "widgets/canvas/CanvasView.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSplitter>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace vitrine;

namespace {

constexpr int edits = 60;

class Window {
public:
    explicit Window(const QString &preset)
    {
        m_top.addWidget(&m_canvas);
        m_top.addWidget(&m_inspector);
        m_top.setSizes({800, 480});
        m_canvas.setSelection(&m_selection);
        m_canvas.setCursor(&m_cursor);
        m_inspector.setSelection(&m_selection);
        m_inspector.setCursor(&m_cursor);
        QObject::connect(&m_document, &NetworkDocument::changed, &m_canvas,
                         [this] { m_canvas.setNetwork(m_document.network(), m_document.check()); });
        QObject::connect(&m_document, &NetworkDocument::edited, &m_session,
                         [this](const Question &, const Question &after) { m_session.ask(after, false, true); });
        QObject::connect(&m_session, &Session::traceChanged, &m_cursor, [this](const auto &trace) {
            m_inspector.setNetwork(m_session.outcome()->network);
            m_cursor.setTrace(trace);
        });
        m_top.resize(1280, 800);
        m_top.show();
        Question question = firstQuestion();
        question.network.preset = preset;
        m_session.ask(question, false);
        settle();
        m_selection.selectBlock(QString::fromStdString(m_session.trace()->graph.blocks[1].id));
        QApplication::processEvents();
    }
    ~Window()
    {
        m_canvas.setParent(nullptr);
        m_inspector.setParent(nullptr);
    }

    /// Until the newest question is answered and painted.
    void settle()
    {
        while (m_session.isBusy())
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QApplication::processEvents();
    }

    void changePixel(int number)
    {
        const Graph &graph = m_session.trace()->graph;
        const Shape &batch = graph.blocks[0].outputShapes[0];
        PixelEdits pixels;
        pixels[graph.blocks[0].id] = {Shape(batch.begin() + 1, batch.end()),
                                      {{number % elementCount(batch), 0.01F * static_cast<float>(number)}}};
        m_session.setPixels(pixels, false);
    }

    void changeWeight(int number)
    {
        const TensorMap &weights = m_session.trace()->weights;
        std::string last;
        for (const Node &node : m_session.trace()->graph.nodes)
            if (weights.contains(node.path + ".weight"))
                last = node.path + ".weight";
        const Snapshot &tensor = weights.at(last);
        std::vector<float> values = tensor.toFloats();
        values[static_cast<std::size_t>(number)] += 0.01F;
        m_document.applyWeights(QStringLiteral("weight"), {{last, Snapshot::of(tensor.shape(), std::move(values))}}, 1);
    }

    double run() const { return m_session.trace()->milliseconds; }

private:
    Session m_session;
    NetworkDocument m_document{&m_session};
    Selection m_selection;
    StepCursor m_cursor;
    QSplitter m_top;
    CanvasView m_canvas;
    InspectorPanel m_inspector;
};

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void report(const char *preset, const char *what, double target, Window &window, void (Window::*change)(int), bool last)
{
    std::vector<double> times, runs, processor;
    for (int i = 1; i <= edits; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = processorMilliseconds();
        (window.*change)(i);
        window.settle();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        processor.push_back(processorMilliseconds() - before);
        runs.push_back(window.run());
    }
    std::sort(times.begin(), times.end());
    std::sort(runs.begin(), runs.end());
    std::sort(processor.begin(), processor.end());
    std::printf(
        "    {\"network\": \"%s\", \"changed\": \"%s\", \"target_ms\": %.0f, \"median_ms\": %.2f, \"p95_ms\": %.2f, "
        "\"processor_median_ms\": %.2f, \"run_median_ms\": %.2f}%s\n",
        preset, what, target, times[times.size() / 2], times[times.size() * 95 / 100], processor[processor.size() / 2],
        runs[runs.size() / 2], last ? "" : ",");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("{\"name\": \"ripple\", \"cases\": [\n");
    for (const auto &[preset, target] : {std::pair("lenet-5", 16.0), std::pair("vgg-like", 50.0)}) {
        Window window(QString::fromLatin1(preset));
        report(preset, "pixel", target, window, &Window::changePixel, false);
        report(preset, "weight", target, window, &Window::changeWeight, target == 50.0);
    }
    std::printf("]}\n");
    return 0;
}
