// COCO, VOC and YOLO folders as data sets whose answers are boxes.

#include "core/data/ObjectSet.h"
#include "core/training/Trainer.h"
#include "tests/core/data/SetSamples.h"

#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;

namespace {

std::vector<MarkedObject> objectsOf(const std::shared_ptr<const Dataset> &set, std::int64_t index)
{
    const auto *marked = dynamic_cast<const ObjectSet *>(set.get());
    return marked ? marked->objects(index).value() : std::vector<MarkedObject>{};
}

QByteArray coco(const QByteArray &annotations)
{
    return R"({"images":[{"id":7,"file_name":"a.ppm","width":20,"height":10},)"
           R"({"id":8,"file_name":"b.ppm","width":6,"height":6}],)"
           R"("categories":[{"id":3,"name":"cat"},{"id":5,"name":"dog"}],"annotations":[)"
        + annotations + "]}";
}

} // namespace

class TestAnnotatedSet : public QObject {
    Q_OBJECT

private slots:
    void cocoSet();
    void badCoco_data();
    void badCoco();
    void vocSet();
    void yoloSet();
    void usage();
    void noClassifierLearnsThem();

private:
    void writePictures(const QTemporaryDir &folder, const QString &inner = {});
};

void TestAnnotatedSet::writePictures(const QTemporaryDir &folder, const QString &inner)
{
    writeFile(folder.filePath(inner + QStringLiteral("a.ppm")), ppm(20, 10, 255, 0, 0));
    writeFile(folder.filePath(inner + QStringLiteral("b.ppm")), ppm(6, 6, 0, 255, 0));
}

void TestAnnotatedSet::cocoSet()
{
    QTemporaryDir folder;
    writePictures(folder);
    const QString file = folder.filePath(QStringLiteral("boxes.json"));
    writeFile(file,
              coco(R"({"id":1,"image_id":7,"category_id":5,"bbox":[1,2,3,4],"area":11,"iscrowd":0},)"
                   R"({"id":2,"image_id":7,"category_id":3,"bbox":[15,5,9,9],"area":60,"iscrowd":1})"));
    const auto set = opened(QStringLiteral("coco:%1:%2").arg(file, folder.path()));
    QCOMPARE(set->size(), 2);
    QVERIFY(set->answer() == AnswerKind::Objects);
    QCOMPARE(set->classes(), (std::vector<std::string>{"cat", "dog"}));
    const auto objects = objectsOf(set, 0);
    QCOMPARE(objects.size(), std::size_t{2});
    QCOMPARE(objects[0], (MarkedObject{1, 1, 2, 4, 6, 11, false, {}}));
    QCOMPARE(objects[1], (MarkedObject{0, 15, 5, 20, 10, 60, true, {}})); // cut at the border
    QVERIFY(objectsOf(set, 1).empty());
    QCOMPARE(set->item(1)->input.shape(), (Shape{3, 6, 6}));
    QCOMPARE(set->item(1)->input.at({1, 0, 0}), 1.0);
}

void TestAnnotatedSet::badCoco_data()
{
    QTest::addColumn<QByteArray>("annotation");
    QTest::addColumn<QString>("message");
    QTest::newRow("dangling picture") << QByteArray(R"({"id":1,"image_id":9,"category_id":5,"bbox":[1,2,3,4]})")
                                      << "there is no picture with the id 9";
    QTest::newRow("dangling category") << QByteArray(R"({"id":1,"image_id":7,"category_id":4,"bbox":[1,2,3,4]})")
                                       << "there is no category with the id 4";
    QTest::newRow("outside") << QByteArray(R"({"id":1,"image_id":8,"category_id":5,"bbox":[7,1,3,4]})")
                             << "a box of the picture b.ppm lies outside of it: from (7, 1) to (10, 5), where the "
                                "picture has 6 × 6 pixels.";
    QTest::newRow("negative") << QByteArray(R"({"id":1,"image_id":8,"category_id":5,"bbox":[1,1,-3,4]})")
                              << "its box has a negative size";
}

void TestAnnotatedSet::badCoco()
{
    QFETCH(QByteArray, annotation);
    QFETCH(QString, message);
    QTemporaryDir folder;
    writePictures(folder);
    const QString file = folder.filePath(QStringLiteral("boxes.json"));
    writeFile(file, coco(annotation));
    const QString refused = refusal(QStringLiteral("coco:%1:%2").arg(file, folder.path()));
    QVERIFY2(refused.contains(message) && refused.contains(file), qPrintable(refused));
}

void TestAnnotatedSet::vocSet()
{
    QTemporaryDir folder;
    writePictures(folder, QStringLiteral("JPEGImages/"));
    writeFile(folder.filePath(QStringLiteral("Annotations/a.xml")),
              "<annotation><filename>a.ppm</filename><size><width>20</width><height>10</height></size><object><name>cat"
              "</name><bndbox><xmin>2</xmin><ymin>3</ymin><xmax>5</xmax><ymax>6</ymax></bndbox></object></annotation>");
    const auto set = opened(QStringLiteral("voc:") + folder.path());
    QCOMPARE(set->size(), 1);
    QCOMPARE(objectsOf(set, 0), (std::vector<MarkedObject>{{0, 1, 2, 5, 6, 16, false, {}}}));
    QCOMPARE(set->itemShape(), (Shape{3, 10, 20}));
}

void TestAnnotatedSet::yoloSet()
{
    QTemporaryDir folder;
    writePictures(folder, QStringLiteral("images/"));
    writeFile(folder.filePath(QStringLiteral("labels/a.txt")), "1 0.5 0.5 0.5 0.2\n");
    const QString spec = QStringLiteral("yolo:") + folder.path();
    QVERIFY(refusal(spec).endsWith(QStringLiteral("A file classes.txt must name the classes, a line each.")));
    writeFile(folder.filePath(QStringLiteral("classes.txt")), "cat\ndog\n");
    const auto set = opened(spec);
    QCOMPARE(set->size(), 2);
    QCOMPARE(set->classes(), (std::vector<std::string>{"cat", "dog"}));
    const auto objects = objectsOf(set, 0);
    QCOMPARE(objects.size(), std::size_t{1});
    QCOMPARE(objects[0].label, 1);
    QVERIFY(std::abs(objects[0].x1 - 5) < 1e-4F && std::abs(objects[0].y1 - 4) < 1e-4F);
    QVERIFY(std::abs(objects[0].x2 - 15) < 1e-4F && std::abs(objects[0].y2 - 6) < 1e-4F);
    QVERIFY(std::abs(objects[0].area - 20) < 1e-3);
    QVERIFY(objectsOf(set, 1).empty());
}

void TestAnnotatedSet::usage()
{
    QCOMPARE(refusal(QStringLiteral("coco:boxes.json")),
             QStringLiteral("The data set “coco:boxes.json” is written coco:FILE:DIR."));
    QVERIFY(refusal(QStringLiteral("voc:/nowhere")).contains(QStringLiteral("/nowhere")));
}

void TestAnnotatedSet::noClassifierLearnsThem()
{
    QTemporaryDir folder;
    writePictures(folder);
    const QString file = folder.filePath(QStringLiteral("boxes.json"));
    writeFile(file, coco({}));
    TrainSetup setup;
    setup.items = *PreparedItems::make(opened(QStringLiteral("coco:%1:%2").arg(file, folder.path())), {3, 8, 8}, {});
    setup.split = {{0}, {1}, {}};
    const auto trainer = Trainer::make(setup);
    QVERIFY(!trainer.ok());
    QVERIFY(messageOf(trainer.error()).contains(QStringLiteral("boxes, which only a detector learns")));
}

QTEST_GUILESS_MAIN(TestAnnotatedSet)
#include "tst_annotatedset.moc"
