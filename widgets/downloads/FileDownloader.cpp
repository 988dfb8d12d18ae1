#include "widgets/downloads/FileDownloader.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/downloads/DownloadAnswer.h"

#include <QLockFile>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSslSocket>
#include <QThread>

#include <algorithm>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 pieceSize = 1 << 16, readBuffer = 1 << 20;
constexpr int reportMilliseconds = 100, speedMilliseconds = 5000;
constexpr quint64 spareSpace = 16 << 20; ///< that a download leaves free

/// The proxies of the desktop's settings or of http_proxy and https_proxy, for these requests alone.
class SystemProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

quint64 freeSpaceOf(const std::filesystem::path &folder)
{
    std::error_code code;
    const auto space = std::filesystem::space(folder, code);
    return code ? std::numeric_limits<quint64>::max() : space.available;
}

/// Beyond what formatBytes() of the widgets takes, since a disk may be "as large as you like".
QString bytesText(quint64 bytes)
{
    return formatBytes(static_cast<qint64>(std::min<quint64>(bytes, std::numeric_limits<qint64>::max())));
}

QString toString(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

} // namespace

double DownloadProgress::secondsLeft() const
{
    return total < 0 || bytesPerSecond <= 0 ? -1 : static_cast<double>(total - received) / bytesPerSecond;
}

FileDownloader::FileDownloader(QObject *parent, DownloadLimits limits) : QObject(parent), m_limits(std::move(limits))
{
    m_network.setProxyFactory(new SystemProxies);
    m_ticker.setInterval(reportMilliseconds);
    connect(&m_ticker, &QTimer::timeout, this, &FileDownloader::report);
    if (!m_limits.freeSpace)
        m_limits.freeSpace = freeSpaceOf;
}

FileDownloader::~FileDownloader()
{
    stop();
    m_cancel.request();
    if (m_thread)
        m_thread->wait();
}

void FileDownloader::start(const DownloadTask &task)
{
    Q_ASSERT(m_stage == Stage::Idle);
    m_task = task;
    m_stage = Stage::Loading;
    m_cancel = {};
    m_progress = {};
    m_samples.clear();
    m_redirects = 0;
    m_clock.start();
    if (const QString cause = prepare(); !cause.isEmpty())
        return fail(cause);
    const qint64 there = readTag().isEmpty() ? 0 : m_part.size();
    openPart(there);
    // A whole file may have been left unverified; what to make of a longer one the server will not know.
    if (m_task.size > 0 && static_cast<quint64>(there) == m_task.size)
        QTimer::singleShot(0, this, [this] {
            if (m_stage == Stage::Loading)
                verify();
        });
    else
        request(m_task.url);
}

QString FileDownloader::prepare()
{
    const QUrl &url = m_task.url;
    if (!isAllowedAddress(url, m_task.allowsHttp))
        return tr("%1 is not a secure address.").arg(url.toString());
    if (url.scheme() == QStringLiteral("https") && !QSslSocket::supportsSsl())
        return tr("Qt finds no OpenSSL on this system, so there are no secure connections; install libssl3.");
    std::error_code code;
    std::filesystem::create_directories(m_task.folder, code);
    if (code)
        return tr("The folder can't be made: %1.").arg(QString::fromStdString(code.message()));
    const QString part = toString(m_task.part);
    m_lock = std::make_unique<QLockFile>(part + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock())
        return m_lock->error() == QLockFile::LockFailedError ? tr("Another window is downloading it.")
                                                             : tr("%1 can't be written.").arg(part);
    m_part.setFileName(part);
    if (!m_part.open(QIODevice::ReadWrite))
        return tr("%1 can't be written: %2.").arg(part, m_part.errorString());
    return {};
}

void FileDownloader::openPart(qint64 keep)
{
    m_part.resize(keep);
    m_part.seek(keep);
    m_progress.received = keep;
    m_samples.clear();
    m_start.clear();
}

void FileDownloader::request(const QUrl &url)
{
    QNetworkRequest request(url);
    // Followed in end(): Qt 6.4 ends some chains without saying why.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(m_limits.stallMilliseconds);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Vitrine"));
    request.setRawHeader("Accept-Encoding", "identity"); // sizes are to be those of the file
    if (m_progress.received > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_progress.received) + '-');
        request.setRawHeader("If-Range", readTag());
    }
    m_accepted = false;
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(readBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &FileDownloader::take);
    connect(m_reply, &QNetworkReply::finished, this, &FileDownloader::end);
    m_ticker.start();
    report();
}

void FileDownloader::followRedirect(const QUrl &target)
{
    if (++m_redirects > m_limits.redirects)
        fail(tr("The server sends from one address to the next without end."));
    else if (isAllowedAddress(target, m_task.allowsHttp))
        request(target);
    else
        fail(tr("The server sends on to %1, which is not a secure address.").arg(target.toDisplayString()));
}

bool FileDownloader::acceptAnswer()
{
    if (m_accepted)
        return true;
    const DownloadAnswer answer = DownloadAnswer::of(*m_reply);
    if (!answer.isFile())
        return false; // what a server writes beside its error is not for us
    const QString wrong = wrongWith(answer);
    if (!wrong.isEmpty()) {
        discardPart();
        fail(wrong);
        return false;
    }
    if (answer.status == 200)
        openPart(0); // all of it comes, whatever was asked for
    m_progress.total = answer.total;
    writeTag(answer.tag);
    return m_accepted = true;
}

QString FileDownloader::wrongWith(const DownloadAnswer &answer) const
{
    if (answer.isPage)
        return tr("The server sends a page instead of the file; some networks do so until one has signed in.");
    if (answer.status == 206 && answer.from != m_progress.received)
        return tr("The server sends another part of the file than it was asked for.");
    if (answer.total < 0)
        return {};
    const auto total = static_cast<quint64>(answer.total);
    if (total > m_limits.bytes)
        return tooLarge(answer.total);
    if (m_task.size > 0 && total != m_task.size)
        return tr("The server's file has %1 bytes where %2 were expected.").arg(total).arg(m_task.size);
    const quint64 needed = total - static_cast<quint64>(answer.from) + m_task.unpackedSize + spareSpace;
    if (const quint64 free = m_limits.freeSpace(m_task.folder); free < needed)
        return tr("The disk has %1 left where %2 are needed.").arg(bytesText(free), bytesText(needed));
    return {};
}

void FileDownloader::take()
{
    if (!acceptAnswer()) {
        if (m_reply)
            m_reply->readAll();
        return;
    }
    while (m_reply && m_reply->bytesAvailable() > 0) {
        const QByteArray piece = m_reply->read(pieceSize);
        if (const QString wrong = wrongWith(piece); !wrong.isEmpty()) {
            discardPart();
            return fail(wrong);
        }
        if (m_part.write(piece) != piece.size() || !m_part.flush())
            return fail(tr("%1 can't be written: %2.").arg(m_part.fileName(), m_part.errorString()));
        m_progress.received += piece.size();
    }
}

QString FileDownloader::wrongWith(const QByteArray &piece)
{
    const auto received = static_cast<quint64>(m_progress.received + piece.size());
    if (received > m_limits.bytes)
        return tooLarge(m_progress.received + piece.size());
    if (m_progress.total >= 0 && received > static_cast<quint64>(m_progress.total))
        return tr("The server sends more than it announced.");
    // A small piece may end before it is clear what it begins.
    constexpr qsizetype enough = 4;
    if (m_progress.received < enough) {
        m_start = (m_start + piece).left(enough);
        if (m_start.size() == enough && m_task.beginsRight && !m_task.beginsRight(m_start.toStdString()))
            return m_task.wrongStart;
    }
    return {};
}

void FileDownloader::end()
{
    if (m_reply->error() == QNetworkReply::NoError)
        take(); // the headers of an empty file, too
    if (!m_reply)
        return; // something was wrong with it
    const DownloadAnswer answer = DownloadAnswer::of(*m_reply);
    const bool goneOn = m_progress.received > 0 && answer.status == 416;
    const QString cause = m_reply->error() == QNetworkReply::NoError && answer.isFile() ? QString() : causeOf(*m_reply);
    const QUrl target = answer.redirection;
    dropReply();
    if (goneOn) { // the part is of a file that is no longer there
        discardPart();
        m_part.open(QIODevice::ReadWrite);
        openPart(0);
        return request(m_task.url);
    }
    if (!target.isEmpty())
        return followRedirect(target);
    if (!cause.isEmpty())
        return fail(cause);
    if (m_progress.total >= 0 && m_progress.received < m_progress.total)
        return fail(brokenOff());
    verify();
}

QString FileDownloader::causeOf(const QNetworkReply &reply) const
{
    using enum QNetworkReply::NetworkError;
    const QString host = reply.url().host();
    const int status = DownloadAnswer::of(reply).status;
    const QNetworkReply::NetworkError error = reply.error();
    if (error == SslHandshakeFailedError)
        return tr("The connection to %1 is not secure: %2.").arg(host, reply.errorString());
    if (error >= ProxyConnectionRefusedError && error <= UnknownProxyError)
        return tr("The proxy does not let it through: %1. Set https_proxy, with a name and password if it asks for "
                  "them.")
            .arg(reply.errorString());
    if (status > 0 && !DownloadAnswer::of(reply).isFile())
        return tr("The server %1 answers %2 (%3).")
            .arg(host, QString::number(status), reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString());
    if (status > 0 && error == OperationCanceledError)
        return tr("The server %1 stopped sending. What has arrived is kept, and the next try goes on from there.")
            .arg(host);
    if (status > 0)
        return brokenOff();
    return tr("The server %1 can't be reached: %2.")
        .arg(host, error == OperationCanceledError ? tr("it does not answer") : reply.errorString());
}

QString FileDownloader::tooLarge(qint64 bytes) const
{
    return tr("The server's file has %1; no such file has more than %2.")
        .arg(formatBytes(bytes), bytesText(m_limits.bytes));
}

QString FileDownloader::brokenOff() const
{
    return tr("The connection ended after %1 of %2. What has arrived is kept, and the next try goes on from there.")
        .arg(formatBytes(m_progress.received),
             m_progress.total < 0 ? QStringLiteral("?") : formatBytes(m_progress.total));
}

void FileDownloader::verify()
{
    m_ticker.stop();
    m_part.close();
    m_stage = Stage::Verifying;
    m_progress.total = m_progress.received;
    report();
    auto result = std::make_shared<Result<void>>();
    m_thread.reset(
        QThread::create([install = m_task.install, cancel = m_cancel, result] { *result = install(cancel); }));
    connect(m_thread.get(), &QThread::finished, this, [this, result] {
        m_thread->wait();
        if (!*result && result->error().cancelled) {
            stop();
            emit cancelled();
        } else if (!*result) {
            discardPart();
            fail(toText(result->error().message));
        } else {
            QFile::remove(tagFile());
            stop();
            emit finished(toString(m_task.target));
        }
    });
    m_thread->start();
}

void FileDownloader::cancel()
{
    if (m_stage == Stage::Verifying)
        return m_cancel.request(); // the thread's end tells the rest
    if (m_stage != Stage::Loading)
        return;
    stop();
    QTimer::singleShot(0, this, &FileDownloader::cancelled);
}

void FileDownloader::report()
{
    const qint64 time = m_clock.elapsed();
    m_samples.emplace_back(time, m_progress.received);
    while (time - m_samples.front().first > speedMilliseconds)
        m_samples.pop_front();
    const auto &[since, before] = m_samples.front();
    m_progress.bytesPerSecond = time > since
        ? 1000.0 * static_cast<double>(m_progress.received - before) / static_cast<double>(time - since)
        : 0;
    emit progressed();
}

void FileDownloader::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    disconnect(reply, nullptr, this, nullptr);
    reply->abort();
    reply->deleteLater();
}

void FileDownloader::stop()
{
    dropReply();
    m_ticker.stop();
    m_part.close();
    if (m_lock && m_lock->isLocked() && m_part.size() == 0)
        discardPart();
    m_lock.reset();
    m_stage = Stage::Idle;
}

void FileDownloader::fail(const QString &cause)
{
    stop();
    const QString sentence = tr("%1 could not be downloaded. %2 By hand: fetch %3 and put the file into the folder %4.")
                                 .arg(m_task.name, cause, m_task.url.toString(), toString(m_task.folder));
    QTimer::singleShot(0, this, [this, sentence] { emit failed(sentence); });
}

QString FileDownloader::tagFile() const
{
    return toString(m_task.part) + QStringLiteral(".tag");
}

QByteArray FileDownloader::readTag() const
{
    QFile file(tagFile());
    constexpr qint64 longest = 1000;
    return file.open(QIODevice::ReadOnly) ? file.read(longest).trimmed() : QByteArray();
}

void FileDownloader::writeTag(const QByteArray &tag) const
{
    QFile file(tagFile());
    if (tag.isEmpty())
        file.remove();
    else if (file.open(QIODevice::WriteOnly))
        file.write(tag);
}

void FileDownloader::discardPart()
{
    m_part.remove();
    QFile::remove(tagFile());
}

} // namespace vitrine
