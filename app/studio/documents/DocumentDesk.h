#pragma once

#include "app/studio/documents/NetworkIo.h"
#include "core/base/Result.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <functional>

class QWidget;

namespace vitrine {

class Documents;
class NetworkDocument;
class Session;

/// Opens and saves the networks of the Network room, with the dialogs that belong to it. Files are read and written by
/// a thread of its own.
class DocumentDesk : public QObject {
    Q_OBJECT

public:
    DocumentDesk(Documents *documents, NetworkDocument *document, Session *session, QWidget *window);
    ~DocumentDesk() override;

    /// Where dialogs begin while nothing was saved yet.
    void setFolder(const QString &folder) { m_folder = folder; }

    /// A network file or an ONNX model, in a tab of its own; one that is open already comes to the front.
    void open(const QString &file);
    void openPreset(const QString &name); ///< with its bundled weights
    void save(quint64 document, std::function<void()> then = {});
    void saveAs(quint64 document, std::function<void()> then = {});
    void saveTo(quint64 document, const QString &file, std::function<void()> then = {});
    /// Asks first where there are changes that would be lost.
    void close(quint64 document) { closeAll({document}); }
    void closeAll(const QList<quint64> &documents);
    void rename(const QString &name); ///< the network in front

signals:
    void opened(const QString &file); ///< it is in front now, or lies there now
    void detectorFound(const QString &file); ///< it is one for the Detect room
    void noted(const vitrine::Message &note); ///< what is to be known of what was opened
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void show(const ReadNetwork &read, const QString &file);
    void closeNext();
    void askToClose(int index);
    NetworkToWrite job(quint64 document, const QString &file) const;
    TensorMap weightsOf(const Question &question, const Network &network, bool isInFront) const;

    Documents *m_documents;
    NetworkDocument *m_document;
    Session *m_session;
    QWidget *m_window;
    QList<quint64> m_toClose; ///< after the one that is asked about
    QString m_folder;
    QThreadPool m_pool; ///< of one thread
};

} // namespace vitrine
