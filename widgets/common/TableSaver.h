#pragma once

#include "core/base/LongTable.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <atomic>
#include <memory>

class QProgressDialog;
class QTimer;
class QWidget;

namespace vitrine {

class LatestJob;

/// Writes a long table into a file, off the GUI thread; when that takes longer than a moment, a bar with Cancel says
/// how far it is. Goes by itself when it is through.
class TableSaver : public QObject {
    Q_OBJECT

public:
    /// Begins at once.
    TableSaver(LongTable table, const QString &file, QWidget *window);
    ~TableSaver() override;

signals:
    void saved(const QString &file);
    void failed(const vitrine::Error &error); ///< also cancelled: the file is as it was

private:
    void end(const Result<void> &result);

    QString m_file;
    std::shared_ptr<std::atomic<int>> m_share; ///< in thousandths
    QPointer<QProgressDialog> m_progress; ///< the window's
    QTimer *m_timer;
    LatestJob *m_job;
};

} // namespace vitrine
