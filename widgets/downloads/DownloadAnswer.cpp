#include "widgets/downloads/DownloadAnswer.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QRegularExpression>

namespace vitrine {

namespace {

/// "bytes 100-199/200": the first number, and the last or −1 where it is a star. A `from` of −1: it says neither.
void readRange(const QByteArray &header, DownloadAnswer &answer)
{
    static const QRegularExpression form(QStringLiteral(R"(^\s*bytes\s+(\d+)-(\d+)/(\d+|\*)\s*$)"));
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(header));
    answer.from = match.hasMatch() ? match.captured(1).toLongLong() : -1;
    bool isNumber = false;
    const qint64 total = match.captured(3).toLongLong(&isNumber);
    answer.total = isNumber ? total : -1;
}

/// Weak tags do not promise the same bytes.
QByteArray tagOf(const QNetworkReply &reply)
{
    const QByteArray tag = reply.rawHeader("ETag");
    return tag.startsWith('"') ? tag : reply.rawHeader("Last-Modified");
}

} // namespace

DownloadAnswer DownloadAnswer::of(const QNetworkReply &reply)
{
    DownloadAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status == 206) {
        readRange(reply.rawHeader("Content-Range"), answer);
    } else {
        bool isNumber = false;
        const qint64 length = reply.rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
        answer.total = isNumber && length >= 0 ? length : -1;
    }
    answer.isPage = reply.rawHeader("Content-Type").trimmed().toLower().startsWith("text/html");
    const QUrl target = reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (answer.status >= 300 && answer.status < 400 && !target.isEmpty())
        answer.redirection = reply.url().resolved(target);
    answer.tag = tagOf(reply);
    return answer;
}

bool isAllowedAddress(const QUrl &url, bool allowsHttp)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    const bool isHere = url.host() == QStringLiteral("localhost") || QHostAddress(url.host()).isLoopback();
    return url.scheme() == QStringLiteral("https")
        || (url.scheme() == QStringLiteral("http") && (isHere || allowsHttp));
}

} // namespace vitrine
