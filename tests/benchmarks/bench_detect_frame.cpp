// From a move of a threshold to the painted frame: the picture, both sliders, the classes, the table, the funnel and
// the reasons in a window of 1280 × 800, offscreen, on a full random output of 8,400 cells × 80 classes. Prints JSON.
// Target: under 16 ms.

#include "tests/widgets/support/SampleDetections.h"
#include "widgets/detection/ClassList.h"
#include "widgets/detection/DetectionTable.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/HistogramSlider.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/TimesBar.h"
#include "widgets/detection/WhyPanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace vitrine;

namespace {

constexpr int moves = 100;

struct Window {
    QWidget top;
    DetectionState state;
    ThresholdSlider *confidence = new ThresholdSlider(ThresholdSlider::Kind::Confidence);
    ThresholdSlider *iou = new ThresholdSlider(ThresholdSlider::Kind::Iou);
    PictureView *view = new PictureView;

    Window()
    {
        auto *row = new QHBoxLayout(&top);
        auto *left = new QVBoxLayout, *middle = new QVBoxLayout, *right = new QVBoxLayout;
        row->addLayout(left, 1);
        row->addLayout(middle, 3);
        row->addLayout(right, 2);
        add(left, confidence);
        add(left, iou);
        add(left, new ClassList);
        add(left, new TimesBar);
        add(middle, view);
        add(middle, new FunnelStrip);
        add(right, new WhyPanel);
        add(right, new DetectionTable);
        QImage picture(1920, 1080, QImage::Format_RGB32);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixel(x, y, qRgb(x % 256, y % 256, (x + y) % 256));
        state.setRun(test::detectionRun(test::randomOutput(1), picture));
        top.resize(1280, 800);
        top.show();
    }

    template <typename View>
    void add(QVBoxLayout *column, View *each)
    {
        column->addWidget(each);
        each->setState(&state);
    }
};

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    std::vector<double> wall, processor; ///< milliseconds of each move

    void print(const char *name, bool last)
    {
        std::sort(wall.begin(), wall.end());
        std::sort(processor.begin(), processor.end());
        const std::size_t median = wall.size() / 2, most = wall.size() * 95 / 100;
        std::printf("    {\"case\": \"%s\", \"frames\": %zu, \"median_ms\": %.2f, \"p95_ms\": %.2f, \"max_ms\": %.2f, "
                    "\"processor_median_ms\": %.2f, \"processor_p95_ms\": %.2f}%s\n",
                    name, wall.size(), wall[median], wall[most], wall.back(), processor[median], processor[most],
                    last ? "" : ",");
    }
};

/// The slider goes from `from` to `to` (thousandths), a step a frame; boxes fade meanwhile.
Times drag(Window &window, HistogramSlider *slider, int from, int to)
{
    Times times;
    slider->setValue(from);
    QApplication::processEvents();
    for (int i = 1; i <= moves; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = processorMilliseconds();
        slider->setValue(from + (to - from) * i / moves);
        QApplication::processEvents(); // lays out and paints
        times.processor.push_back(processorMilliseconds() - before);
        times.wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    while (window.view->isFading())
        QApplication::processEvents();
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Window window;
    QApplication::processEvents();
    std::printf("{\"name\": \"detect_frame\", \"target_ms\": 16, \"cases\": [\n");
    drag(window, window.confidence->slider(), 950, 500).print("confidence 0.95 to 0.5", false);
    drag(window, window.confidence->slider(), 400, 300).print("confidence 0.4 to 0.3", false);
    drag(window, window.iou->slider(), 300, 700).print("IoU 0.3 to 0.7 at confidence 0.3", false);
    window.iou->slider()->setValue(650);
    drag(window, window.confidence->slider(), 250, 10).print("confidence 0.25 to 0.01", false);
    DetectionLayers layers;
    layers.ghosts = true;
    window.state.setLayers(layers);
    drag(window, window.confidence->slider(), 400, 300).print("with ghosts, 0.4 to 0.3", false);
    layers = {};
    layers.candidates = true;
    window.state.setLayers(layers);
    drag(window, window.confidence->slider(), 400, 300).print("with all candidates, 0.4 to 0.3", true);
    std::printf("]}\n");
    return 0;
}
