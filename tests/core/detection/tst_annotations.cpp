// Annotations of the three kinds, as they should be and as they should not.

#include "core/detection/Annotations.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

namespace {

constexpr auto images = R"({"id": 7, "file_name": "a.jpg", "width": 640, "height": 480})";
constexpr auto categories = R"({"id": 3, "name": "dog"}, {"id": 1, "name": "cat"})";

/// A COCO file with these entries in its lists.
QByteArray coco(const QByteArray &annotations, const QByteArray &pictures = images,
                const QByteArray &classes = categories)
{
    return R"({"images": [)" + pictures + R"(], "annotations": [)" + annotations + R"(], "categories": [)" + classes
        + "]}";
}

QByteArray annotation(const QByteArray &members = R"("image_id": 7, "category_id": 1, "bbox": [1, 2, 30, 40])")
{
    return '{' + members + '}';
}

QByteArray voc(const QByteArray &content)
{
    return "<annotation>\n<filename>a.jpg</filename>\n" + content + "\n</annotation>";
}

QByteArray vocObject(const QByteArray &name, const QByteArray &box)
{
    const QList<QByteArray> n = box.split(' ');
    return "<object><name>" + name
        + "</name><part><name>head</name><bndbox><xmin>1</xmin></bndbox></part><bndbox><xmin>" + n[0] + "</xmin><ymin>"
        + n[1] + "</ymin><xmax>" + n[2] + "</xmax><ymax>" + n[3] + "</ymax></bndbox></object>";
}

Result<PictureSize> hundred(const std::filesystem::path &)
{
    return PictureSize{100, 200};
}

} // namespace

class TestAnnotations : public QObject {
    Q_OBJECT

private slots:
    void init();

    void cocoIsRead();
    void cocoInAnyOrder();
    void cocoRefuses_data();
    void cocoRefuses();
    void cocoOfManyValues();

    void vocIsRead();
    void vocFolder();
    void vocRefuses_data();
    void vocRefuses();

    void yoloIsRead();
    void yoloFolders_data();
    void yoloFolders();
    void yoloRefuses_data();
    void yoloRefuses();
    void yoloNeedsEachPicture();

private:
    std::filesystem::path path(const QString &name) const { return m_folder->filePath(name).toStdString(); }
    std::filesystem::path write(const QString &name, const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(m_folder->filePath(name)).path());
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write %s", qPrintable(file.fileName()));
        return path(name);
    }
    /// A refusal's text, with the folder's name taken out.
    QString refusal(const Result<Annotations> &result) const
    {
        return result.ok() ? QStringLiteral("(accepted)")
                           : QString::fromStdString(result.error().message.text()).remove(m_folder->path() + u'/');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAnnotations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestAnnotations::cocoIsRead()
{
    const auto truth = readCocoAnnotations(
        write(QStringLiteral("a.json"),
              coco(annotation(R"("id": 1, "image_id": 7, "category_id": 3, "bbox": [1.5, 2, 30, 40], "area": 900.5,
                          "iscrowd": 1, "segmentation": {"counts": [1, 2], "size": [640, 480]}, "note": null)")
                   + ',' + annotation())));
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->classes, (std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(truth->categoryIds, (std::vector<std::int64_t>{1, 3}));
    QCOMPARE(truth->pictures.size(), std::size_t(1));
    const AnnotatedPicture &picture = truth->pictures[0];
    QCOMPARE(picture.file, std::string("a.jpg"));
    QCOMPARE(picture.id, 7);
    QCOMPARE(picture.width, 640);
    QCOMPARE(picture.height, 480);
    QCOMPARE(picture.objects.size(), std::size_t(2));
    QCOMPARE(picture.objects[0].box, (Box{1.5F, 2, 31.5F, 42}));
    QCOMPARE(picture.objects[0].classId, 1);
    QCOMPARE(picture.objects[0].area, 900.5);
    QVERIFY(picture.objects[0].crowd);
    QCOMPARE(picture.objects[1].classId, 0);
    QCOMPARE(picture.objects[1].area, 1200.0); // the box's, where none is given
    QVERIFY(!picture.objects[1].crowd);
}

void TestAnnotations::cocoInAnyOrder()
{
    const QByteArray text = R"({"info": {"images": 3, "year": [1, [2]]}, "categories": [)" + QByteArray(categories)
        + R"(], "annotations": [)" + annotation() + R"(], "licenses": [], "images": [{"id": 5, "file_name": "b.jpg"},)"
        + images + "]}";
    const auto truth = readCocoAnnotations(write(QStringLiteral("a.json"), text));
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->pictures.size(), std::size_t(2));
    QCOMPARE(truth->pictures[0].objects.size(), std::size_t(0));
    QCOMPARE(truth->pictures[0].width, 0);
    QCOMPARE(truth->pictures[1].objects.size(), std::size_t(1));
}

void TestAnnotations::cocoRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const char *message) {
        QTest::newRow(name) << text << QStringLiteral("The file a.json") + QString::fromUtf8(message);
    };
    const char *notCoco = " is no COCO annotation file: it must be an object with the lists \"images\", "
                          "\"annotations\" and \"categories\".";
    row("empty object", "{}", notCoco);
    row("list", "[]", notCoco);
    row("number", "3", notCoco);
    row("images that are no list", R"({"images": {}, "annotations": [], "categories": []})", notCoco);
    row("annotations that are null", R"({"images": [], "annotations": null, "categories": []})", notCoco);
    row("no categories", R"({"images": [], "annotations": []})", notCoco);
    row("not JSON", "{", " is not valid JSON: line 1, column 2: unexpected end of input; expected string literal.");
    row("NaN", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [NaN, 2, 30, 40])")),
        " is not valid JSON: line 1, column 135: invalid literal; expected a value.");
    row("entry that is a list", coco("[1]"), ": annotation number 1 must be an object, \"{…}\".");
    row("entry that is a number", coco(annotation() + ",1"), ": annotation number 2 must be an object, \"{…}\".");
    row("no such category", coco(annotation(R"("image_id": 7, "category_id": 2, "bbox": [1, 2, 30, 40])")),
        ": annotation number 1: there is no category with the id 2.");
    row("no such picture",
        coco(annotation() + ',' + annotation(R"("image_id": 8, "category_id": 1, "bbox": [1, 2, 30, 40])")),
        ": annotation number 2: there is no picture with the id 8.");
    row("negative width", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [1, 2, -30, 40])")),
        ": annotation number 1: its box has a negative size, -30 × 40.");
    row("box far away", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [1, 2, 1e300, 40])")),
        ": annotation number 1: its box is not finite or far outside of any picture.");
    row("negative area", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [1, 2, 3, 4], "area": -0.5)")),
        ": annotation number 1: its area is negative, -0.5.");
    const char *fourNumbers =
        ": annotation number 1: the member \"bbox\" must be a list of four numbers, [x, y, w, h].";
    row("box of three", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [1, 2, 3])")), fourNumbers);
    row("box of five", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [1, 2, 3, 4, 5])")), fourNumbers);
    row("box of texts", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": ["1", 2, 3, 4])")), fourNumbers);
    row("box of lists", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [[1, 2, 3, 4]])")), fourNumbers);
    row("box of objects", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": [{}, 2, 3, 4])")), fourNumbers);
    row("box as an object", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": {"x": 1})")), fourNumbers);
    row("box as a number", coco(annotation(R"("image_id": 7, "category_id": 1, "bbox": 1)")), fourNumbers);
    row("no box", coco(annotation(R"("image_id": 7, "category_id": 1)")),
        ": annotation number 1: the member \"bbox\" is missing.");
    row("no picture's id", coco(annotation(R"("category_id": 1, "bbox": [1, 2, 3, 4])")),
        ": annotation number 1: the member \"image_id\" is missing.");
    row("id with a fraction", coco(annotation(R"("image_id": 7.5, "category_id": 1, "bbox": [1, 2, 3, 4])")),
        ": annotation number 1: the member \"image_id\" must be a whole number.");
    row("id as a text", coco(annotation(R"("image_id": "7", "category_id": 1, "bbox": [1, 2, 3, 4])")),
        ": annotation number 1: the member \"image_id\" must be a whole number.");
    row("crowd of 2", coco(annotation(R"("iscrowd": 2)")),
        ": annotation number 1: the member \"iscrowd\" must be 0 or 1.");
    row("area as a list", coco(annotation(R"("area": [1])")),
        ": annotation number 1: the member \"area\" must be a number.");
    row("picture without a name", coco("", R"({"id": 1})"), ": picture number 1: the member \"file_name\" is missing.");
    row("picture's name a number", coco("", R"({"id": 1, "file_name": 3})"),
        ": picture number 1: the member \"file_name\" must be a text.");
    row("picture outside", coco("", R"({"id": 1, "file_name": "b/../../a.jpg"})"),
        ": picture number 1: the picture's file name leads out of the pictures' folder.");
    row("picture anywhere", coco("", R"({"id": 1, "file_name": "/a.jpg"})"),
        ": picture number 1: the picture's file name leads out of the pictures' folder.");
    row("picture named nothing", coco("", R"({"id": 1, "file_name": ""})"),
        ": picture number 1: the picture's file name is empty or not a file name.");
    row("picture of a negative width", coco("", R"({"id": 1, "file_name": "a", "width": -1})"),
        ": picture number 1: a side of the picture of -1 pixels is not possible.");
    row("picture twice", coco("", QByteArray(images) + ',' + images), ": two pictures have the id 7.");
    row("category twice", coco("", images, R"({"id": 1, "name": "a"}, {"id": 1, "name": "b"})"),
        ": two categories have the id 1.");
    row("category without a name", coco("", images, R"({"id": 1})"),
        ": category number 1: the member \"name\" is missing.");
    QByteArray members;
    for (int i = 0; i < 1001; ++i)
        members += (i == 0 ? "\"" : ",\"") + QByteArray::number(i) + "\":0";
    row("too many members", coco('{' + members + '}'), ": an object has more than 1000 members.");
}

void TestAnnotations::cocoRefuses()
{
    QFETCH(QByteArray, text);
    QTEST(refusal(readCocoAnnotations(write(QStringLiteral("a.json"), text))), "message");
}

void TestAnnotations::cocoOfManyValues()
{
    // COCO's own files are mostly outlines: more values than a JSON document may have that is kept whole.
    const QByteArray outline = R"("segmentation": [[)" + QByteArray("1,").repeated(1'200'000) + R"(1]], )";
    const auto truth = readCocoAnnotations(
        write(QStringLiteral("a.json"),
              coco(annotation(outline + R"("image_id": 7, "category_id": 1, "bbox": [1, 2, 30, 40])"))));
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->pictures[0].objects.size(), std::size_t(1));
}

void TestAnnotations::vocIsRead()
{
    const auto truth = readVocAnnotations(write(
        QStringLiteral("a.xml"),
        voc("<folder>VOC2007</folder><size><width>500</width><height>375</height><depth>3</depth></size>"
            + vocObject("dog", "1 1 500 375") + vocObject("cat", "\t10 20.5 30 40\n") + vocObject("dog", "5 6 7 8"))));
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->classes, (std::vector<std::string>{"cat", "dog"}));
    const AnnotatedPicture &picture = truth->pictures.at(0);
    QCOMPARE(picture.file, std::string("a.jpg"));
    QCOMPARE(picture.width, 500);
    QCOMPARE(picture.height, 375);
    QCOMPARE(picture.objects.size(), std::size_t(3));
    QCOMPARE(picture.objects[0].box, (Box{0, 0, 500, 375}));
    QCOMPARE(picture.objects[0].area, 500.0 * 375);
    QCOMPARE(picture.objects[0].classId, 1);
    QCOMPARE(picture.objects[1].classId, 0);
    QCOMPARE(picture.objects[2].box, (Box{4, 5, 7, 8}));
}

void TestAnnotations::vocFolder()
{
    write(QStringLiteral("voc/2.xml"), voc(vocObject("b", "1 1 2 2")));
    write(QStringLiteral("voc/1.xml"), voc(vocObject("c", "1 1 2 2")));
    write(QStringLiteral("voc/notes.txt"), "no XML");
    const auto truth = readVocAnnotations(path(QStringLiteral("voc")));
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->classes, (std::vector<std::string>{"b", "c"}));
    QCOMPARE(truth->pictures.size(), std::size_t(2));
    QCOMPARE(truth->pictures[0].objects[0].classId, 1); // by name: 1.xml comes first
    QCOMPARE(truth->pictures[1].id, 1);
    QDir().mkpath(m_folder->filePath(QStringLiteral("none")));
    QCOMPARE(refusal(readVocAnnotations(path(QStringLiteral("none")))),
             QStringLiteral("The folder none holds 0 annotation files (*.xml); 1 to 1000000 are read."));
}

void TestAnnotations::vocRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const char *message) {
        QTest::newRow(name) << text << QStringLiteral("The file a.xml") + QString::fromUtf8(message);
    };
    row("not XML", "{}", " can't be read as XML: line 1: an element \"<…>\" is expected.");
    row("other root", "<svg/>", ", line 1, element \"svg\": the outermost element must be \"annotation\".");
    row("no file name", "<annotation/>", ", line 1, element \"annotation\": \"filename\" is missing in it.");
    row("file name outside", "<annotation><filename>../a.jpg</filename></annotation>",
        ", line 1, element \"filename\": the picture's file name leads out of the pictures' folder.");
    row("size without height", voc("<size><width>5</width></size>"),
        ", line 3, element \"size\": \"height\" is missing in it.");
    row("size in words", voc("<size><width>wide</width><height>5</height></size>"),
        ", line 3, element \"width\": \"wide\" is not a number.");
    row("negative size", voc("<size><width>5</width><height>-5</height></size>"),
        ", line 3, element \"height\": a side of the picture of -5 pixels is not possible.");
    row("object without a name", voc("\n<object><bndbox/></object>"),
        ", line 4, element \"object\": \"name\" is missing in it.");
    row("empty name", voc("<object><name> </name></object>"), ", line 3, element \"name\": it is empty.");
    row("no box", voc("<object><name>a</name></object>"), ", line 3, element \"object\": \"bndbox\" is missing in it.");
    row("box without an edge", voc("<object><name>a</name><bndbox><xmin>1</xmin></bndbox></object>"),
        ", line 3, element \"bndbox\": \"ymin\" is missing in it.");
    row("NaN", voc(vocObject("a", "nan 1 2 2")), ", line 3, element \"xmin\": \"nan\" is not a number.");
    row("half a number", voc(vocObject("a", "1x 1 2 2")), ", line 3, element \"xmin\": \"1x\" is not a number.");
    row("edges the wrong way round", voc(vocObject("a", "10 1 5 2")),
        ", line 3, element \"bndbox\": its box has a negative size, -4 × 2.");
}

void TestAnnotations::vocRefuses()
{
    QFETCH(QByteArray, text);
    QTEST(refusal(readVocAnnotations(write(QStringLiteral("a.xml"), text))), "message");
}

void TestAnnotations::yoloIsRead()
{
    write(QStringLiteral("d/a.JPG"), "");
    write(QStringLiteral("d/b.png"), "");
    write(QStringLiteral("d/classes.txt"), "cat\ndog\n");
    write(QStringLiteral("d/a.txt"), "1 0.5 0.5 0.5 0.25\r\n\n0\t0.1 0.1 0.2 0.2");
    const auto truth = readYoloAnnotations(path(QStringLiteral("d")), {"cat", "dog"}, hundred);
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->classes, (std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(truth->pictures.size(), std::size_t(2));
    QCOMPARE(truth->pictures[0].file, path(QStringLiteral("d/a.JPG")).string());
    QCOMPARE(truth->pictures[0].width, 100);
    QCOMPARE(truth->pictures[0].objects.size(), std::size_t(2));
    QCOMPARE(truth->pictures[0].objects[0].box, (Box{25, 75, 75, 125}));
    QCOMPARE(truth->pictures[0].objects[0].classId, 1);
    QCOMPARE(truth->pictures[0].objects[0].area, 2500.0);
    QCOMPARE(truth->pictures[1].objects.size(), std::size_t(0)); // a picture without labels
}

void TestAnnotations::yoloFolders_data()
{
    QTest::addColumn<QString>("given");
    QTest::newRow("around both") << QStringLiteral("set/val");
    QTest::newRow("labels") << QStringLiteral("set/val/labels");
    QTest::newRow("labels, in parts") << QStringLiteral("set/labels/val");
}

void TestAnnotations::yoloFolders()
{
    QFETCH(QString, given);
    for (const QString &folder : {QStringLiteral("set/val/%1"), QStringLiteral("set/%1/val")}) {
        write(folder.arg(QStringLiteral("images")) + QStringLiteral("/a.jpg"), "");
        write(folder.arg(QStringLiteral("labels")) + QStringLiteral("/a.txt"), "0 0.5 0.5 1 1");
    }
    const auto truth = readYoloAnnotations(path(given), {"cat"}, hundred);
    QVERIFY2(truth.ok(), qPrintable(refusal(truth)));
    QCOMPARE(truth->pictures.at(0).objects.at(0).box, (Box{0, 0, 100, 200}));
}

void TestAnnotations::yoloRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const QString five = QStringLiteral("five numbers are expected, \"class cx cy w h\"");
    const QString shares = QStringLiteral("the box must be given in shares of the picture, from 0 to 1");
    QTest::newRow("outline") << QByteArray("0 0.5 0.5 0.1 0.1 0.2 0.2") << "line 1: " + five;
    QTest::newRow("four numbers") << QByteArray("0 0.5 0.5 0.1 0.1\n0 0.5 0.5 0.1") << "line 2: " + five;
    QTest::newRow("word") << QByteArray("cat 0.5 0.5 1 1") << QStringLiteral("line 1: \"cat\" is not a number");
    QTest::newRow("infinite") << QByteArray("0 0.5 0.5 inf 1") << QStringLiteral("line 1: \"inf\" is not a number");
    QTest::newRow("no such class") << QByteArray("2 0.5 0.5 1 1")
                                   << QStringLiteral("line 1: there is no class 2; there are 2");
    QTest::newRow("negative class") << QByteArray("-1 0.5 0.5 1 1")
                                    << QStringLiteral("line 1: there is no class -1; there are 2");
    QTest::newRow("half a class") << QByteArray("0.5 0.5 0.5 1 1")
                                  << QStringLiteral("line 1: there is no class 0.5; there are 2");
    QTest::newRow("pixels") << QByteArray("\n0 50 50 10 10") << "line 2: " + shares;
    QTest::newRow("negative size") << QByteArray("0 0.5 0.5 -0.1 0.1") << "line 1: " + shares;
}

void TestAnnotations::yoloRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    write(QStringLiteral("d/a.jpg"), "");
    write(QStringLiteral("d/a.txt"), text);
    QCOMPARE(refusal(readYoloAnnotations(path(QStringLiteral("d")), {"cat", "dog"}, hundred)),
             QStringLiteral("The file d/a.txt, ") + message + u'.');
}

void TestAnnotations::yoloNeedsEachPicture()
{
    const auto read = [this](auto sizeOf) {
        return refusal(readYoloAnnotations(path(QStringLiteral("d")), {"cat"}, sizeOf));
    };
    QVERIFY(read(hundred).startsWith(QStringLiteral("The folder d can't be read: ")));
    write(QStringLiteral("d/a.jpg"), "");
    QCOMPARE(read(hundred), QStringLiteral("The folder d holds no labels (*.txt)."));
    write(QStringLiteral("d/b.txt"), "0 0.5 0.5 1 1");
    QCOMPARE(read(hundred), QStringLiteral("The file d/b.txt has no picture: none of that name lies in d."));
    write(QStringLiteral("d/b.jpg"), "");
    QCOMPARE(read(hundred), QStringLiteral("(accepted)"));
    const auto unreadable = [](const std::filesystem::path &file) -> Result<PictureSize> {
        return fail("%1 is no picture.", file.filename().string());
    };
    QCOMPARE(read(unreadable), QStringLiteral("a.jpg is no picture."));
    write(QStringLiteral("d/b.png"), "");
    QVERIFY(read(hundred).contains(QStringLiteral("their names differ in their suffix alone")));
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
