// A folder of pictures in several formats, read as the programs read it, trained on as far as it can be read.

#include "core/data/DatasetKind.h"
#include "core/data/PreparedItems.h"
#include "core/vision/PictureReader.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

namespace {

void save(const QString &path, const QSize &size, const QColor &colour)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QVERIFY(image.save(path));
}

} // namespace

class TestImageFolder : public QObject {
    Q_OBJECT

private slots:
    void severalFormats()
    {
        QTemporaryDir folder;
        save(folder.filePath(QStringLiteral("blue/a.png")), {40, 30}, Qt::blue);
        save(folder.filePath(QStringLiteral("blue/b.BMP")), {16, 16}, Qt::blue);
        save(folder.filePath(QStringLiteral("red/c.jpg")), {20, 50}, Qt::red);
        QFile broken(folder.filePath(QStringLiteral("red/broken.png")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("\x89PNG\r\n\x1a\nbroken") > 0);
        broken.close();
        const auto set = openDataset("images:" + folder.path().toStdString(), 0, 0,
                                     [](const std::filesystem::path &file) { return readPicture(file); });
        QVERIFY2(set.ok(), set ? "" : set.error().message.text().c_str());
        QCOMPARE((*set)->classes(), (std::vector<std::string>{"blue", "red"}));
        QCOMPARE((*set)->size(), 4);
        InputFormat format;
        format.fit = FitMode::Stretch;
        const auto items = PreparedItems::make(*set, {3, 16, 16}, format);
        std::vector<float> values(3 * 16 * 16);
        int unreadable = 0;
        for (std::int64_t i = 0; i < 4; ++i) {
            const auto label = (*items)->read(i, values);
            if (!label) {
                ++unreadable;
                QVERIFY(label.error().message.text().find("broken.png") != std::string::npos);
                continue;
            }
            QVERIFY(std::abs(values[0] - (*label == 1 ? 1.0F : 0.0F)) < 0.02F);
            QVERIFY(std::abs(values[2 * 256] - (*label == 0 ? 1.0F : 0.0F)) < 0.02F);
        }
        QCOMPARE(unreadable, 1);
        const auto statistics = (*items)->measure(std::vector<std::int64_t>{0, 1, 2, 3}, {}, {});
        QVERIFY(statistics.ok() && std::abs(statistics->mean[0] - 1.0 / 3) < 0.02); // without the broken one
    }
};

QTEST_GUILESS_MAIN(TestImageFolder)
#include "tst_imagefolder.moc"
