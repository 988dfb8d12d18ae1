#pragma once

#include <QObject>
#include <QStringList>

class QAction;
class QMenu;

namespace vitrine {

/// The last files that were opened, newest first, kept in QSettings. Fills a menu, where missing ones are grey.
class RecentFiles : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype limit = 15;

    explicit RecentFiles(QObject *parent = nullptr);

    QStringList files() const { return m_files; }
    void add(const QString &file);
    void clear();
    /// The menu is filled anew whenever it is about to show.
    void attach(QMenu *menu);

signals:
    void chosen(const QString &file);

private:
    void fill(QMenu *menu);
    void save() const;

    QStringList m_files;
};

} // namespace vitrine
