#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace vitrine::test {

/// What a client asked for.
struct HttpRequest {
    QByteArray target; ///< "/yolox_nano.pth", or a whole address where the client takes this for its proxy
    QMap<QByteArray, QByteArray> headers; ///< names in lower case

    /// First byte that is wanted; −1: all of them.
    qint64 from() const
    {
        const QByteArray range = headers.value("range");
        return range.startsWith("bytes=") ? range.mid(6).chopped(1).toLongLong() : -1;
    }
};

/// A web server of this machine that does what a test tells it to, well or badly. Lives in the test's own thread.
class FileServer : public QTcpServer {
public:
    using Answer = std::function<void(QTcpSocket &socket, const HttpRequest &request)>;

    explicit FileServer(Answer answer = {}) : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] { accept(); });
    }

    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    QUrl address(const QString &path = QStringLiteral("/yolox_nano.pth")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }
    const QList<HttpRequest> &requests() const { return m_requests; }

    static void head(QTcpSocket &socket, const QByteArray &status, const QList<QByteArray> &headers)
    {
        socket.write("HTTP/1.1 " + status + "\r\n");
        for (const QByteArray &header : headers)
            socket.write(header + "\r\n");
        socket.write("Connection: close\r\n\r\n");
    }
    /// A whole answer, after which the connection ends.
    static void send(QTcpSocket &socket, const QByteArray &status, const QByteArray &body,
                     const QList<QByteArray> &headers = {})
    {
        head(socket, status, QList<QByteArray>(headers) << "Content-Length: " + QByteArray::number(body.size()));
        socket.write(body);
        socket.disconnectFromHost();
    }
    /// A file, or the rest of it that is asked for, if it is still the same one.
    static void sendFile(QTcpSocket &socket, const HttpRequest &request, const QByteArray &body, const QByteArray &tag)
    {
        const qint64 from = request.headers.value("if-range") == tag ? request.from() : -1;
        if (from < 0)
            return send(socket, "200 OK", body, {"ETag: " + tag, "Accept-Ranges: bytes"});
        const QByteArray size = QByteArray::number(body.size());
        if (from >= body.size())
            return send(socket, "416 Range Not Satisfiable", {}, {"Content-Range: bytes */" + size});
        send(socket, "206 Partial Content", body.mid(from),
             {"ETag: " + tag,
              "Content-Range: bytes " + QByteArray::number(from) + '-' + QByteArray::number(body.size() - 1) + '/'
                  + size});
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        }
    }
    void read(QTcpSocket &socket)
    {
        const QByteArray got = socket.peek(65536);
        if (!got.contains("\r\n\r\n"))
            return;
        socket.readAll();
        QList<QByteArray> lines = got.split('\n');
        HttpRequest request{lines.takeFirst().split(' ').value(1), {}};
        for (const QByteArray &line : lines)
            if (const qsizetype colon = line.indexOf(':'); colon > 0)
                request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        m_requests += request;
        if (m_answer)
            m_answer(socket, request);
    }

    Answer m_answer;
    QList<HttpRequest> m_requests;
};

} // namespace vitrine::test
