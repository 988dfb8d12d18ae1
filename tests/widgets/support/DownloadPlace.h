#pragma once

#include "tests/widgets/support/FileServer.h"
#include "widgets/models/ModelDownloader.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace vitrine::test {

constexpr int patience = 20'000; ///< milliseconds, for what takes a few

inline QByteArray someWeights(qsizetype size)
{
    QByteArray bytes("PK\x03\x04", 4);
    bytes.reserve(size);
    for (quint32 number = 1; bytes.size() < size; number = number * 1664525 + 1013904223)
        bytes += static_cast<char>(number >> 24);
    return bytes;
}

inline const QByteArray weights = someWeights(3'000'001);
inline const QByteArray half = weights.left(1'500'000);

/// The end of one download: the signals, and what they said.
struct Watch {
    explicit Watch(ModelDownloader &downloader)
        : finished(&downloader, &ModelDownloader::finished), failed(&downloader, &ModelDownloader::failed),
          cancelled(&downloader, &ModelDownloader::cancelled)
    {
    }
    qsizetype ends() const { return finished.size() + failed.size() + cancelled.size(); }
    QString sentence() const { return failed.isEmpty() ? QString() : failed.first().first().toString(); }

    QSignalSpy finished, failed, cancelled;
};

/// A folder for models and a server that has one; a test may let it behave otherwise.
class DownloadPlace {
public:
    DownloadPlace() { serve(); }

    /// The file, or the rest that is asked for.
    void serve(const QByteArray &tag = "\"1\"")
    {
        server.setAnswer([tag](QTcpSocket &socket, const HttpRequest &request) {
            FileServer::sendFile(socket, request, weights, tag);
        });
    }
    /// The first half and then nothing, without an end.
    void serveHalf()
    {
        server.setAnswer([](QTcpSocket &socket, const HttpRequest &) {
            FileServer::head(socket, "200 OK",
                             {"ETag: \"1\"", "Content-Length: " + QByteArray::number(weights.size())});
            socket.write(half);
        });
    }

    CatalogueModel model() const
    {
        return {"yolox-nano",
                "YOLOX-Nano",
                "yolox_nano.pth",
                server.address().toString().toStdString(),
                416,
                25.8,
                static_cast<std::uint64_t>(weights.size()),
                QCryptographicHash::hash(weights, QCryptographicHash::Sha256).toHex().toStdString()};
    }
    QString path(const char *name = "yolox_nano.pth") const { return folder.filePath(QLatin1String(name)); }
    ModelStore store() const { return ModelStore(folder.path().toStdString()); }
    QByteArray content(const char *name = "yolox_nano.pth") const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// The model is there as it was published, and nothing else of its download.
    bool isWhole() const
    {
        return content() == weights && QDir(folder.path()).entryList({"*.part*"}, QDir::Files | QDir::Hidden).isEmpty();
    }

    QTemporaryDir folder;
    FileServer server;
};

} // namespace vitrine::test
