#pragma once

#include "core/data/SetStore.h"
#include "tests/core/data/TarSamples.h"
#include "tests/widgets/support/FileServer.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>

namespace vitrine::test {

/// A folder for public sets and a server that has one in two files, an archive and a plain one; a test may let it
/// behave otherwise.
class SetPlace {
public:
    SetPlace()
    {
        for (quint32 number = 1; noise.size() < 400'000; number = number * 1664525 + 1013904223)
            noise += static_cast<char>(number >> 24);
        files[QStringLiteral("/bin.tar.gz")] = gzipOf(tarOf({{"bin/readme", "read me"},
                                                             {"bin/data_batch_1.bin", batch(3)},
                                                             {"bin/test_batch.bin", batch(7)},
                                                             {"bin/noise", noise}}));
        files[QStringLiteral("/names.gz")] = gzipOf("names");
        serve();
    }

    void serve()
    {
        server.setAnswer([this](QTcpSocket &socket, const HttpRequest &request) {
            FileServer::sendFile(socket, request, files.value(QString::fromLatin1(request.target)), "\"1\"");
        });
    }
    /// The first half of the archive and then nothing, without an end.
    void serveHalf()
    {
        server.setAnswer([this](QTcpSocket &socket, const HttpRequest &) {
            const QByteArray all = files.value(QStringLiteral("/bin.tar.gz"));
            FileServer::head(socket, "200 OK", {"ETag: \"1\"", "Content-Length: " + QByteArray::number(all.size())});
            socket.write(all.left(all.size() / 2));
        });
    }

    CatalogueSet set() const
    {
        CatalogueSet set{"tiny", "Tiny", "cifar10", "https://a.example/", "free", {}};
        for (const QString &path : files.keys()) {
            const QByteArray &bytes = files[path];
            CatalogueFile file{path.mid(1).toStdString(), server.address(path).toString().toStdString(),
                               static_cast<std::uint64_t>(bytes.size()),
                               QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString()};
            if (file.isArchive())
                file.members = {{"bin/data_batch_1.bin", 6146}, {"bin/test_batch.bin", 6146}};
            set.files.push_back(std::move(file));
        }
        return set;
    }
    SetStore store() const { return SetStore(folder.path().toStdString()); }
    QStringList entries() const
    {
        return QDir(folder.filePath(QStringLiteral("tiny"))).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    /// All that belongs to the set, and nothing of its download.
    bool isWhole() const
    {
        return entries() == QStringList{"data_batch_1.bin", "names.gz", "test_batch.bin"}
        && store().state(set()) == SetStore::State::Present;
    }

    /// Two records of CIFAR-10.
    static QByteArray batch(char label) { return (QByteArray(1, label) + QByteArray(3072, '\x40')).repeated(2); }

    QByteArray noise; ///< so that the archive does not pack into nothing
    QMap<QString, QByteArray> files;
    QTemporaryDir folder;
    FileServer server;
};

} // namespace vitrine::test
