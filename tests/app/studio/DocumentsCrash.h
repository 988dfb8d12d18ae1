#pragma once

// kill -9 while networks are edited: the studio comes back with all but, at most, the last second, and no file is
// damaged.

#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/journal/Journal.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/window/MainWindow.h"
#include "core/network/NetworkFile.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <chrono>
#include <cstdio>
#include <random>

namespace vitrine::test {

constexpr int patience = 60000; // milliseconds
constexpr qint64 mostLost = 1000; // milliseconds

inline qint64 now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// All that must come back: every network, which is in front, how many steps can be undone.
inline QByteArray digestOf(const StudioState &state)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const DocumentState &document : state.documents) {
        const NetworkSource &source = document.question.network;
        hash.addData(source.edited ? QByteArray::fromStdString(toJson(*source.edited)) : source.preset.toUtf8());
        hash.addData(QByteArray::number(document.position) + '/' + QByteArray::number(document.steps.size()));
    }
    hash.addData(QByteArray::number(state.current));
    return hash.result().toHex();
}

/// Edits at random until it is killed, and says what there is after each edit.
class Editor : public QObject {
public:
    Editor(MainWindow *window, unsigned seed) : m_window(window), m_seed(seed), m_random(seed)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Editor::edit);
        connect(
            window->session(), &Session::outcomeChanged, &m_timer, [this] { m_timer.start(0); },
            Qt::SingleShotConnection);
    }

private:
    int pick(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }

    void edit()
    {
        NetworkRoom *room = m_window->networkRoom();
        const int choice = pick(20);
        if (choice == 0 && room->documents()->count() < 6)
            room->files()->openPreset(pick(2) ? QStringLiteral("lenet-5") : QStringLiteral("bn-cnn"));
        else if (choice == 1)
            room->documents()->turnTo(pick(room->documents()->count()));
        else if (choice < 5)
            room->undoStack()->undo();
        else if (choice < 7)
            room->undoStack()->redo();
        else
            change(*room->document());
        std::printf("%lld %s\n", static_cast<long long>(now()), digestOf(room->documents()->state()).constData());
        std::fflush(stdout);
        m_timer.start(pick(60));
    }

    void change(NetworkDocument &document)
    {
        Network network = document.network();
        if (network.blocks.empty() || pick(4) == 0)
            network.blocks.push_back({"b" + std::to_string(m_seed) + "_" + std::to_string(++m_count),
                                      "ReLU",
                                      {},
                                      Position{1.0 * pick(900), 1.0 * pick(900)},
                                      {}});
        else
            network.blocks[static_cast<std::size_t>(pick(static_cast<int>(network.blocks.size())))].position =
                Position{1.0 * pick(900), 1.0 * pick(900)};
        document.apply(QStringLiteral("Edit %1").arg(m_count), std::move(network), pick(3));
    }

    MainWindow *m_window;
    unsigned m_seed; ///< each studio names its blocks in its own way
    std::mt19937 m_random;
    QTimer m_timer;
    int m_count = 0;
};

inline int runEditor(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    const QString folder = QString::fromLocal8Bit(argv[2]);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    Preferences preferences;
    preferences.run.threads = 1;
    MainWindow window(preferences);
    window.show();
    window.start(new Journal((folder + QStringLiteral("/journal")).toStdString(), &window));
    Editor editor(&window, static_cast<unsigned>(std::atoi(argv[3])));
    return QApplication::exec();
}

/// The same program as the studio that edits, killed again and again.
inline void killAndCompare(int kills)
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    std::mt19937 random(20261127);
    qint64 worst = 0;
    for (int i = 0; i < kills; ++i) {
        QProcess studio;
        QByteArray said;
        QObject::connect(&studio, &QProcess::readyReadStandardOutput, &studio,
                         [&] { said += studio.readAllStandardOutput(); });
        studio.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--edit"), folder.path(), QString::number(i)});
        QTRY_VERIFY_WITH_TIMEOUT(said.contains('\n'), patience);
        const qint64 end = now() + static_cast<qint64>(random() % 2500);
        QTRY_VERIFY_WITH_TIMEOUT(now() >= end, patience);
        const qint64 killed = now();
        studio.kill();
        QVERIFY(studio.waitForFinished(patience));
        QCOMPARE(studio.exitStatus(), QProcess::CrashExit);
        said += studio.readAllStandardOutput();

        const QList<QByteArray> lines = said.left(said.lastIndexOf('\n')).split('\n');
        QVERIFY(lines.size() > 1);
        Journal::Found found;
        {
            Journal journal((folder.path() + QStringLiteral("/journal")).toStdString());
            found = journal.read();
        }
        QCOMPARE(found.lost, 0);
        QVERIFY(!found.wasClosed);
        const QByteArray digest = digestOf(found.state);
        qsizetype kept = lines.size() - 1;
        while (kept >= 0 && !lines[kept].endsWith(digest))
            --kept;
        // What came after it was done in the last second; and where nothing of this studio is kept, all of it was.
        const qint64 firstLost =
            kept + 1 < lines.size() ? lines[kept + 1].left(lines[kept + 1].indexOf(' ')).toLongLong() : killed;
        worst = std::max(worst, killed - firstLost);
        QVERIFY2(killed - firstLost <= mostLost,
                 qPrintable(QStringLiteral("kill %1: %2 of %3 edits kept, %4 ms lost")
                                .arg(i)
                                .arg(kept + 1)
                                .arg(lines.size())
                                .arg(killed - firstLost)));
    }
    qInfo("%d kills, at most %lld ms of edits lost", kills, static_cast<long long>(worst));
}

/// A test program's main: the test, or the studio that it kills.
template <typename Test>
int runCrashTest(int argc, char **argv)
{
    if (argc == 4 && QByteArray(argv[1]) == "--edit")
        return runEditor(argc, argv);
    QCoreApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace vitrine::test
