#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "widgets/common/LatestJob.h"

#include <QImage>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QWidget;

namespace vitrine {

class YoloxState;
struct YoloxPool;
struct YoloxScene;

/// What goes into the YOLOX room: pictures, annotations with their pictures, weights; by dialog, drop or clipboard.
/// Everything is read on a thread of its own; what is refused leaves all as it was.
class YoloxFiles : public QObject {
    Q_OBJECT

public:
    YoloxFiles(YoloxState *state, QWidget *window);

    void setFolder(const QString &folder) { m_folder = folder; }
    /// What dropping these would do, in the user's language; empty: nothing.
    static QString promise(const QStringList &files);
    bool isBusy() const { return m_job->isBusy(); }

public slots:
    void open(const QStringList &files);
    /// What was open last time: where undo begins.
    void openAtStart(const QString &file);
    void openImage(const QImage &image, const QString &name);
    void openItem(std::int64_t item); ///< of the scene's pool
    void openGenerated(std::int64_t item = 3);
    void askPicture();
    void askTruth();
    void askWeights();
    void paste();
    void cancel() { m_job->cancel(); }

signals:
    void opened(const QString &file);
    /// The folder of a run that kept the weights of its epochs.
    void runWanted(const QString &folder);
    void failed(const vitrine::Error &error);
    void busyChanged(bool busy);

private:
    void openPicture(const QString &file);
    void openTruth(const QString &path);
    void openWeights(const QString &file);
    /// Reads a scene in the background, then shows it.
    void read(std::function<Result<YoloxScene>(const Cancel &)> scene, const QString &file);
    void show(const YoloxScene &scene);
    QString ask(const QString &title, const QString &filter);

    YoloxState *m_state;
    QWidget *m_window;
    LatestJob *m_job;
    bool m_isStart = false; ///< what is read next
    QString m_folder;
};

} // namespace vitrine
