// From a changed pixel to all maps repainted: the question goes to the compute thread, the network runs forward and
// backward, and the canvas and the inspector of a window of 1280 × 800 are painted, offscreen. Likewise for a weight of
// the last layer that has any. Prints JSON; the least and the processor's time tell what other programs add. Targets:
// LeNet-5 16 ms, VGG-like at 64 × 64 50 ms.

#include "widgets/canvas/CanvasView.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
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

struct Case {
    const char *preset;
    std::int64_t side; ///< of the input; 0: the preset's own
    double target; ///< milliseconds
};

Question questionFor(const Case &which)
{
    const QString preset = QString::fromLatin1(which.preset);
    Question question = firstQuestion();
    question.network.preset = preset;
    if (which.side == 0)
        return question;
    auto network = loadNetwork({preset, {}});
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    network->blocks.front().params["shape"] = std::vector<std::int64_t>{3, which.side, which.side};
    question.network = {{}, {}, std::make_shared<const Network>(*std::move(network))};
    question.weights = {WeightsSource::Kind::Seed, {}, 1, {}};
    return question;
}

class Window {
public:
    explicit Window(const Case &which)
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
        m_session.ask(questionFor(which), false);
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
    std::string inputShape() const { return toString(m_session.trace()->graph.blocks[0].outputShapes[0]); }

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

double ofSorted(std::vector<double> &values, std::size_t percent)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, values.size() * percent / 100)];
}

void report(const Case &which, const char *what, Window &window, void (Window::*change)(int), bool isLast)
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
    std::printf("    {\"network\": \"%s\", \"input\": \"%s\", \"changed\": \"%s\", \"target_ms\": %.0f, "
                "\"least_ms\": %.2f, \"median_ms\": %.2f, \"p95_ms\": %.2f, \"processor_median_ms\": %.2f, "
                "\"run_median_ms\": %.2f}%s\n",
                which.preset, window.inputShape().c_str(), what, which.target, ofSorted(times, 0), ofSorted(times, 50),
                ofSorted(times, 95), ofSorted(processor, 50), ofSorted(runs, 50), isLast ? "" : ",");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("{\"name\": \"ripple\", \"cases\": [\n");
    for (const Case &which : {Case{"lenet-5", 0, 16}, Case{"vgg-like", 64, 50}}) {
        Window window(which);
        report(which, "pixel", window, &Window::changePixel, false);
        report(which, "weight", window, &Window::changeWeight, which.side != 0);
    }
    std::printf("]}\n");
    return 0;
}
