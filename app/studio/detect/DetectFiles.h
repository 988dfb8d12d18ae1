#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <functional>
#include <utility>

class QImage;
class QWidget;

namespace vitrine {

class DetectSession;
class DetectionState;

/// What goes into the Detect room and comes out of it: files by their kind, the clipboard, dialogs; the picture with
/// its boxes, and the table.
class DetectFiles : public QObject {
    Q_OBJECT

public:
    DetectFiles(DetectSession *session, DetectionState *state, QWidget *window);
    ~DetectFiles() override;

    /// Where dialogs start.
    QString folder() const { return m_folder; }
    void setFolder(const QString &folder) { m_folder = folder; }
    void setExportFolder(const QString &folder) { m_exportFolder = folder; }

    /// Where detectors that are opened go; asked whenever one is.
    void setDetectorTarget(std::function<DetectSession *()> target) { m_detectorTarget = std::move(target); }

    /// What dropping these would do, in the user's language.
    QString promise(const QStringList &files) const;

public slots:
    /// Detectors, pictures, videos and annotations; of folders their pictures and their annotations.
    void open(const QStringList &files);
    void ask();
    void askFolder();
    void askDetector();
    void openDetector(const QString &file);
    void paste();
    void copyPicture();
    void savePicture();
    void saveTable();
    /// Without a dialog. The name's ending says the format. A picture is written in a thread, then told by saved().
    void savePictureAs(const QString &file);
    void saveTableAs(const QString &file);

signals:
    void videoWanted(const QString &file);
    void truthWanted(const QString &path);
    void saved(const QString &file);
    void failed(const vitrine::Error &error);

private:
    QString askTarget(const QString &title, const QString &filter, const QString &suffix);
    bool hasRun(); ///< says so where there is none

    DetectSession *m_session;
    DetectionState *m_state;
    QWidget *m_window;
    std::function<DetectSession *()> m_detectorTarget;
    QString m_folder, m_exportFolder;
    QThreadPool m_writer; ///< of one thread: pictures are written in turn
};

} // namespace vitrine
