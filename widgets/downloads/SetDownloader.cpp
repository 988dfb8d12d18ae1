#include "widgets/downloads/SetDownloader.h"

#include <QTimer>

#include <utility>

namespace vitrine {

namespace {

bool beginsAsGzip(std::string_view start)
{
    return start.starts_with("\x1f\x8b");
}

} // namespace

SetDownloader::SetDownloader(SetStore store, QObject *parent, DownloadLimits limits)
    : QObject(parent), m_store(std::move(store)), m_file(nullptr, std::move(limits))
{
    connect(&m_file, &FileDownloader::progressed, this, &SetDownloader::progressed);
    connect(&m_file, &FileDownloader::finished, this, [this] {
        m_done += static_cast<qint64>(m_set.files[m_next++].size);
        startNext();
    });
    connect(&m_file, &FileDownloader::failed, this, [this](const QString &sentence) {
        m_isRunning = false;
        emit failed(sentence);
    });
    connect(&m_file, &FileDownloader::cancelled, this, [this] {
        m_isRunning = false;
        emit cancelled();
    });
}

DownloadProgress SetDownloader::progress() const
{
    DownloadProgress progress = m_file.progress();
    progress.received += m_done;
    progress.total = static_cast<qint64>(m_set.size());
    return progress;
}

void SetDownloader::start(const CatalogueSet &set)
{
    Q_ASSERT(!m_isRunning);
    m_set = set;
    m_next = 0;
    m_done = 0;
    m_isRunning = true;
    m_isCancelled = false;
    QTimer::singleShot(0, this, &SetDownloader::startNext);
}

void SetDownloader::startNext()
{
    for (; m_next < m_set.files.size() && m_store.hasFile(m_set, m_set.files[m_next]); ++m_next)
        m_done += static_cast<qint64>(m_set.files[m_next].size);
    const bool isDone = m_next >= m_set.files.size();
    if (isDone || m_isCancelled) {
        m_isRunning = false;
        return isDone ? emit finished() : emit cancelled();
    }
    const CatalogueFile &file = m_set.files[m_next];
    DownloadTask task;
    task.name = QStringLiteral("%1 (%2)").arg(QString::fromStdString(m_set.name), QString::fromStdString(file.name));
    task.url = QUrl(QString::fromStdString(file.url), QUrl::StrictMode);
    task.allowsHttp = true; // the checksum says whether what came is right
    task.folder = m_store.folder(m_set);
    task.part = m_store.partFile(m_set, file);
    task.target = m_store.folder(m_set) / file.name;
    task.size = file.size;
    task.unpackedSize = file.unpackedSize();
    for (std::size_t i = m_next + 1; i < m_set.files.size(); ++i)
        task.unpackedSize += m_set.files[i].size + m_set.files[i].unpackedSize(); // there is to be room for them, too
    if (QString::fromStdString(file.name).endsWith(QStringLiteral(".gz")))
        task.beginsRight = beginsAsGzip;
    task.wrongStart = tr("What the server sends does not begin as a packed file does.");
    task.install = [store = m_store, set = m_set, file](const Cancel &cancel) {
        return store.install(set, file, cancel);
    };
    m_file.start(task);
}

void SetDownloader::cancel()
{
    if (!m_isRunning)
        return;
    m_isCancelled = true; // where the next file has not begun yet
    m_file.cancel();
}

} // namespace vitrine
