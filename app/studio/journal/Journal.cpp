#include "app/studio/journal/Journal.h"

#include "app/studio/journal/PayloadStore.h"
#include "app/studio/journal/StateJson.h"
#include "core/base/AtomicFile.h"
#include "core/base/ReadFile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// From an edit until it is written: edits that follow each other closely are written as one.
constexpr int delay = 200; // milliseconds
constexpr int laterDelay = 2000; // milliseconds
constexpr int mostPlaces = 64;
constexpr qint64 largestList = 64 << 20; // bytes
const QString closedKey = QStringLiteral("closed"), timeKey = QStringLiteral("time"),
              apartKey = QStringLiteral("apart");

/// An error is handed to the user once, from whichever thread.
std::optional<Error> writeList(const std::filesystem::path &folder, const StudioState &state, PayloadStore &store,
                               bool isClosed, bool isApart)
{
    store.beginRound();
    QJsonObject json = toJson(state, store);
    if (store.failure())
        return store.failure(); // the list of before, and what it names, are whole
    json[closedKey] = isClosed;
    json[apartKey] = isApart;
    json[timeKey] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const auto written =
        writeFileAtomically(folder / "open.json", {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!written)
        return written.error();
    store.sweep();
    return std::nullopt;
}

} // namespace

/// A folder with its lock.
struct Journal::Place {
    explicit Place(std::filesystem::path path)
        : folder(std::move(path)), lock(QString::fromStdString((folder / "lock").string())), store(folder)
    {
        lock.setStaleLockTime(0); // a lock is given up by its process alone, however long that runs
    }

    /// Whether no living studio has it.
    bool take() { return lock.tryLock(0); }

    std::filesystem::path list() const { return folder / "open.json"; }

    /// Nothing where there is no list; with an error where it can't be read.
    std::optional<Found> read()
    {
        std::error_code code;
        if (!std::filesystem::exists(list(), code))
            return std::nullopt;
        Found found;
        const auto bytes = readFile(list(), largestList);
        if (!bytes) {
            found.error = bytes.error();
            return found;
        }
        QJsonParseError problem{};
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(*bytes), &problem).object();
        if (problem.error != QJsonParseError::NoError) {
            found.error =
                fail(VITRINE_TEXT("core", "%1 is damaged: what was open last can't come back."), list().string());
            return found;
        }
        found.state = stateFromJson(json, store, &found.lost);
        found.wasClosed = json[closedKey].toBool();
        found.time = QDateTime::fromString(json[timeKey].toString(), Qt::ISODateWithMs);
        // Of a studio beside the last one comes what was done in it.
        if (found.wasClosed && json[apartKey].toBool())
            std::erase_if(found.state.documents, [](const DocumentState &each) { return each.steps.empty(); });
        isLeftApart = json[apartKey].toBool();
        return found;
    }

    std::filesystem::path folder;
    QLockFile lock;
    bool isLeftApart = false; ///< what was read is for whoever comes next
    PayloadStore store; ///< of the writing thread, once it has begun
};

Journal::Journal(std::filesystem::path folder, QObject *parent, bool isApart)
    : QObject(parent), m_folder(std::move(folder)), m_isApart(isApart)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &Journal::write);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Journal::note);
    for (int i = isApart ? 2 : 1; i <= mostPlaces && !m_own; ++i) {
        const std::filesystem::path place = m_folder / std::to_string(i);
        QDir().mkpath(QString::fromStdString(place.string()));
        auto own = std::make_unique<Place>(place);
        std::error_code code;
        const bool isFree = !isApart || !std::filesystem::exists(own->list(), code);
        if (isFree && own->take())
            m_own = std::move(own);
    }
}

Journal::~Journal()
{
    m_pool.waitForDone();
}

Journal::Found Journal::read()
{
    Found found;
    if (!m_own) {
        found.error = fail(VITRINE_TEXT("core",
                                        "What is open can't be kept for the next start: no folder in %1 can be "
                                        "written. Save what you want to keep."),
                           m_folder.string());
        return found;
    }
    if (m_isApart)
        return found;
    if (auto own = m_own->read())
        found = *std::move(own);
    // What other studios left when they came to their end: it moves here with the next write.
    for (const QString &name :
         QDir(QString::fromStdString(m_folder.string())).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        take(found, m_folder / name.toStdString());
    return found;
}

void Journal::take(Found &found, const std::filesystem::path &folder)
{
    if (folder == m_own->folder)
        return;
    Place other(folder);
    const auto left = other.take() ? other.read() : std::nullopt;
    if (!left || left->error || (left->wasClosed && !other.isLeftApart))
        return;
    found.state.documents.insert(found.state.documents.end(), left->state.documents.begin(),
                                 left->state.documents.end());
    found.wasClosed = found.wasClosed && left->wasClosed;
    found.lost += left->lost;
    // Not before it lies in this journal.
    if (left->state.documents.empty() || !writeList(m_own->folder, found.state, m_own->store, false, false)) {
        std::error_code code;
        writeList(folder, {}, other.store, true, false); // takes its files away
        std::filesystem::remove(other.list(), code);
    }
}

void Journal::find()
{
    m_pool.start([this] {
        const auto read = std::make_shared<const Found>(this->read());
        QMetaObject::invokeMethod(
            this, [this, read] { emit found(*read); }, Qt::QueuedConnection);
    });
}

void Journal::note()
{
    if (!m_own || !m_source || m_isClosing)
        return;
    m_hasChanged = true;
    if (!m_isWriting && !m_timer.isActive())
        m_timer.start();
}

/// Weights that are trained are written anew each time: that may take a twentieth of the time, not all of it.
void Journal::noteLater()
{
    if (!m_isClosing && !m_later.isActive())
        m_later.start(static_cast<int>(std::max<qint64>(laterDelay, 20 * m_cost)));
}

void Journal::write()
{
    m_later.stop();
    m_isWriting = true;
    m_hasChanged = false;
    m_pool.start([this, place = m_own.get(), state = m_source(), isApart = m_isApart] {
        QElapsedTimer timer;
        timer.start();
        const auto error = writeList(place->folder, state, place->store, false, isApart);
        QMetaObject::invokeMethod(
            this, [this, error, cost = timer.elapsed()] { finish(error, cost); }, Qt::QueuedConnection);
    });
}

void Journal::finish(const std::optional<Error> &error, qint64 cost)
{
    m_cost = cost;
    m_isWriting = false;
    const bool isNew = error && !m_hasFailed;
    m_hasFailed = error.has_value();
    if (isNew)
        emit failed(*error);
    if (m_isClosing)
        return; // what is newer is written by then
    if (m_hasChanged)
        m_timer.start();
    else if (!error)
        emit written();
}

void Journal::close()
{
    if (std::exchange(m_isClosing, true))
        return;
    m_timer.stop();
    m_later.stop();
    if (!m_own || !m_source) {
        QMetaObject::invokeMethod(this, &Journal::closed, Qt::QueuedConnection);
        return;
    }
    m_pool.start([this, place = m_own.get(), state = m_source(), isApart = m_isApart] {
        const auto error = writeList(place->folder, state, place->store, true, isApart);
        const auto tell = [this, error] {
            if (error)
                emit closeFailed(*error);
            else
                emit closed();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void Journal::goOn()
{
    m_isClosing = false;
    note();
}

} // namespace vitrine
