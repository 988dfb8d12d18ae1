// Annotations of the three formats as people keep them, with their pictures nearby.

#include "tests/support/Shared.h"
#include "widgets/detection/truth/TruthSet.h"
#include "widgets/detection/truth/YoloNames.h"

#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

class TestTruthSet : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    void picture(const QString &name) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QImage image(100, 50, QImage::Format_RGB32);
        image.fill(Qt::gray);
        QVERIFY(image.save(path(name)));
    }

    static std::shared_ptr<const TruthSet> read(const QString &path, const std::vector<std::string> &classes = {})
    {
        const auto set = readTruth(path, classes, {});
        if (!set)
            qWarning("%s", set.error().message.text().c_str());
        return set ? *set : nullptr;
    }

    static QByteArray voc(const QByteArray &name)
    {
        return "<annotation><filename>" + name
            + "</filename><object><name>dog</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>10</xmax><ymax>10</ymax>"
              "</bndbox></object></annotation>";
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void coco()
    {
        VITRINE_NEED_SHARED("yolox/instances.json");
        const auto set = read(test::sharedPath(QStringLiteral("yolox/instances.json")));
        QVERIFY(set);
        QCOMPARE(set->files.size(), 20);
        QCOMPARE(set->found.size(), 20);
        QCOMPARE(set->objects, 196);
        const QString file = test::sharedPath(QStringLiteral("yolox/images/000000397133.jpg"));
        const int index = set->indexOf(file);
        QVERIFY(index >= 0);
        QCOMPARE(set->annotations.pictures[static_cast<std::size_t>(index)].id, 397133);
        // A copy elsewhere is known by its name; what is not annotated is not.
        QCOMPARE(set->indexOf(QStringLiteral("/elsewhere/000000397133.jpg")), index);
        QCOMPARE(set->indexOf(test::sharedPath(QStringLiteral("yolox/images/dog.jpg"))), -1);
        QCOMPARE(set->indexOf({}), -1);
    }

    void vocBesideItsPictures()
    {
        write(QStringLiteral("VOC/Annotations/a.xml"), voc("a.jpg"));
        picture(QStringLiteral("VOC/JPEGImages/a.jpg"));
        for (const char *given : {"VOC", "VOC/Annotations", "VOC/Annotations/a.xml"}) {
            const auto set = read(path(QLatin1String(given)));
            QVERIFY(set);
            QCOMPARE(set->found, QStringList{path(QStringLiteral("VOC/JPEGImages/a.jpg"))});
            QCOMPARE(set->objects, 1);
        }
        QVERIFY(holdsTruth(path(QStringLiteral("VOC"))));
        QVERIFY(!holdsTruth(path(QStringLiteral("VOC/JPEGImages"))));
    }

    void missingPicturesAreTold()
    {
        write(QStringLiteral("Annotations/a.xml"), voc("a.jpg"));
        write(QStringLiteral("Annotations/b.xml"), voc("b.jpg"));
        picture(QStringLiteral("JPEGImages/b.jpg"));
        const auto set = read(path(QStringLiteral("Annotations")));
        QVERIFY(set);
        QCOMPARE(set->files, (QStringList{{}, path(QStringLiteral("JPEGImages/b.jpg"))}));
    }

    void yoloWithNames_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("classes.txt") << "data/labels/classes.txt" << QByteArray("cat\nhot dog\n");
        QTest::newRow("above") << "data/obj.names" << QByteArray("cat\r\nhot dog\r\n");
        QTest::newRow("yaml list") << "data/data.yaml" << QByteArray("nc: 2\nnames: ['cat', \"hot dog\"]\n");
        QTest::newRow("yaml lines") << "data/data.yaml" << QByteArray("names:\n  0: cat\n  1: hot dog # food\nnc: 2\n");
        QTest::newRow("yaml dashes") << "data/data.yaml" << QByteArray("names:\n- cat\n- hot dog\nval: x\n");
    }

    void yoloWithNames()
    {
        QFETCH(QString, names);
        QFETCH(QByteArray, content);
        write(names, content);
        write(QStringLiteral("data/labels/a.txt"), "1 0.5 0.5 0.2 0.4\n");
        picture(QStringLiteral("data/images/a.png"));
        for (const char *given : {"data", "data/labels", "data/labels/a.txt"}) {
            const auto set = read(path(QLatin1String(given)), {"other"});
            QVERIFY(set);
            QCOMPARE(set->annotations.classes, (std::vector<std::string>{"cat", "hot dog"}));
            QCOMPARE(set->found, QStringList{path(QStringLiteral("data/images/a.png"))});
            QCOMPARE(set->annotations.pictures[0].objects[0].box, (Box{40, 15, 60, 35}));
        }
        QVERIFY(holdsTruth(path(QStringLiteral("data"))));
    }

    void yoloTakesTheDetectorsNames()
    {
        write(QStringLiteral("a.txt"), "0 0.5 0.5 0.2 0.4\n");
        picture(QStringLiteral("a.png"));
        QVERIFY(holdsTruth(m_folder->path()));
        const auto set = read(m_folder->path(), {"cat"});
        QVERIFY(set);
        QCOMPARE(set->annotations.classes, std::vector<std::string>{"cat"});
        const auto refused = readTruth(m_folder->path(), {}, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.text().find("classes.txt") != std::string::npos);
    }

    void aListOfPicturesIsNoTruth()
    {
        picture(QStringLiteral("a.png"));
        write(QStringLiteral("README.txt"), "Pictures of grey.");
        QVERIFY(!holdsTruth(m_folder->path()));
    }

    void readingIsCancelledAndTold()
    {
        VITRINE_NEED_SHARED("yolox/instances.json");
        const QString file = test::sharedPath(QStringLiteral("yolox/instances.json"));
        double last = 0;
        ReadingWatch watch;
        watch.progress = [&last](double share) {
            QVERIFY(share >= last && share <= 1);
            last = share;
        };
        QVERIFY(readTruth(file, {}, watch));
        QVERIFY(last > 0.99);
        watch.progress = [cancel = watch.cancel](double share) {
            if (share > 0.5)
                cancel.request();
        };
        const auto stopped = readTruth(file, {}, watch);
        QVERIFY(!stopped);
        QVERIFY(stopped.error().cancelled);
    }
};

QTEST_GUILESS_MAIN(TestTruthSet)
#include "tst_truthset.moc"
