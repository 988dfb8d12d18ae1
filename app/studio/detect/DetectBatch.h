#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QString>

class QWidget;

namespace vitrine {

class DetectFiles;
class DetectSession;
class DetectionState;
struct BatchReport;

/// Detection in many pictures, from the Detect room: asks what is wanted, and says how it ended.
class DetectBatch : public QObject {
    Q_OBJECT

public:
    DetectBatch(DetectSession *session, DetectionState *state, DetectFiles *files, QWidget *window);

    /// Where the last batch was written; what the dialog starts with.
    const QString &target() const { return m_target; }
    void setTarget(const QString &folder) { m_target = folder; }

public slots:
    void ask();

signals:
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void report(const BatchReport &report);

    DetectSession *m_session;
    DetectionState *m_state;
    DetectFiles *m_files;
    QWidget *m_window;
    QString m_target;
};

} // namespace vitrine
