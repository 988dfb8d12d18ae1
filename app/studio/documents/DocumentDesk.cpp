#include "app/studio/documents/DocumentDesk.h"

#include "app/studio/documents/Documents.h"
#include "core/trace/Trace.h"
#include "widgets/common/Aside.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace vitrine {

namespace {

const QString networkSuffix = QStringLiteral(".vitrine.json");

/// A name for a file, of a network's name: no letter that a file system may refuse.
QString fileNameFor(QString title)
{
    for (QChar &letter : title)
        if (!letter.isLetterOrNumber() && letter != QLatin1Char('-') && letter != QLatin1Char('_'))
            letter = QLatin1Char('-');
    return title.toLower() + networkSuffix;
}

QString withSuffix(const QString &file)
{
    return file.endsWith(QStringLiteral(".json")) ? file : file + networkSuffix;
}

} // namespace

DocumentDesk::DocumentDesk(Documents *documents, NetworkDocument *document, Session *session, QWidget *window)
    : QObject(window), m_documents(documents), m_document(document), m_session(session), m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

DocumentDesk::~DocumentDesk()
{
    m_pool.waitForDone(); // what is being saved is saved
}

void DocumentDesk::open(const QString &file)
{
    if (const int index = m_documents->find(file); index >= 0) {
        m_documents->turnTo(index);
        emit opened(file);
        return;
    }
    workAside(
        this, m_pool, [file] { return readNetworkFile(file); },
        [this, file](const Result<ReadNetwork> &read) {
            if (!read)
                emit failed(read.error());
            else if (read->isDetector)
                emit detectorFound(file);
            else
                show(*read, file);
        });
}

/// It looks at what the network in front looks at, as long as the files and the user say nothing else.
void DocumentDesk::show(const ReadNetwork &read, const QString &file)
{
    DocumentState document = read.document;
    Question question = m_session->question();
    question.network = document.question.network;
    question.weights = document.question.weights;
    question.fit.reset();
    question.invert.reset();
    document.question = std::move(question);
    m_documents->add(std::move(document));
    for (const Message &note : read.notes)
        emit noted(note);
    emit opened(file);
}

void DocumentDesk::openPreset(const QString &name)
{
    DocumentState document;
    document.question = m_session->question();
    document.question.network = {name, {}};
    document.question.weights = {};
    document.question.fit.reset();
    document.question.invert.reset();
    m_documents->add(std::move(document));
}

void DocumentDesk::save(quint64 document, std::function<void()> then)
{
    const int index = m_documents->indexOf(document);
    if (index < 0)
        return;
    const QString file = m_documents->file(index);
    if (file.isEmpty())
        saveAs(document, std::move(then));
    else
        saveTo(document, file, std::move(then));
}

void DocumentDesk::saveAs(quint64 document, std::function<void()> then)
{
    const int index = m_documents->indexOf(document);
    if (index < 0)
        return;
    const QString present = m_documents->file(index);
    const QString folder = m_folder.isEmpty() ? QDir::homePath() : m_folder;
    const QString proposed =
        present.isEmpty() ? QDir(folder).filePath(fileNameFor(m_documents->title(index))) : present;
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Save Network"), proposed,
                                                      tr("Networks (%1)").arg(QStringLiteral("*.vitrine.json")));
    if (file.isEmpty())
        return;
    m_folder = QFileInfo(file).absolutePath();
    saveTo(document, withSuffix(file), std::move(then));
}

/// Those that are kept for blocks which can't run yet, too; not those of blocks that are gone.
TensorMap DocumentDesk::weightsOf(const Question &question, const Network &network, bool isInFront) const
{
    TensorMap weights;
    const auto take = [&](const TensorMap &tensors) {
        for (const auto &[name, tensor] : tensors)
            if (network.find(name.substr(0, name.find('.'))))
                weights.insert_or_assign(name, tensor);
    };
    if (question.weights.trained)
        take(question.weights.trained->tensors);
    if (const auto outcome = m_session->outcome();
        isInFront && outcome && outcome->question.weights == question.weights)
        take(outcome->trace->weights);
    return weights;
}

NetworkToWrite DocumentDesk::job(quint64 document, const QString &file) const
{
    const int index = m_documents->indexOf(document);
    const DocumentState state = m_documents->state().documents[static_cast<std::size_t>(index)];
    const bool isInFront = index == m_documents->current();
    NetworkToWrite job;
    job.file = file;
    job.network = isInFront ? m_document->shared() : m_documents->network(index);
    job.source = state.file.isEmpty() ? networkPath(state.question.network) : state.file;
    const WeightsSource &weights = state.question.weights;
    const bool isDrawn = !weights.trained && weightsPath(state.question.network, weights).isEmpty();
    job.weights = weightsOf(state.question, *job.network, isInFront);
    // The tensors of the run have theirs already, and may be of another shape.
    if (weights.trained)
        for (const auto &[name, numbers] : weights.trained->edits)
            if (const auto found = job.weights.find(name);
                found != job.weights.end() && found->second.data() == weights.trained->tensors.at(name).data())
                job.edits.emplace(name, numbers);
    job.hasWeights = !job.weights.empty() && (!isDrawn || QFileInfo::exists(weightsBeside(file)));
    return job;
}

void DocumentDesk::saveTo(quint64 document, const QString &file, std::function<void()> then)
{
    const int index = m_documents->indexOf(document);
    if (index < 0)
        return;
    const NetworkToWrite work = job(document, file);
    const WeightsSource weights = index == m_documents->current()
        ? m_session->question().weights
        : m_documents->state().documents[static_cast<std::size_t>(index)].question.weights;
    workAside(
        this, m_pool, [work] { return writeNetworkFile(work); },
        [this, document, work, weights, then = std::move(then)](const Result<void> &written) {
            if (!written) {
                emit failed(written.error());
                return;
            }
            m_documents->setSaved(document, work.file, work.network, weights);
            emit opened(work.file);
            emit said(tr("Saved %1").arg(work.file));
            if (then)
                then();
        });
}

void DocumentDesk::closeAll(const QList<quint64> &documents)
{
    m_toClose = documents;
    closeNext();
}

void DocumentDesk::closeNext()
{
    while (!m_toClose.isEmpty()) {
        const int index = m_documents->indexOf(m_toClose.takeFirst());
        if (index < 0)
            continue;
        if (m_documents->isModified(index))
            return askToClose(index);
        m_documents->close(index);
    }
}

void DocumentDesk::askToClose(int index)
{
    m_documents->turnTo(index); // so that the user sees what is asked about
    const quint64 document = m_documents->id(index);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close the Network"),
                                tr("“%1” has changes that are not saved.").arg(m_documents->title(index)),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Without saving they are lost."));
    box->button(QMessageBox::Save)->setText(tr("Save"));
    box->button(QMessageBox::Discard)->setText(tr("Don’t save"));
    box->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    box->setDefaultButton(QMessageBox::Save);
    const auto close = [this, document] {
        if (const int now = m_documents->indexOf(document); now >= 0)
            m_documents->close(now);
        closeNext();
    };
    connect(box, &QMessageBox::buttonClicked, this, [this, box, document, close](QAbstractButton *button) {
        if (button == box->button(QMessageBox::Save))
            save(document, close);
        else if (button == box->button(QMessageBox::Discard))
            close();
        else
            m_toClose.clear();
    });
    box->open();
}

void DocumentDesk::rename(const QString &name)
{
    Network network = m_document->network();
    network.name = name.toStdString();
    m_document->apply(tr("Rename the network to %1").arg(name), std::move(network));
}

} // namespace vitrine
