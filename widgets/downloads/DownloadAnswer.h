#pragma once

#include <QByteArray>
#include <QUrl>

class QNetworkReply;

namespace vitrine {

/// What the headers of a server's answer say about the file that follows.
struct DownloadAnswer {
    int status = 0;
    qint64 from = 0; ///< place in the file of the first byte that follows
    qint64 total = -1; ///< size of the whole file; −1: not said
    bool isPage = false; ///< for people to read
    QUrl redirection; ///< where the file is instead; empty: here
    QByteArray tag; ///< what tells this version of the file from others, for If-Range; empty: nothing does

    /// Bytes of the file follow, and not an error or a redirection.
    bool isFile() const { return status == 200 || status == 206; }

    static DownloadAnswer of(const QNetworkReply &reply);
};

/// https, or http from this very machine, or, where `allowsHttp`, http from any.
bool isAllowedAddress(const QUrl &url, bool allowsHttp = false);

} // namespace vitrine
