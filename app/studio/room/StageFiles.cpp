#include "app/studio/room/StageFiles.h"

#include "widgets/common/LongCsv.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QWidget>

#include <utility>

namespace vitrine {

StageFiles::StageFiles(std::function<ExportSource()> stage, QWidget *window)
    : QObject(window), m_stage(std::move(stage)), m_window(window)
{
}

void StageFiles::copyView()
{
    copyPicture(m_stage());
}

void StageFiles::saveView()
{
    ask(tr("Save View"), tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)"), QStringLiteral("png"));
}

void StageFiles::saveNumbers()
{
    ask(tr("Save Numbers"), tr("Table (*.csv)"), QStringLiteral("csv"));
}

void StageFiles::ask(const QString &title, const QString &filters, const QString &suffix)
{
    const QString folder = m_folder.isEmpty() ? QDir::homePath() : m_folder;
    const QString name = m_stage().name() + QLatin1Char('.') + suffix;
    QString file = QFileDialog::getSaveFileName(m_window, title, QDir(folder).filePath(name), filters);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QLatin1Char('.') + suffix;
    m_folder = QFileInfo(file).absolutePath();
    saveAs(file);
}

void StageFiles::saveAs(const QString &file)
{
    saveTo(file, m_stage(), m_window, this, [this, file](const Result<void> &done) {
        if (!done)
            emit failed(done.error());
        else
            emit saved(file);
    });
}

} // namespace vitrine
