#include "core/detection/FrameExport.h"
#include "core/detection/YoloxModel.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace vitrine;

namespace {

const std::vector<std::string> twoClasses{"ship, small", "plane"};

std::vector<ExportedFrame> frames()
{
    return {{0, 0, {{{10, 20, 60, 40}, 0.75F, 1}, {{-20, 50, 100, 150}, 0.5F, 0}}},
            {1, 1000.0 / 30, {}},
            {2, 2000.0 / 30, {{{1, 2, 3, 4}, 0.25F, 0}}}};
}

nlohmann::json cocoOf(const ExportedVideo &video, const std::vector<ExportedFrame> &frames,
                      const std::vector<std::string> &classes)
{
    CocoVideoText text(video, classes);
    std::string all = text.begin();
    for (const ExportedFrame &frame : frames)
        all += text.add(frame);
    return nlohmann::json::parse(all + text.end());
}

} // namespace

class TestFrameExport : public QObject {
    Q_OBJECT

private slots:
    void tableOfFrames()
    {
        std::string text = frameTableHead();
        for (const ExportedFrame &frame : frames())
            text += frameTableLines(frame, twoClasses);
        QCOMPARE(QString::fromStdString(text),
                 QStringLiteral("frame,time,class,name,score,x1,y1,x2,y2\n"
                                "0,0.0,1,plane,0.75,10,20,60,40\n"
                                "0,0.0,0,\"ship, small\",0.5,-20,50,100,150\n"
                                "2,0.066667,0,\"ship, small\",0.25,1,2,3,4\n"));
    }

    void cocoOfFrames()
    {
        const auto set = cocoOf({"clip \"a\".mp4", 200, 100, 29.97}, frames(), twoClasses);
        QCOMPARE(set["videos"][0]["name"].get<std::string>(), std::string("clip \"a\".mp4"));
        QCOMPARE(set["videos"][0]["fps"].get<double>(), 29.97);
        QCOMPARE(set["images"].size(), std::size_t(3));
        QCOMPARE(set["images"][2]["id"].get<int>(), 3);
        QCOMPARE(set["images"][2]["frame_id"].get<int>(), 2);
        QCOMPARE(set["images"][2]["video_id"].get<int>(), 1);
        QCOMPARE(set["images"][2]["file_name"].get<std::string>(), std::string("clip \"a\"/000002.jpg"));
        QVERIFY(std::abs(set["images"][2]["time"].get<double>() - 2.0 / 30) < 1e-9);
        QCOMPARE(set["categories"][0]["name"].get<std::string>(), twoClasses[0]);
        QCOMPARE(set["annotations"].size(), std::size_t(3));
        QCOMPARE(set["annotations"][2]["id"].get<int>(), 3);
        QCOMPARE(set["annotations"][2]["image_id"].get<int>(), 3);
        QCOMPARE(set["annotations"][0]["bbox"].get<std::vector<double>>(), (std::vector<double>{10, 20, 50, 20}));
        QCOMPARE(set["annotations"][0]["category_id"].get<int>(), 2);
    }

    void cocoOfNothing()
    {
        const auto set = cocoOf({"\xff\xfe.mp4", 8, 8, 25}, {}, cocoClasses());
        QVERIFY(set["images"].empty() && set["images"].is_array());
        QVERIFY(set["annotations"].empty() && set["annotations"].is_array());
        QCOMPARE(set["categories"][79]["id"].get<int>(), 90);
    }
};

QTEST_APPLESS_MAIN(TestFrameExport)
#include "tst_frameexport.moc"
