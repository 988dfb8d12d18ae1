// Modular backpropagation: what a frame of the graph costs the GUI thread in 1920 × 1080, and what taking a run apart
// costs the compute thread. Prints JSON. Target: a frame under 16 ms with several hundred units.

#include "tests/widgets/support/SampleRun.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphView.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

using namespace vitrine;

namespace {

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double median(int times, const std::function<void()> &work)
{
    work(); // fonts are looked for once
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        const double before = threadMilliseconds();
        work();
        taken.push_back(threadMilliseconds() - before);
    }
    std::sort(taken.begin(), taken.end());
    return taken[taken.size() / 2];
}

/// One number in, two hidden layers, one out.
std::string network(int width)
{
    const std::string neurons = std::to_string(width);
    return R"({"format":"vitrine-network","version":1,"name":"curve","blocks":[
   {"id":"x","type":"Input","params":{"shape":[1]}},
   {"id":"h1","type":"Linear","params":{"out_features":)"
        + neurons + R"(}},{"id":"a1","type":"Tanh"},
   {"id":"h2","type":"Linear","params":{"out_features":)"
        + neurons + R"(}},{"id":"a2","type":"Tanh"},
   {"id":"o","type":"Linear","params":{"out_features":1}},{"id":"L","type":"MSELoss"}],
   "connections":[{"from":"x","to":"h1"},{"from":"h1","to":"a1"},{"from":"a1","to":"h2"},{"from":"h2","to":"a2"},
   {"from":"a2","to":"o"},{"from":"o","to":"L"}]})";
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    std::printf("{\n");
    const std::vector<int> widths = {4, 8, 16, 22};
    for (const int width : widths) {
        const auto trace = test::run(test::network(network(width).c_str()), Mode::Eval, 1);
        std::shared_ptr<const UnitPicture> picture;
        const double making = median(3, [&] { picture = *makeUnitPicture(*trace, {}); });
        UnitCursor cursor;
        UnitGraphView view(&cursor);
        view.resize(1920, 1080);
        cursor.setPicture(picture);
        const auto frame = [&] {
            cursor.setCurrent(cursor.current() > 0 ? cursor.current() - 1 : cursor.count() - 1);
            view.grab();
        };
        const double readable = median(50, frame);
        view.fit();
        const double whole = median(50, frame);
        std::printf("  \"%zu units\": {\"take_apart_ms\": %.2f, \"frame_ms\": %.2f, \"whole_frame_ms\": %.2f}%s\n",
                    picture->graph.units.size(), making, readable, whole, width == widths.back() ? "" : ",");
    }
    std::printf("}\n");
    return 0;
}
