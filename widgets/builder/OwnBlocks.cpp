#include "widgets/builder/OwnBlocks.h"

#include "core/base/AtomicFile.h"
#include "core/base/ReadFile.h"
#include "core/graph/KindOf.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QStandardPaths>

#include <algorithm>
#include <memory>
#include <utility>

namespace vitrine {

namespace {

const QString suffix = QStringLiteral(".vitrine-block.json");
constexpr qsizetype mostFiles = 500; ///< that are read

QString nameOf(const OwnBlock &block)
{
    return QString::fromStdString(kindName(*block.kind));
}

Result<Definition> readOne(const QString &file)
{
    const auto text = readFile(file.toStdString(), Definition::mostBytes);
    if (!text)
        return text.error();
    return readDefinitionFile(*text, file.toStdString());
}

Result<void> writeOne(const QString &file, const Definition &definition)
{
    return writeFileAtomically(file.toStdString(), toFile(definition));
}

/// A file for a block of that name which is not there yet.
QString freeFile(const QString &folder, const QString &name)
{
    QString stem;
    for (const QChar c : name)
        stem += c.isLetterOrNumber() ? c : QLatin1Char('-');
    QString file = QDir(folder).filePath(stem + suffix);
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QDir(folder).filePath(stem + QLatin1Char('-') + QString::number(number) + suffix);
    return file;
}

Result<void> writeNew(const QString &folder, const Definition &definition)
{
    if (!QDir().mkpath(folder))
        return fail(VITRINE_TEXT("core", "The folder %1 can't be made; your blocks are kept there."),
                    folder.toStdString());
    return writeOne(freeFile(folder, QString::fromStdString(definition.name)), definition);
}

} // namespace

struct OwnBlocks::Found {
    std::vector<OwnBlock> blocks;
    std::vector<std::pair<QString, Error>> refused;
};

OwnBlocks::OwnBlocks(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(folder), m_watcher(new QFileSystemWatcher(this))
{
    m_pool.setMaxThreadCount(1); // one after the other
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &OwnBlocks::refresh);
    refresh();
}

OwnBlocks::~OwnBlocks()
{
    m_pool.waitForDone(); // what was to be saved is
}

QString OwnBlocks::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/vitrine/blocks");
}

QString OwnBlocks::wildcard()
{
    return QLatin1Char('*') + suffix;
}

const OwnBlock *OwnBlocks::find(const BlockKind &kind) const
{
    const auto found =
        std::find_if(m_blocks.begin(), m_blocks.end(), [&kind](const OwnBlock &block) { return block.kind == &kind; });
    return found == m_blocks.end() ? nullptr : &*found;
}

QString OwnBlocks::freeName(const QString &name) const
{
    const auto isTaken = [this](const QString &wanted) {
        return std::any_of(m_blocks.begin(), m_blocks.end(),
                           [&wanted](const OwnBlock &block) { return nameOf(block) == wanted; });
    };
    QString free = name;
    for (int number = 2; isTaken(free); ++number)
        free = name + QLatin1Char(' ') + QString::number(number);
    return free;
}

void OwnBlocks::refresh()
{
    start([](const QString &) { return Result<void>(); }, {});
}

void OwnBlocks::add(const Definition &definition)
{
    start([definition](const QString &folder) { return writeNew(folder, definition); },
          tr("Saved %1 to My blocks").arg(QString::fromStdString(definition.name)));
}

void OwnBlocks::change(const QString &file, const Definition &definition)
{
    start([file, definition](const QString &) { return writeOne(file, definition); },
          tr("Saved %1 to My blocks").arg(QString::fromStdString(definition.name)));
}

void OwnBlocks::remove(const QString &file)
{
    const auto saved =
        std::find_if(m_blocks.begin(), m_blocks.end(), [&file](const OwnBlock &block) { return block.file == file; });
    const auto deleted = std::make_shared<Deleted>();
    deleted->file = file;
    deleted->name = saved == m_blocks.end() ? QFileInfo(file).fileName() : nameOf(*saved);
    start(
        [deleted](const QString &) -> Result<void> {
            if (auto text = readFile(deleted->file.toStdString(), Definition::mostBytes))
                deleted->text = *std::move(text);
            if (QFile::remove(deleted->file) || !QFileInfo::exists(deleted->file))
                return {};
            return fail(VITRINE_TEXT("core", "The file %1 can't be deleted."), deleted->file.toStdString());
        },
        {},
        [this, deleted] {
            if (deleted->text.empty())
                return;
            m_deleted.push_back(*deleted);
            emit removed(deleted->name);
        });
}

void OwnBlocks::bringBack()
{
    if (m_deleted.empty())
        return;
    const auto back = std::make_shared<const Deleted>(std::move(m_deleted.back()));
    m_deleted.pop_back();
    start(
        [back](const QString &folder) -> Result<void> {
            const bool isTaken = QFileInfo::exists(back->file); // by a new one of that name
            const QString file = isTaken ? freeFile(folder, back->name) : back->file;
            return writeFileAtomically(file.toStdString(), back->text);
        },
        tr("%1 is back in My blocks").arg(back->name));
}

void OwnBlocks::importFile(const QString &path)
{
    start(
        [path](const QString &folder) -> Result<void> {
            const auto definition = readOne(path);
            return definition ? writeNew(folder, *definition) : definition.error();
        },
        tr("%1 is in My blocks now").arg(QFileInfo(path).fileName()));
}

void OwnBlocks::exportTo(const Definition &definition, const QString &path)
{
    start([definition, path](const QString &) { return writeOne(path, definition); }, tr("Saved %1").arg(path));
}

void OwnBlocks::start(Work work, const QString &done, const std::function<void()> &then)
{
    m_pool.start([this, work = std::move(work), done, then, folder = m_folder] {
        auto result = work(folder);
        auto found = std::make_shared<const Found>(read(folder));
        // Waits for this thread before it goes, so that there is something to invoke on.
        QMetaObject::invokeMethod(
            this,
            [this, found, result = std::move(result), done, then] {
                take(*found, result, done);
                if (result && then)
                    then();
            },
            Qt::QueuedConnection);
    });
}

OwnBlocks::Found OwnBlocks::read(const QString &folder)
{
    Found found;
    const QStringList names = QDir(folder).entryList({wildcard()}, QDir::Files, QDir::Name);
    for (const QString &name : names.mid(0, mostFiles)) {
        const QString file = QDir(folder).filePath(name);
        const auto definition = readOne(file);
        const auto kind = definition ? customKind(*definition) : Result<const BlockKind *>(definition.error());
        if (kind)
            found.blocks.push_back({file, *kind});
        else
            found.refused.emplace_back(file, kind.error());
    }
    return found;
}

void OwnBlocks::take(const Found &found, const Result<void> &result, const QString &done)
{
    if (m_watcher->directories().isEmpty() && QFileInfo::exists(m_folder))
        m_watcher->addPath(m_folder);
    std::vector<OwnBlock> blocks = found.blocks;
    std::stable_sort(blocks.begin(), blocks.end(), [](const OwnBlock &a, const OwnBlock &b) {
        return QString::localeAwareCompare(nameOf(a), nameOf(b)) < 0;
    });
    if (std::exchange(m_blocks, blocks) != blocks)
        emit changed();
    for (const auto &[file, error] : found.refused) {
        if (!m_refused.contains(file))
            emit failed(error);
        m_refused.insert(file);
    }
    if (!result)
        emit failed(result.error());
    else if (!done.isEmpty())
        emit said(done);
}

} // namespace vitrine
