#include "core/vision/PictureReader.h"

#include <QCoreApplication>
#include <QTest>

using namespace vitrine;

/// A Qt without its picture plugins, as a minimal installation has it: a program of its own, for Qt looks for them
/// once.
class TestMissingPlugins : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setLibraryPaths({}); }

    void saysWhatToInstall_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const QString text = QStringLiteral("x can't be read: this Qt has no reader for %1. Install the package %2.");
        QTest::newRow("webp") << QByteArray("RIFF\x04\0\0\0WEBP", 12)
                              << text.arg(QStringLiteral("webp"), QStringLiteral("qt6-image-formats-plugins"));
        QTest::newRow("tiff") << QByteArray("II*\0\x08\0\0\0", 8)
                              << text.arg(QStringLiteral("tiff"), QStringLiteral("qt6-image-formats-plugins"));
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xda\0\x02\xff\xd9", 8)
                              << text.arg(QStringLiteral("jpeg"), QStringLiteral("libqt6gui6"));
    }
    void saysWhatToInstall()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        const auto picture =
            readPicture(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))), "x");
        QVERIFY(!picture.ok());
        QCOMPARE(QString::fromStdString(picture.error().message.text()), message);
    }
};

QTEST_GUILESS_MAIN(TestMissingPlugins)
#include "tst_missingplugins.moc"
