#include "app/studio/files/RecentFiles.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace vitrine {

namespace {

const QString key = QStringLiteral("recentFiles");

} // namespace

RecentFiles::RecentFiles(QObject *parent)
    : QObject(parent), m_files(QSettings().value(key).toStringList().mid(0, limit))
{
}

void RecentFiles::add(const QString &file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    m_files.removeAll(path);
    m_files.prepend(path);
    m_files = m_files.mid(0, limit);
    save();
}

void RecentFiles::clear()
{
    m_files.clear();
    save();
}

void RecentFiles::attach(QMenu *menu)
{
    fill(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(menu); });
}

void RecentFiles::fill(QMenu *menu)
{
    menu->clear();
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        QString name = info.fileName();
        QAction *action = menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setStatusTip(file);
        action->setToolTip(file);
        action->setEnabled(info.exists());
        if (!info.exists())
            action->setText(tr("%1 (missing)").arg(action->text()));
        connect(action, &QAction::triggered, this, [this, file] { emit chosen(file); });
    }
    if (m_files.isEmpty()) {
        menu->addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Clear List")), &QAction::triggered, this, &RecentFiles::clear);
}

void RecentFiles::save() const
{
    QSettings().setValue(key, m_files);
}

} // namespace vitrine
