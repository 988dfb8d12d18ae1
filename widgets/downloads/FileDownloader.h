#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

class QLockFile;
class QNetworkReply;
class QThread;

namespace vitrine {

struct DownloadAnswer;

struct DownloadProgress {
    qint64 received = 0; ///< bytes that lie on the disk, those of earlier tries included
    qint64 total = -1; ///< −1: the server does not say
    double bytesPerSecond = 0;

    /// −1: not known.
    double secondsLeft() const;
};

/// A file to be fetched, and what becomes of it.
struct DownloadTask {
    QString name; ///< what messages call it: "YOLOX-Nano"
    QUrl url;
    bool allowsHttp = false; ///< plain http too: where a checksum says whether what came is right
    std::filesystem::path folder; ///< for the part and what is made of it; made where it is missing
    std::filesystem::path part; ///< where what arrives gathers
    std::filesystem::path target; ///< what finished() tells
    quint64 size = 0; ///< bytes; 0: not known
    quint64 unpackedSize = 0; ///< bytes that what is made of it takes beside it
    /// Whether a file that begins with these four bytes can be it; empty: any can.
    std::function<bool(std::string_view start)> beginsRight;
    QString wrongStart; ///< a sentence for one that can't
    /// On a thread of its own, once all is there: checks the part and lets it take its place. What it refuses is
    /// removed.
    std::function<Result<void>(const Cancel &cancel)> install;
};

/// What a download may cost; a test sets its own.
struct DownloadLimits {
    quint64 bytes = 4ULL << 30;
    int stallMilliseconds = 30'000; ///< without a byte, until it is given up
    int redirects = 8;
    std::function<quint64(const std::filesystem::path &folder)> freeSpace; ///< empty: the file system is asked
};

/// Brings one file to this machine, in the background of the GUI thread: over https (http from this very machine, and
/// where the task allows it), through the system's proxy, into `name.part`, which takes its name only when its size,
/// its beginning and its checksum are right. A download that was cancelled or broke off goes on where it ended, if the
/// server still has the same file.
class FileDownloader : public QObject {
    Q_OBJECT

public:
    explicit FileDownloader(QObject *parent = nullptr, DownloadLimits limits = {});
    ~FileDownloader() override;

    enum class Stage { Idle, Loading, Verifying };
    Stage stage() const { return m_stage; }
    const DownloadTask &task() const { return m_task; }
    const DownloadProgress &progress() const { return m_progress; }

    /// Ends in exactly one of finished(), failed() and cancelled(), never before it returns. Must be idle.
    void start(const DownloadTask &task);
    /// What has arrived is kept for the next start().
    void cancel();

signals:
    /// Ten times a second, and whenever the stage changes.
    void progressed();
    void finished(const QString &file);
    /// A sentence: what is wrong, and how to fetch the file by hand.
    void failed(const QString &sentence);
    void cancelled();

private:
    /// Why a download can't begin; empty where it can.
    QString prepare();
    void request(const QUrl &url);
    void followRedirect(const QUrl &target);
    /// Whether the file's bytes follow. What is wrong with the answer ends the download.
    bool acceptAnswer();
    QString wrongWith(const DownloadAnswer &answer) const;
    QString wrongWith(const QByteArray &piece);
    QString tooLarge(qint64 bytes) const;
    QString brokenOff() const;
    QString causeOf(const QNetworkReply &reply) const;
    void openPart(qint64 keep);
    void take();
    void end();
    void verify();
    void report();
    void dropReply();
    void stop();
    void fail(const QString &cause);

    QString tagFile() const;
    QByteArray readTag() const;
    void writeTag(const QByteArray &tag) const;
    void discardPart();

    DownloadLimits m_limits;
    QNetworkAccessManager m_network;
    DownloadTask m_task;
    Stage m_stage = Stage::Idle;
    DownloadProgress m_progress;
    QFile m_part;
    std::unique_ptr<QLockFile> m_lock;
    QNetworkReply *m_reply = nullptr;
    int m_redirects = 0; ///< of this download
    bool m_accepted = false; ///< the present reply's answer holds the file
    QByteArray m_start; ///< the first bytes, until it is seen what they begin
    QElapsedTimer m_clock;
    QTimer m_ticker; ///< runs while bytes are expected
    std::deque<std::pair<qint64, qint64>> m_samples; ///< time on m_clock, bytes received; of the last seconds
    Cancel m_cancel; ///< of the verifying thread
    std::unique_ptr<QThread> m_thread;
};

} // namespace vitrine
