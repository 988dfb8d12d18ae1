#include "core/base/AtomicFile.h"
#include "core/base/SystemError.h"

#include <QtTest>

#include <cerrno>
#include <csignal>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace vitrine;

namespace {

/// Fails the n-th call and, if `lasting`, all later ones.
class FailingCalls : public FileCalls {
public:
    FailingCalls(int callToFail, int code, bool lasting) : m_left(callToFail), m_code(code), m_lasting(lasting) { }

    int create(const std::filesystem::path &file) override { return fails() ? -1 : FileCalls::create(file); }
    long write(int file, const std::byte *data, std::size_t size) override
    {
        // Short writes, as a pipe or a full disk gives them, so that the rest of the data takes a call of its own.
        return fails() ? -1 : FileCalls::write(file, data, std::min<std::size_t>(size, 5));
    }
    int sync(int file) override { return fails() ? -1 : FileCalls::sync(file); }
    int rename(const std::filesystem::path &from, const std::filesystem::path &to) override
    {
        return fails() ? -1 : FileCalls::rename(from, to);
    }

    bool reached() const { return m_left < 0; }

private:
    bool fails()
    {
        const int turn = m_left--;
        if (turn > 0 || (turn < 0 && !m_lasting))
            return false;
        errno = m_code;
        return true;
    }

    int m_left;
    int m_code;
    bool m_lasting;
};

/// Ends the process after the n-th call, as kill -9 does.
class KillingCalls : public FileCalls {
public:
    explicit KillingCalls(int call) : m_left(call) { }

    int create(const std::filesystem::path &file) override { return after(FileCalls::create(file)); }
    long write(int file, const std::byte *data, std::size_t size) override
    {
        return after(FileCalls::write(file, data, std::min<std::size_t>(size, 5)));
    }
    int sync(int file) override { return after(FileCalls::sync(file)); }
    int rename(const std::filesystem::path &from, const std::filesystem::path &to) override
    {
        return after(FileCalls::rename(from, to));
    }

private:
    template <typename T>
    T after(T result)
    {
        if (m_left-- == 0)
            std::raise(SIGKILL);
        return result;
    }

    int m_left;
};

Result<void> save(AtomicFile &file, std::string_view text)
{
    if (auto opened = file.open(); !opened)
        return opened;
    if (auto written = file.write(text); !written)
        return written;
    return file.commit();
}

/// Another user than root for as long as it lives, for root may write anywhere.
class Unprivileged {
public:
    Unprivileged()
    {
        if (::geteuid() == 0)
            m_changed = ::seteuid(65534) == 0;
    }
    ~Unprivileged()
    {
        if (m_changed)
            m_changed = ::seteuid(0) != 0;
    }

private:
    bool m_changed = false;
};

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void writesAndReplaces();
    void keepsPermissions();
    void followsLinks();
    void abandonedWriteChangesNothing();
    void everyFailingCallIsReported_data();
    void everyFailingCallIsReported();
    void interruptedWriteGoesOn();
    void refusals_data();
    void refusals();
    void readOnlyFolderAndFile();
    void sizeLimit();
    void killedWritersLeaveTheOldFileAndNoStray();
    void temporaryFileInUseIsLeftAlone();
    void formatsBytes_data();
    void formatsBytes();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::filesystem::path file() const { return path("work.txt").toStdString(); }
    QByteArray content() const
    {
        QFile input(path("work.txt"));
        return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray("(no file)");
    }
    QStringList entries() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAtomicFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestAtomicFile::writesAndReplaces()
{
    QVERIFY(writeFileAtomically(file(), "first").ok());
    QCOMPARE(content(), "first");
    QVERIFY(writeFileAtomically(file(), "").ok());
    QCOMPARE(content(), "");
    QVERIFY(writeFileAtomically(file(), std::string(3'000'000, 'x')).ok());
    QCOMPARE(content().size(), 3'000'000);
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::keepsPermissions()
{
    QVERIFY(writeFileAtomically(file(), "first").ok());
    QVERIFY(::chmod(file().c_str(), 0640) == 0);
    QVERIFY(writeFileAtomically(file(), "second").ok());
    struct stat status { };
    QCOMPARE(::stat(file().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0640U);
}

void TestAtomicFile::followsLinks()
{
    QVERIFY(writeFileAtomically(file(), "first").ok());
    QVERIFY(QFile::link(path("work.txt"), path("link.txt")));
    QVERIFY(writeFileAtomically(path("link.txt").toStdString(), "second").ok());
    QVERIFY(QFileInfo(path("link.txt")).isSymLink());
    QCOMPARE(content(), "second");
}

void TestAtomicFile::abandonedWriteChangesNothing()
{
    QVERIFY(writeFileAtomically(file(), "first").ok());
    {
        AtomicFile abandoned(file());
        QVERIFY(abandoned.open().ok());
        QVERIFY(abandoned.write("half of the sec").ok());
        QCOMPARE(entries().size(), 2);
    }
    QCOMPARE(content(), "first");
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::everyFailingCallIsReported_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<QString>("cause");
    for (const bool lasting : {false, true}) {
        const char *how = lasting ? "for ever" : "once";
        QTest::addRow("disk full, %s", how) << ENOSPC << lasting << "the disk is full";
        QTest::addRow("quota, %s", how) << EDQUOT << lasting << "the disk is full";
        QTest::addRow("disk error, %s", how) << EIO << lasting << "the disk reports an error";
        QTest::addRow("read-only disk, %s", how) << EROFS << lasting << "the disk is mounted read-only";
    }
}

void TestAtomicFile::everyFailingCallIsReported()
{
    QFETCH(int, code);
    QFETCH(bool, lasting);
    QFETCH(QString, cause);
    const std::string name = file().string();
    const QString refused = QString("The file %1 can't be written: %2.").arg(QString::fromStdString(name), cause);
    const QString uncertain = QString("The file %1 is written, but may not survive a power cut: %2.")
                                  .arg(QString::fromStdString(name), cause);
    int failures = 0;
    for (int call = 0;; ++call) {
        QVERIFY(writeFileAtomically(file(), "old content").ok());
        FailingCalls calls(call, code, lasting);
        AtomicFile target(file(), calls);
        const Result<void> result = save(target, "new content");
        QCOMPARE(entries(), QStringList{"work.txt"});
        QCOMPARE(result.ok(), !calls.reached());
        if (result.ok())
            break;
        ++failures;
        const QString message = QString::fromStdString(result.error().message.text());
        if (message == uncertain)
            QCOMPARE(content(), "new content");
        else {
            QCOMPARE(message, refused);
            QCOMPARE(content(), "old content");
        }
    }
    QCOMPARE(content(), "new content");
    QCOMPARE(failures, 7); // create, three writes, sync, rename, sync of the folder
}

void TestAtomicFile::interruptedWriteGoesOn()
{
    FailingCalls calls(2, EINTR, false);
    AtomicFile target(file(), calls);
    QVERIFY(save(target, "new content").ok());
    QVERIFY(calls.reached());
    QCOMPARE(content(), "new content");
}

void TestAtomicFile::refusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::newRow("no folder") << "%1/missing/a.txt"
                               << "The file %1/missing/a.txt can't be written: there is no folder %1/missing.";
    QTest::newRow("a folder") << "%1"
                              << "The file %1 can't be written: it is a folder.";
    QTest::newRow("a device") << "/dev/null"
                              << "The file /dev/null can't be written: it is not a regular file.";
    QTest::newRow("a file as a folder")
        << "%1/work.txt/a.txt"
        << "The file %1/work.txt/a.txt can't be written: a part of the path is not a folder.";
    const QString longName(300, 'n');
    QTest::newRow("long name") << "%1/" + longName
                               << "The file %1/" + longName + " can't be written: the name is too long.";
}

void TestAtomicFile::refusals()
{
    QFETCH(QString, name);
    QFETCH(QString, message);
    QVERIFY(writeFileAtomically(file(), "old content").ok());
    const auto replaced = [this](const QString &text) { return QString(text).replace("%1", m_folder->path()); };
    const Result<void> result = writeFileAtomically(replaced(name).toStdString(), "x");
    QVERIFY(!result.ok());
    QCOMPARE(QString::fromStdString(result.error().message.text()), replaced(message));
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::readOnlyFolderAndFile()
{
    QVERIFY(writeFileAtomically(file(), "old content").ok());
    QVERIFY(::chmod(m_folder->path().toLocal8Bit(), 0777) == 0);
    QVERIFY(::chmod(file().c_str(), 0444) == 0);
    const QString denied = "The file %1 can't be written: permission denied.";
    {
        const Unprivileged user;
        const Result<void> fileResult = writeFileAtomically(file(), "x");
        QVERIFY(!fileResult.ok());
        QCOMPARE(QString::fromStdString(fileResult.error().message.text()), denied.arg(path("work.txt")));
        QVERIFY(writeFileAtomically(path("allowed.txt").toStdString(), "x").ok());
    }
    QVERIFY(QFile::remove(path("allowed.txt")));
    QVERIFY(::chmod(m_folder->path().toLocal8Bit(), 0555) == 0);
    {
        const Unprivileged user;
        const Result<void> folderResult = writeFileAtomically(path("new.txt").toStdString(), "x");
        QVERIFY(!folderResult.ok());
        QCOMPARE(QString::fromStdString(folderResult.error().message.text()), denied.arg(path("new.txt")));
    }
    QVERIFY(::chmod(m_folder->path().toLocal8Bit(), 0755) == 0);
    QCOMPARE(content(), "old content");
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::sizeLimit()
{
    QVERIFY(writeFileAtomically(file(), "old content").ok());
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{10'000, before.rlim_max};
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    const Result<void> result = writeFileAtomically(file(), std::string(20'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!result.ok());
    QCOMPARE(QString::fromStdString(result.error().message.text()),
             QString("The file %1 can't be written: it grows larger than the file system or a limit allows.")
                 .arg(path("work.txt")));
    QCOMPARE(content(), "old content");
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::killedWritersLeaveTheOldFileAndNoStray()
{
    bool sawStray = false;
    for (int call = 0; call < 7; ++call) {
        QVERIFY(writeFileAtomically(file(), "old content").ok());
        const pid_t child = ::fork();
        if (child == 0) {
            KillingCalls calls(call);
            AtomicFile target(file(), calls);
            std::ignore = save(target, "new content");
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(content(), call < 5 ? QByteArray("old content") : QByteArray("new content"));
        sawStray = sawStray || entries().size() > 1;
    }
    QVERIFY(sawStray);
    QVERIFY(writeFileAtomically(file(), "after the restart").ok());
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::temporaryFileInUseIsLeftAlone()
{
    AtomicFile slow(file());
    QVERIFY(slow.open().ok());
    QVERIFY(slow.write("slow").ok());
    QVERIFY(writeFileAtomically(file(), "fast").ok());
    QCOMPARE(entries().size(), 2);
    QVERIFY(slow.commit().ok());
    QCOMPARE(content(), "slow");
    QCOMPARE(entries(), QStringList{"work.txt"});
}

void TestAtomicFile::formatsBytes_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << quint64(0) << "0 bytes";
    QTest::newRow("below a KiB") << quint64(1023) << "1023 bytes";
    QTest::newRow("a KiB") << quint64(1024) << "1 KiB";
    QTest::newRow("with a fraction") << quint64(1536) << "1.5 KiB";
    QTest::newRow("16 MiB") << quint64(16 * 1024 * 1024) << "16 MiB";
    QTest::newRow("just below a GiB") << quint64(1024 * 1024 * 1024 - 1) << "1023.9 MiB";
    QTest::newRow("all") << ~quint64(0) << "15.9 EiB";
}

void TestAtomicFile::formatsBytes()
{
    QFETCH(quint64, bytes);
    QTEST(QString::fromStdString(formatBytes(bytes)), "text");
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
