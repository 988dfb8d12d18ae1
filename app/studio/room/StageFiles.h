#pragma once

#include "core/base/Result.h"
#include "widgets/common/Export.h"

#include <QObject>
#include <QString>

namespace vitrine {

/// What a room gives away: its stage as a picture, and the numbers behind it as a table.
class StageFiles : public QObject {
    Q_OBJECT

public:
    /// `stage`: the view that is shown.
    StageFiles(std::function<ExportSource()> stage, QWidget *window);

    void setFolder(const QString &folder) { m_folder = folder; }

public slots:
    void copyView();
    void saveView();
    void saveNumbers();
    /// The name tells the format.
    void saveAs(const QString &file);

signals:
    void failed(const vitrine::Error &error);
    void saved(const QString &file);

private:
    void ask(const QString &title, const QString &filters, const QString &suffix);

    std::function<ExportSource()> m_stage;
    QWidget *m_window;
    QString m_folder; ///< where the last file went
};

} // namespace vitrine
