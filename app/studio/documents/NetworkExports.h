#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QThreadPool>

class QWidget;

namespace vitrine {

class Session;

/// Writes the network that is shown, with its weights, for other programs; by a thread of its own.
class NetworkExports : public QObject {
    Q_OBJECT

public:
    NetworkExports(Session *session, QWidget *window);
    ~NetworkExports() override;

    void setFolder(const QString &folder) { m_folder = folder; }
    void askOnnx();
    void askPyTorch();
    void writeOnnx(const QString &file);
    void writePyTorch(const QString &file); ///< "net.py", and "net.safetensors" beside it

signals:
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    enum class Format { Onnx, PyTorch };
    void ask(Format format);
    void write(Format format, const QString &file);

    Session *m_session;
    QWidget *m_window;
    QString m_folder;
    QThreadPool m_pool; ///< of one thread
};

} // namespace vitrine
