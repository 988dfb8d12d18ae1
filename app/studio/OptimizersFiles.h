#pragma once

#include "core/base/Result.h"
#include "widgets/common/Export.h"

#include <QObject>
#include <QString>

namespace vitrine {

class OptimizersState;

/// What the Optimizers room gives away: the surface as a picture, and the paths as a table.
class OptimizersFiles : public QObject {
    Q_OBJECT

public:
    /// `stage`: the view that is shown.
    OptimizersFiles(OptimizersState *state, std::function<ExportSource()> stage, QWidget *window);

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

    OptimizersState *m_state;
    std::function<ExportSource()> m_stage;
    QWidget *m_window;
    QString m_folder; ///< where the last file went
};

} // namespace vitrine
