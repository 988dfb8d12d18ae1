#include "app/studio/documents/WeightLoader.h"

#include "app/studio/documents/NetworkIo.h"
#include "app/studio/documents/WeightMatchDialog.h"
#include "core/trace/Trace.h"
#include "widgets/common/Aside.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"

#include <QFileInfo>

#include <utility>

namespace vitrine {

WeightLoader::WeightLoader(NetworkDocument *document, Session *session, QWidget *window)
    : QObject(window), m_document(document), m_session(session), m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

WeightLoader::~WeightLoader()
{
    m_pool.waitForDone();
}

void WeightLoader::open(const QString &file)
{
    const auto trace = m_session->trace();
    if (!trace)
        return;
    workAside(
        this, m_pool, [file, wanted = trace->graph.weights()] { return readWeightsFile(file, wanted); },
        [this, file](const Result<ReadWeights> &read) {
            if (!read)
                emit failed(read.error());
            else if (read->isDetector)
                emit detectorFound(file);
            else
                take(file, read->tensors);
        });
}

void WeightLoader::take(const QString &file, const TensorMap &tensors)
{
    const WeightMatch match = matchWeights(m_session->trace()->graph.weights(), tensors);
    // All fits, or nothing does: then the session says what it lacks.
    if (match.isWhole() || match.fitting() == 0) {
        m_session->openWeights(file);
        if (match.isWhole())
            emit said(
                tr("All %1 tensors of the network come from %2").arg(match.fitting()).arg(QFileInfo(file).fileName()));
        return;
    }
    ask(file, match);
}

void WeightLoader::ask(const QString &file, const WeightMatch &match)
{
    auto *dialog = new WeightMatchDialog(QFileInfo(file).fileName(), match, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, file, match] { load(file, match); });
    dialog->open();
}

void WeightLoader::load(const QString &file, const WeightMatch &match)
{
    const QString name = QFileInfo(file).fileName();
    m_document->applyWeights(tr("Weights of %1").arg(name), match.tensors);
    emit opened(file);
    emit said(tr("%1 of %2 tensors come from %3; the others are as they were")
                  .arg(match.fitting())
                  .arg(match.rows.size())
                  .arg(name));
}

} // namespace vitrine
