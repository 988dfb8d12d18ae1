// Label assignment over a crowd of boxes: what a frame of the scene costs the GUI thread, step by step. Prints JSON.
// Target: half of a frame's 16 ms.

#include "tests/support/GuiTime.h"
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/assignment/AssignmentPage.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QApplication>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace vitrine;

namespace {

constexpr int boxCount = 304;

/// Rows of boxes of different sizes.
std::vector<LabelledBox> crowd(const QSize &picture)
{
    std::vector<LabelledBox> boxes;
    for (int i = 0; i < boxCount; ++i) {
        const auto x = static_cast<float>(i % 20 * (picture.width() - 40) / 20);
        const auto y = static_cast<float>(i / 20 * (picture.height() - 40) / 16);
        const auto side = static_cast<float>(12 + i % 5 * 6);
        boxes.push_back({{x, y, x + side, y + side}, i % 6});
    }
    return boxes;
}

double medianFrame(QWidget &view)
{
    QImage canvas(view.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> taken;
    for (int i = 0; i < 31; ++i) {
        const double before = test::guiMilliseconds();
        view.render(&canvas);
        taken.push_back(test::guiMilliseconds() - before);
    }
    std::ranges::sort(taken);
    return taken[taken.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QThread compute;
    compute.start();
    {
        YoloxState state;
        fillSample(state);
        AssignmentPage page({&state, &compute});
        page.resize(920, 640);
        page.show();
        state.setBoxes(crowd(state.scene().picture.size()), QStringLiteral("Crowd"));
        while (!page.session()->picture() || page.session()->picture()->study.rows() != boxCount)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        std::printf("{\"name\": \"scene_frame\", \"boxes\": %d, \"median_ms\": [", boxCount);
        for (int step = 0; step < page.steps()->count(); ++step) {
            page.steps()->go(step);
            std::printf("%s%.2f", step == 0 ? "" : ", ", medianFrame(*page.scene()));
        }
        std::printf("]}\n");
    }
    compute.quit();
    compute.wait();
    return 0;
}
