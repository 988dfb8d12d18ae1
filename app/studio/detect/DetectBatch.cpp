#include "app/studio/detect/DetectBatch.h"

#include "app/studio/detect/BatchDialog.h"
#include "app/studio/detect/DetectFiles.h"
#include "widgets/common/Format.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"

#include <QDir>

#include <utility>

namespace vitrine {

DetectBatch::DetectBatch(DetectSession *session, DetectionState *state, DetectFiles *files, QWidget *window)
    : QObject(window), m_session(session), m_state(state), m_files(files), m_window(window)
{
    connect(m_session, &DetectSession::batchDone, this, &DetectBatch::report);
}

void DetectBatch::ask()
{
    const QString source = m_files->folder();
    const QString target = !m_target.isEmpty()
        ? m_target
        : QDir(source.isEmpty() ? QDir::homePath() : source).filePath(QStringLiteral("yolox"));
    auto *dialog = new BatchDialog(m_session->files(), source, target, m_window);
    connect(dialog, &BatchDialog::startWanted, this, [this](BatchRequest request) {
        m_target = request.folder;
        request.settings = m_state->settings();
        m_session->startBatch(std::move(request));
    });
    dialog->open();
}

void DetectBatch::report(const BatchReport &report)
{
    if (report.cancelled)
        emit said(tr("Cancelled. Pictures done: %1").arg(formatCount(report.done)));
    else
        emit said(tr("Pictures: %1, objects: %2, written into %3")
                      .arg(formatCount(report.done), formatCount(report.objects), report.folder));
    if (!report.firstRefusal)
        return;
    Error error = fail(VITRINE_TEXT("core", "%1 pictures could not be read and were left out. The first: %2"),
                       report.refused, report.firstRefusal->message);
    error.detail = report.firstRefusal->detail;
    emit failed(error);
}

} // namespace vitrine
