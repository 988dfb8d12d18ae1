// Which room files lead to.

#include "app/studio/files/FileDrop.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

class TestRooms : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void filesOfTheDetectRoomLeadThere()
    {
        const QString weights = QStringLiteral("/nowhere/yolox.pth"), picture = QStringLiteral("/nowhere/a.png");
        MainWindow window({});
        window.start(std::nullopt, {picture, weights});
        QCOMPARE(window.rooms()->currentCommand(), Command::DetectRoom);
        MainWindow other({});
        other.start(std::nullopt, {picture});
        QCOMPARE(other.rooms()->currentCommand(), Command::NetworkRoom);
        emit other.drop()->filesDropped({QStringLiteral("/nowhere/a.xml")});
        QCOMPARE(other.rooms()->currentCommand(), Command::DetectRoom);
    }

    /// Both rooms play videos: the one that is shown takes what is dropped, the Detect room what the studio starts
    /// with.
    void aVideoStaysWhereItIsDropped()
    {
        const QStringList video{QStringLiteral("/nowhere/a.mp4")};
        MainWindow window({});
        window.start(std::nullopt);
        emit window.drop()->filesDropped(video);
        QCOMPARE(window.rooms()->currentCommand(), Command::NetworkRoom);
        MainWindow other({});
        other.start(std::nullopt, video);
        QCOMPARE(other.rooms()->currentCommand(), Command::DetectRoom);
    }

    void theStudioComesBackInTheRoomItWasLeftIn_data()
    {
        QTest::addColumn<Command>("room");
        QTest::newRow("detect") << Command::DetectRoom;
        QTest::newRow("optimizers") << Command::OptimizersRoom;
        QTest::newRow("network") << Command::NetworkRoom;
    }

    void theStudioComesBackInTheRoomItWasLeftIn()
    {
        QFETCH(Command, room);
        {
            MainWindow window({});
            window.start(std::nullopt);
            window.rooms()->enter(room);
            window.close();
        }
        MainWindow next({});
        next.start(StudioState(), {});
        QCOMPARE(next.rooms()->currentCommand(), room);
        MainWindow opening({});
        opening.start(StudioState(), {QStringLiteral("/nowhere/net.vitrine.json")}); // of the Network room
        QCOMPARE(opening.rooms()->currentCommand() == Command::OptimizersRoom, false);
    }
};

QTEST_MAIN(TestRooms)
#include "tst_rooms.moc"
