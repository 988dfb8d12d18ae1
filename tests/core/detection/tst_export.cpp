#include "core/detection/Export.h"
#include "core/detection/YoloxModel.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace vitrine;

namespace {

const std::vector<std::string> twoClasses{"ship, small", "plane"};

std::vector<ExportedPicture> examples()
{
    return {{"000000000042.jpg", 200, 100, {{{10, 20, 60, 40}, 0.75F, 1}, {{-20, 50, 100, 150}, 0.5F, 0}}},
            {"harbour \"east\".png", 64, 64, {{{70, 0, 90, 10}, 0.25F, 0}}}};
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void namesPicturesAsCocoDoes()
    {
        QCOMPARE(cocoPictureId("000000397133.jpg", 7), 397133);
        QCOMPARE(cocoPictureId("dog.jpg", 7), 8);
        QCOMPARE(cocoPictureId("12b.jpg", 0), 1);
        QCOMPARE(cocoPictureId("-5.jpg", 2), 3);
        QCOMPARE(cocoPictureId("99999999999999999999999.jpg", 2), 3);
    }

    void knowsCocosCategories()
    {
        const std::vector<std::string> &coco = cocoClasses();
        const auto idOf = [&coco](const char *name) {
            return cocoCategoryId(static_cast<int>(std::find(coco.begin(), coco.end(), name) - coco.begin()), coco);
        };
        // From the annotations of val2017.
        QCOMPARE(idOf("person"), 1);
        QCOMPARE(idOf("fire hydrant"), 11);
        QCOMPARE(idOf("stop sign"), 13);
        QCOMPARE(idOf("backpack"), 27);
        QCOMPARE(idOf("handbag"), 31);
        QCOMPARE(idOf("dining table"), 67);
        QCOMPARE(idOf("toilet"), 70);
        QCOMPARE(idOf("toothbrush"), 90);
        QCOMPARE(cocoCategoryId(1, twoClasses), 2);
    }

    void writesCocosFormats()
    {
        const auto set = nlohmann::json::parse(cocoDataset(examples(), twoClasses));
        QCOMPARE(set["images"].size(), std::size_t(2));
        QCOMPARE(set["images"][0]["id"].get<int>(), 42);
        QCOMPARE(set["images"][1]["id"].get<int>(), 2);
        QCOMPARE(set["images"][1]["file_name"].get<std::string>(), std::string("harbour \"east\".png"));
        QCOMPARE(set["categories"][0]["name"].get<std::string>(), twoClasses[0]);
        QCOMPARE(set["annotations"].size(), std::size_t(3));
        QCOMPARE(set["annotations"][2]["id"].get<int>(), 3);
        QCOMPARE(set["annotations"][2]["image_id"].get<int>(), 2);
        QCOMPARE(set["annotations"][0]["bbox"].get<std::vector<double>>(), (std::vector<double>{10, 20, 50, 20}));
        QCOMPARE(set["annotations"][0]["area"].get<double>(), 1000.0);

        const auto results = nlohmann::json::parse(cocoResults(examples(), twoClasses));
        QCOMPARE(results.size(), std::size_t(3));
        QCOMPARE(results[1]["image_id"].get<int>(), 42);
        QCOMPARE(results[1]["category_id"].get<int>(), 1);
        QCOMPARE(results[1]["score"].get<double>(), 0.5);
        QCOMPARE(nlohmann::json::parse(cocoResults({}, {})), nlohmann::json::array());
    }

    void survivesNamesThatAreNoText()
    {
        const auto set = nlohmann::json::parse(cocoDataset({{"\xff\xfe.jpg", 1, 1, {}}}, twoClasses));
        QCOMPARE(set["images"].size(), std::size_t(1));
    }

    void writesYoloText()
    {
        QCOMPARE(yoloText(examples()[0]),
                 std::string("1 0.175 0.3 0.25 0.2 0.75\n"
                             "0 0.25 0.75 0.5 0.5 0.5\n"));
        // Beyond the right border nothing is left of it.
        QCOMPARE(yoloText(examples()[1]), std::string());
    }

    void writesCsv()
    {
        QCOMPARE(detectionsCsv(examples(), twoClasses),
                 std::string("file,class,name,score,x1,y1,x2,y2\n"
                             "000000000042.jpg,1,plane,0.75,10,20,60,40\n"
                             "000000000042.jpg,0,\"ship, small\",0.5,-20,50,100,150\n"
                             "\"harbour \"\"east\"\".png\",0,\"ship, small\",0.25,70,0,90,10\n"));
    }
};

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
