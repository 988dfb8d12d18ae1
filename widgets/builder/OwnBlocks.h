#pragma once

#include "core/base/Result.h"
#include "core/graph/own/Definition.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <string>
#include <vector>

class QFileSystemWatcher;

namespace vitrine {

/// A block of the user's own that lies ready for any network.
struct OwnBlock {
    QString file;
    const BlockKind *kind = nullptr;
    bool operator==(const OwnBlock &) const = default;
};

/// “My blocks”: one file each in a folder of the user's data. Read and written off the GUI thread, each file whole or
/// not at all; what other windows do there shows too. A block on a canvas carries its own definition, so that nothing
/// done here changes it.
class OwnBlocks : public QObject {
    Q_OBJECT

public:
    explicit OwnBlocks(const QString &folder, QObject *parent = nullptr);
    ~OwnBlocks() override;

    /// "vitrine/blocks" where the user's data lie.
    static QString usualFolder();
    /// "*.vitrine-block.json"
    static QString wildcard();

    const std::vector<OwnBlock> &all() const { return m_blocks; } ///< by name
    const OwnBlock *find(const BlockKind &kind) const; ///< null where it is none of them
    /// The name, or with a number behind it where there is a block of that name.
    QString freeName(const QString &name) const;

    void refresh();
    void add(const Definition &definition);
    void change(const QString &file, const Definition &definition);
    void remove(const QString &file);
    /// What was deleted last and is not back yet; empty: nothing. Until the studio ends.
    QString deletedName() const { return m_deleted.empty() ? QString() : m_deleted.back().name; }
    void bringBack(); ///< that one
    void importFile(const QString &path);
    void exportTo(const Definition &definition, const QString &path);

signals:
    void changed();
    void failed(const vitrine::Error &error);
    void said(const QString &text);
    void removed(const QString &name); ///< and can be brought back

private:
    struct Deleted {
        QString file, name;
        std::string text;
    };
    /// What is done in the other thread before the folder is read again.
    using Work = std::function<Result<void>(const QString &folder)>;
    struct Found;

    void start(Work work, const QString &done, const std::function<void()> &then = {});
    void take(const Found &found, const Result<void> &result, const QString &done);
    static Found read(const QString &folder);

    QString m_folder;
    std::vector<OwnBlock> m_blocks;
    std::vector<Deleted> m_deleted; ///< the last one last
    QSet<QString> m_refused; ///< files that were complained of
    QFileSystemWatcher *m_watcher;
    QThreadPool m_pool;
};

} // namespace vitrine
