#pragma once

#include "core/data/SetStore.h"
#include "widgets/downloads/FileDownloader.h"

#include <QObject>

#include <cstddef>

namespace vitrine {

/// Brings the files of a public data set to this machine, one after the other, those that are not there yet; an archive
/// is unpacked. As FileDownloader for one file, and with its words.
class SetDownloader : public QObject {
    Q_OBJECT

public:
    explicit SetDownloader(SetStore store, QObject *parent = nullptr, DownloadLimits limits = {});

    using Stage = FileDownloader::Stage;
    Stage stage() const { return m_isRunning ? m_file.stage() : Stage::Idle; }
    bool isRunning() const { return m_isRunning; }
    const CatalogueSet &set() const { return m_set; }
    DownloadProgress progress() const; ///< of the whole set

    /// Ends in exactly one of finished(), failed() and cancelled(), never before it returns. Must not be running.
    void start(const CatalogueSet &set);
    /// What has arrived is kept for the next start().
    void cancel();

signals:
    void progressed();
    void finished();
    void failed(const QString &sentence);
    void cancelled();

private:
    void startNext();

    SetStore m_store;
    FileDownloader m_file;
    CatalogueSet m_set;
    std::size_t m_next = 0; ///< of the set's files
    qint64 m_done = 0; ///< bytes of the files that are there
    bool m_isRunning = false;
    bool m_isCancelled = false; ///< between two files
};

} // namespace vitrine
