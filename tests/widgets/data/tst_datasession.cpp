// The set that is looked at: opened and gone through by threads of its own, thumbnails and draws as training makes
// them.

#include "core/data/DatasetKind.h"
#include "tests/core/data/SetSamples.h"
#include "tests/widgets/data/DataSamples.h"
#include "widgets/session/Pictures.h"

#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;

class TestDataSession : public QObject {
    Q_OBJECT

private slots:
    void opensAndMeasures();
    void onlyWhereSomebodyLooks();
    void newestRequestWins();
    void unreadableItems();
    void objects();
    void annotatedPictures();
    void points();
    void misfit();
    void refusedSet();
    void thumbnails();
    void drawsAreTrainings_data();
    void drawsAreTrainings();
};

void TestDataSession::opensAndMeasures()
{
    DataSession session;
    QSignalSpy outlines(&session, &DataSession::outlineChanged), progress(&session, &DataSession::progressed);
    look(session, requestOf(QStringLiteral("digits:size=300"), {1, 28, 28}, {SplitKind::Stratified, {0.2, 0.1}, 1}));
    const auto outline = session.outline();
    QCOMPARE(outlines.size(), 1);
    QVERIFY(!progress.isEmpty());
    QCOMPARE(outline->size(), 300);
    QCOMPARE(outline->partSize(DataPart::Training), 210);
    QCOMPARE(outline->partSize(DataPart::Validation), 60);
    QCOMPARE(outline->partSize(DataPart::Test), 30);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(outline->count(i, DataPart::Training), 21);
        QCOMPARE(outline->count(i, DataPart::Test), 3);
    }
    const auto sevens = outline->filtered({true, false, true}, 7);
    QCOMPARE(sevens.size(), std::size_t{24});
    for (const std::int64_t item : sevens)
        QVERIFY(*outline->set->label(item) == 7 && outline->part(item) != DataPart::Validation);
    // As training writes them into the network.
    const auto items = PreparedItems::make(outline->set, {1, 28, 28}, session.request().need.format);
    const auto wanted = (*items)->measure(outline->split().training, {}, {});
    QCOMPARE(session.facts().statistics.mean, wanted->mean);
    QCOMPARE(session.facts().statistics.std, wanted->std);
    QVERIFY(!session.facts().misfit && session.facts().unreadable.empty() && !session.isBusy());
}

void TestDataSession::onlyWhereSomebodyLooks()
{
    DataSession session;
    session.setRequest(requestOf(QStringLiteral("xor:size=20"), {2}));
    QVERIFY(!session.isBusy());
    session.setActive(true);
    QVERIFY(session.isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(session.facts().isWhole, patience);
    QSignalSpy again(&session, &DataSession::outlineChanged);
    session.setActive(false);
    session.setActive(true);
    session.setRequest(requestOf(QStringLiteral("xor:size=20"), {2}));
    QVERIFY(!session.isBusy()); // it is the same set
    session.setActive(false);
    session.setRequest(requestOf(QStringLiteral("xor:size=30"), {2}));
    QVERIFY(!session.isBusy());
    QCOMPARE(again.size(), 0);
}

void TestDataSession::newestRequestWins()
{
    DataSession session;
    QSignalSpy outlines(&session, &DataSession::outlineChanged);
    session.setActive(true);
    for (int size = 2000; size > 1990; --size)
        session.setRequest(requestOf(QStringLiteral("digits:size=%1").arg(size), {1, 28, 28}));
    look(session, requestOf(QStringLiteral("digits:size=50"), {1, 28, 28}));
    QCOMPARE(session.outline()->size(), 50);
    QCOMPARE(session.outline()->set->size(), 50);
    QVERIFY(session.facts().isWhole);
    QCOMPARE(outlines.size(), 1); // none of the others came through
}

void TestDataSession::unreadableItems()
{
    QTemporaryDir folder;
    for (int i = 0; i < 10; ++i) {
        const QByteArray whole = ppm(4, 4, 20 * i, 0, 0);
        const bool isTorn = i == 2 || i == 9; // one trains, one validates
        writeFile(folder.filePath(QStringLiteral("a/%1.ppm").arg(i)), isTorn ? whole.chopped(5) : whole);
        writeFile(folder.filePath(QStringLiteral("b/%1.ppm").arg(i)), whole);
    }
    DataSession session;
    look(session, requestOf(QStringLiteral("images:") + folder.path(), {3, 4, 4}));
    const auto &unreadable = session.facts().unreadable;
    QCOMPARE(unreadable.size(), std::size_t{2});
    QVERIFY(unreadable[0].item < unreadable[1].item);
    QVERIFY(messageOf(unreadable[0].reason).contains(QStringLiteral("a/2.ppm")));
    QVERIFY(messageOf(unreadable[1].reason).contains(QStringLiteral("a/9.ppm")));
    QVERIFY(session.facts().items);
    QCOMPARE(session.outline()->partSize(DataPart::Training), 16);
}

void TestDataSession::objects()
{
    DataSession session;
    look(session, requestOf(QStringLiteral("shapes:size=60,objects=3"), {3, 32, 32}));
    QSignalSpy ready(&session, &DataSession::thumbnailsReady);
    session.requestThumbnails({5}, 64);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    const QImage boxed = ready[0][0].value<QHash<qint64, QImage>>().value(5);
    QCOMPARE(boxed.size(), QSize(64, 64));
    const auto plain = session.outline()->set->picture(5);
    QVERIFY(boxed.convertToFormat(QImage::Format_RGB32)
            != toImage(*plain).scaled(64, 64).convertToFormat(QImage::Format_RGB32)); // the boxes are in it
}

/// A picture shows several classes; what is counted are the objects.
void TestDataSession::annotatedPictures()
{
    QTemporaryDir folder;
    for (const char *name : {"1.ppm", "2.ppm", "3.ppm"})
        writeFile(folder.filePath(QLatin1String(name)), ppm(20, 20, 40, 40, 40));
    writeFile(folder.filePath(QStringLiteral("all.json")),
              R"({"categories":[{"id":1,"name":"cat"},{"id":7,"name":"dog"}],
        "images":[{"id":1,"file_name":"1.ppm","width":20,"height":20},{"id":2,"file_name":"2.ppm","width":20,"height":20},
        {"id":3,"file_name":"3.ppm","width":20,"height":20}],"annotations":[
        {"id":1,"image_id":1,"category_id":7,"bbox":[2,2,6,6],"area":36,"iscrowd":0},
        {"id":2,"image_id":1,"category_id":1,"bbox":[8,8,6,6],"area":36,"iscrowd":0},
        {"id":3,"image_id":1,"category_id":7,"bbox":[1,9,6,6],"area":36,"iscrowd":0},
        {"id":4,"image_id":2,"category_id":1,"bbox":[2,2,6,6],"area":36,"iscrowd":0}]})");
    DataSession session;
    const QString set = QStringLiteral("coco:%1/all.json:%1").arg(folder.path());
    look(session, requestOf(set, {3, 20, 20}, {SplitKind::FileOrder, {0, 0}, 0}));
    QVERIFY2(session.outline(), session.error() ? qPrintable(messageOf(*session.error())) : "");
    const auto outline = session.outline();
    QCOMPARE(outline->count(0, DataPart::Training), 2);
    QCOMPARE(outline->count(1, DataPart::Training), 2);
    QCOMPARE(outline->filtered({true, true, true}, 1), std::vector<std::int64_t>{0});
    QCOMPARE(outline->filtered({true, true, true}, -1).size(), std::size_t{3});
    QCOMPARE(outline->classesOf(0).size(), std::size_t{2});
    QVERIFY(outline->classesOf(2).empty());
    QSignalSpy ready(&session, &DataSession::thumbnailsReady);
    session.requestThumbnails({0, 2}, 40);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    const auto pictures = ready[0][0].value<QHash<qint64, QImage>>();
    const QRgb grey = qRgb(40, 40, 40);
    QCOMPARE(pictures[2].pixel(4, 4), grey);
    QVERIFY(pictures[0].pixel(4, 4) != grey
            && pictures[0].pixel(10, 10) == grey); // the corner of a box, and its inside
}

void TestDataSession::points()
{
    DataSession session;
    look(session, requestOf(QStringLiteral("moons:size=80"), {2}));
    QCOMPARE(session.outline()->classCount(), 2);
    QVERIFY(session.facts().statistics.mean.empty() && !session.facts().misfit);
    look(session, requestOf(QStringLiteral("function:sine,size=50"), {1}));
    QTRY_COMPARE_WITH_TIMEOUT(session.outline()->classCount(), 0, patience);
}

void TestDataSession::misfit()
{
    DataSession session;
    look(session, requestOf(QStringLiteral("xor:size=20"), {1, 28, 28}));
    QVERIFY(session.outline()); // it can be looked at all the same
    QVERIFY(session.facts().misfit);
    QVERIFY(messageOf(*session.facts().misfit).contains(QStringLiteral("Change the input's shape")));
    QVERIFY(!session.facts().items);
}

void TestDataSession::refusedSet()
{
    DataSession session;
    look(session, requestOf(QStringLiteral("mnist:/nowhere"), {1, 28, 28}));
    QVERIFY(session.error() && !session.outline() && !session.isBusy());
    QVERIFY(messageOf(*session.error()).contains(QStringLiteral("/nowhere")));
    look(session, requestOf(QStringLiteral("xor:size=20"), {2}));
    QTRY_VERIFY_WITH_TIMEOUT(session.outline() && !session.error(), patience);
}

void TestDataSession::thumbnails()
{
    DataSession session;
    look(session, requestOf(QStringLiteral("digits:size=100"), {1, 28, 28}));
    QSignalSpy ready(&session, &DataSession::thumbnailsReady);
    std::vector<std::int64_t> first(50), second{99};
    std::iota(first.begin(), first.end(), 0);
    session.requestThumbnails(first, 56);
    session.requestThumbnails(second, 56); // somebody scrolled on
    const auto all = [&ready] {
        QHash<qint64, QImage> pictures;
        for (const auto &each : ready)
            pictures.insert(each[0].value<QHash<qint64, QImage>>());
        return pictures;
    };
    QTRY_VERIFY_WITH_TIMEOUT(all().contains(99), patience);
    QVERIFY(!all().contains(49));
    QCOMPARE(all()[99].size(), QSize(56, 56));
    QCOMPARE(all()[99], toImage(*session.outline()->set->picture(99)).scaled(56, 56)); // crisp: by whole numbers
}

void TestDataSession::drawsAreTrainings_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<Shape>("shape");
    QTest::newRow("grey") << QStringLiteral("digits:size=40") << Shape{1, 28, 28};
    QTest::newRow("colour, fitted") << QStringLiteral("shapes:size=40") << Shape{3, 24, 20};
}

/// Pixel for pixel what the batches of those epochs hold.
void TestDataSession::drawsAreTrainings()
{
    QFETCH(QString, data);
    QFETCH(Shape, shape);
    DataSession session;
    look(session, requestOf(data, shape));
    DrawRequest request{12, 3, 4, 21, {}};
    for (const char *text : {"rotation=30", "noise=0.1", "cutout"})
        request.augmentations.push_back(*parseAugmentation(text));
    QSignalSpy ready(&session, &DataSession::drawsReady);
    session.requestDraws(request);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QCOMPARE(ready[0][0].toLongLong(), 12);
    const auto draws = ready[0][1].value<std::vector<DataDraw>>();
    QCOMPARE(draws.size(), std::size_t{5});
    QCOMPARE(draws[0].epoch, 0);

    auto items = *PreparedItems::make(session.outline()->set, shape, session.request().need.format);
    items->standardise(*items->measure(session.outline()->split().training, {}, {}));
    const BatchSource source(items, {21, 0, *completeAugmentations(request.augmentations, shape)});
    const std::int64_t batchItems[] = {4, 12, 30}; // among others
    for (int i = 1; i <= 4; ++i) {
        QCOMPARE(draws[static_cast<std::size_t>(i)].epoch, i + 2);
        const auto batch = source.make(batchItems, static_cast<std::uint64_t>(i + 1)); // the trainer counts from 0
        const std::vector<float> all = batch->inputs.toFloats();
        std::vector<float> values(all.begin() + static_cast<std::ptrdiff_t>(items->itemSize()),
                                  all.begin() + static_cast<std::ptrdiff_t>(2 * items->itemSize()));
        items->toUnit(values);
        QCOMPARE(draws[static_cast<std::size_t>(i)].picture, itemImage(Snapshot::of(shape, std::move(values))));
        QVERIFY(draws[static_cast<std::size_t>(i)].picture != draws[static_cast<std::size_t>(i - 1)].picture);
    }
}

QTEST_MAIN(TestDataSession)
#include "tst_datasession.moc"
