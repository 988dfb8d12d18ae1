#pragma once

#include "core/base/Result.h"
#include "core/io/WeightMatch.h"

#include <QObject>
#include <QThreadPool>

class QWidget;

namespace vitrine {

class NetworkDocument;
class Session;

/// Gives the network in front weights from a file, .safetensors or PyTorch's .pth, and says what fitted. Where some
/// tensors don't, the user sees which before anything is loaded.
class WeightLoader : public QObject {
    Q_OBJECT

public:
    WeightLoader(NetworkDocument *document, Session *session, QWidget *window);
    ~WeightLoader() override;

public slots:
    void open(const QString &file);

signals:
    void opened(const QString &file);
    void detectorFound(const QString &file); ///< YOLOX's, and not this network's
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void take(const QString &file, const TensorMap &tensors);
    void ask(const QString &file, const WeightMatch &match);
    void load(const QString &file, const WeightMatch &match);

    NetworkDocument *m_document;
    Session *m_session;
    QWidget *m_window;
    QThreadPool m_pool; ///< of one thread
};

} // namespace vitrine
