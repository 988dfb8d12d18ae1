#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QString>

class QWidget;

namespace vitrine {

class Session;
struct Outcome;

/// Sends a file, whatever it is, to where it belongs; asks the user for one; reads the clipboard.
class FileOpener : public QObject {
    Q_OBJECT

public:
    FileOpener(Session *session, QWidget *window);

    /// Where Open… starts while nothing has been opened yet.
    void setFolder(const QString &folder) { m_folder = folder; }

public slots:
    void open(const QString &path);
    void ask();
    void askWeights();
    void askFolder(); ///< with MNIST's files
    void paste();

signals:
    void opened(const QString &path); ///< it is shown now
    void networkWanted(const QString &path); ///< a network file or a model
    void videoWanted(const QString &path);
    void blockWanted(const QString &path); ///< a block of the user's own
    void weightsWanted(const QString &path);
    void failed(const vitrine::Error &error);

private:
    void tellOpened();

    Session *m_session;
    QWidget *m_window;
    QString m_folder;
    QString m_network, m_weights, m_picture; ///< files of the present outcome
};

} // namespace vitrine
