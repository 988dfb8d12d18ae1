// Folders of pictures, a folder a class, and what becomes of pictures of all sizes in a network's input.

#include "core/data/DataSplit.h"
#include "core/data/Labels.h"
#include "core/data/PreparedItems.h"
#include "tests/core/data/SetSamples.h"

#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;

class TestImages : public QObject {
    Q_OBJECT

private slots:
    void reads();
    void classesTakeTurns();
    void dividedFolder();
    void refused();
    void unreadable();
    void pictureLoader();
    void fitted();
    void boundedMemory();
};

void TestImages::reads()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("dogs/b.ppm")), ppm(4, 2, 255, 0, 0));
    writeFile(folder.filePath(QStringLiteral("dogs/deeper/c.PPM")), ppm(2, 2, 0, 0, 51));
    writeFile(folder.filePath(QStringLiteral("dogs/notes.txt")), "not a picture");
    writeFile(folder.filePath(QStringLiteral("dogs/.hidden.ppm")), "hidden");
    writeFile(folder.filePath(QStringLiteral(".git/x.ppm")), "hidden");
    writeFile(folder.filePath(QStringLiteral("cats/a.ppm")), ppm(3, 5, 0, 255, 0));
    writeFile(folder.filePath(QStringLiteral("readme.md")), "beside the classes");
    const auto set = opened(QStringLiteral("images:") + folder.path());
    QCOMPARE(set->classes(), (std::vector<std::string>{"cats", "dogs"}));
    QCOMPARE(set->size(), 3);
    QVERIFY(set->variesInShape());
    std::map<std::int64_t, int> counts;
    for (std::int64_t i = 0; i < 3; ++i) {
        const auto item = set->item(i);
        ++counts[item->label];
        QCOMPARE(*set->label(i), item->label);
        const auto picture = set->picture(i);
        QCOMPARE(item->input.shape(), (Shape{3, picture->height(), picture->width()}));
        QCOMPARE(item->input.at({1, 0, 0}), item->label == 0 ? 1.0 : 0.0);
    }
    QCOMPARE(counts, (std::map<std::int64_t, int>{{0, 1}, {1, 2}}));
}

void TestImages::classesTakeTurns()
{
    QTemporaryDir folder;
    for (int i = 0; i < 10; ++i)
        writeFile(folder.filePath(QStringLiteral("a/%1.ppm").arg(i)), ppm(1, 1, i, 0, 0));
    for (int i = 0; i < 40; ++i)
        writeFile(folder.filePath(QStringLiteral("b/%1.ppm").arg(i, 2, 10, QLatin1Char('0'))), ppm(1, 1, i, 1, 0));
    const auto set = opened(QStringLiteral("images:") + folder.path());
    const DataSplit split = splitInOrder(*set);
    QCOMPARE(countLabels(*set, split.training)->counts, (std::vector<std::int64_t>{8, 32}));
    const auto rest = countLabels(*set, split.validation);
    QCOMPARE(rest->counts, (std::vector<std::int64_t>{2, 8}));
    QCOMPARE(rest->imbalance(), 4.0);
    double last = -1; // within a class the names' order is kept
    for (std::int64_t i = 0; i < set->size(); ++i) {
        const auto item = set->item(i);
        if (item->label == 1) {
            QVERIFY(item->input.flat(0) > last);
            last = item->input.flat(0);
        }
    }
}

void TestImages::dividedFolder()
{
    QTemporaryDir folder;
    for (const char *name : {"train/a/1.ppm", "train/a/2.ppm", "train/b/3.ppm", "val/a/4.ppm", "val/b/5.ppm"})
        writeFile(folder.filePath(QLatin1String(name)), ppm(1, 1, 0, 0, 0));
    const auto set = opened(QStringLiteral("images:") + folder.path());
    QCOMPARE(set->size(), 5);
    QCOMPARE(set->trainingCount(), std::optional<std::int64_t>(3));
    QCOMPARE(set->classes(), (std::vector<std::string>{"a", "b"}));
    writeFile(folder.filePath(QStringLiteral("val/c/6.ppm")), ppm(1, 1, 0, 0, 0));
    QCOMPARE(refusal(QStringLiteral("images:") + folder.path()),
             QStringLiteral("The folders %1/train and %1/val do not have the same classes.").arg(folder.path()));
}

void TestImages::refused()
{
    QTemporaryDir folder;
    const QString spec = QStringLiteral("images:") + folder.path();
    QVERIFY(refusal(spec).startsWith(QStringLiteral("The folder %1 holds no classes").arg(folder.path())));
    writeFile(folder.filePath(QStringLiteral("cats/a.ppm")), ppm(1, 1, 0, 0, 0));
    QCOMPARE(refusal(spec),
             QStringLiteral("The folder %1 holds one class alone, “cats”: there is nothing to tell apart. Put the "
                            "pictures of each class into a folder of its own.")
                 .arg(folder.path()));
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("dogs")));
    QCOMPARE(refusal(spec),
             QStringLiteral("The folder %1/dogs holds no pictures, but every folder beside it is a class.")
                 .arg(folder.path()));
    QVERIFY(refusal(QStringLiteral("images:") + folder.filePath(QStringLiteral("none")))
                .contains(QStringLiteral("can't be read")));
    writeFile(folder.filePath(QStringLiteral("dogs/a.ppm")), "P6 broken");
    writeFile(folder.filePath(QStringLiteral("cats/a.ppm")), "P6 broken");
    QVERIFY(refusal(spec).contains(QStringLiteral("a.ppm"))); // none can be read at all
}

void TestImages::unreadable()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("a/1.ppm")), "P6 2 2 255\nx"); // cut
    writeFile(folder.filePath(QStringLiteral("b/2.ppm")), ppm(2, 2, 9, 9, 9));
    const auto set = opened(QStringLiteral("images:") + folder.path());
    QCOMPARE(set->size(), 2);
    QVERIFY(messageOf(set->item(0).error()).contains(QStringLiteral("1.ppm")));
    QVERIFY(set->item(1).ok());
    QCOMPARE(*set->label(0), 0); // the folder says it
    const auto items = PreparedItems::make(set, {3, 2, 2}, {});
    std::vector<float> values(12);
    QVERIFY(!(*items)->read(0, values).ok());
    QVERIFY((*items)->read(1, values).ok());
}

void TestImages::pictureLoader()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("a/1.jpg")), "anything");
    writeFile(folder.filePath(QStringLiteral("b/2.jpg")), "anything");
    QVERIFY(refusal(QStringLiteral("images:") + folder.path()).contains(QStringLiteral("1.jpg")));
    const auto set = openDataset("images:" + folder.path().toStdString(), 0, 0, [](const auto &file) {
        const bool isFirst = file.filename() == "1.jpg";
        return Result<Picture>(
            Picture::of(1, 1, 1, std::vector<std::uint8_t>{isFirst ? std::uint8_t{255} : std::uint8_t{0}}));
    });
    QVERIFY(set.ok());
    QCOMPARE((*set)->itemShape(), (Shape{1, 1, 1}));
    QCOMPARE((*set)->item(0)->input.flat(0), 1.0);
    QCOMPARE((*set)->item(1)->input.flat(0), 0.0);
}

/// Pictures of other sizes, one of them by chance the input's own.
void TestImages::fitted()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("a/1.ppm")), ppm(8, 8, 255, 255, 255));
    writeFile(folder.filePath(QStringLiteral("b/2.ppm")), ppm(30, 20, 51, 51, 51));
    writeFile(folder.filePath(QStringLiteral("b/3.ppm")), ppm(3, 5, 0, 0, 0));
    const auto set = opened(QStringLiteral("images:") + folder.path());
    InputFormat format;
    format.fit = FitMode::Stretch;
    auto items = PreparedItems::make(set, {3, 8, 8}, format);
    QVERIFY(items.ok());
    std::vector<float> values(192);
    for (const bool standardised : {false, true}) {
        if (standardised)
            (*items)->standardise({{0.5, 0.5, 0.5}, {0.25, 0.25, 0.25}});
        for (std::int64_t i = 0; i < 3; ++i) {
            const auto label = (*items)->read(i, values);
            QVERIFY(label.ok());
            const double grey = set->picture(i)->at(0, 0);
            const double wanted = standardised ? (grey - 0.5) / 0.25 : grey;
            QVERIFY(std::all_of(values.begin(), values.end(),
                                [&](float value) { return std::abs(static_cast<double>(value) - wanted) < 1e-5; }));
        }
    }
}

void TestImages::boundedMemory()
{
    const auto set = opened(QStringLiteral("shapes:size=100"));
    constexpr std::size_t itemBytes = 3 * 32 * 32 * sizeof(float);
    QVERIFY((*PreparedItems::make(set, {3, 32, 32}, {}, 200 * itemBytes))->isKept());
    const auto small = PreparedItems::make(set, {3, 32, 32}, {}, 20 * itemBytes);
    QVERIFY(!(*small)->isKept());
    std::vector<float> values(3 * 32 * 32);
    QCOMPARE(*(*small)->read(99, values), 99 % 6);
    QCOMPARE(values, set->item(99)->input.toFloats());
}

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
