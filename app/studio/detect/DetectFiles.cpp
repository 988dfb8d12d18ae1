#include "app/studio/detect/DetectFiles.h"

#include "core/base/AtomicFile.h"
#include "widgets/common/Export.h"
#include "widgets/detection/DetectFileKind.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/KeptBoxes.h"
#include "widgets/detection/PicturePaint.h"
#include "widgets/detection/truth/TruthSet.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QImageWriter>
#include <QMimeData>
#include <QPainter>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

namespace vitrine {

namespace {

QString joined(const QStringList &patterns)
{
    return patterns.join(QLatin1Char(' '));
}

Result<void> writePicture(const QString &file, const QImage &image)
{
    QSaveFile target(file);
    QImageWriter writer(&target, QFileInfo(file).suffix().toLatin1());
    writer.setQuality(92);
    if (target.open(QIODevice::WriteOnly) && writer.write(image) && target.commit())
        return {};
    Error error =
        fail(VITRINE_TEXT("core",
                          "%1 can't be written as a picture. Its name must end in .png, .jpg or .webp, and its "
                          "folder must be one that you may write to."),
             file.toStdString());
    error.detail = (writer.errorString() + QLatin1Char(' ') + target.errorString()).toStdString();
    return error;
}

/// Into a drawing or a document the boxes go as lines and text.
Result<void> writeAnnotated(const QString &file, const DetectionRun &run, const NmsResult &result)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix != QLatin1String("svg") && suffix != QLatin1String("pdf"))
        return writePicture(file, annotatedPicture(run, result));
    ExportSource source;
    source.name = [&run] { return QFileInfo(run.name).completeBaseName(); };
    source.size = [&run] { return run.picture.size(); };
    source.paint = [&run, &result](QPainter &painter) {
        painter.drawImage(QRectF(QPointF(), QSizeF(run.picture.size())), run.picture);
        paintScene(painter, annotatedScene(run, result));
    };
    return exportTo(file, source);
}

} // namespace

DetectFiles::DetectFiles(DetectSession *session, DetectionState *state, QWidget *window)
    : QObject(window), m_session(session), m_state(state), m_window(window)
{
    m_writer.setMaxThreadCount(1);
}

DetectFiles::~DetectFiles()
{
    m_writer.waitForDone();
}

QString DetectFiles::promise(const QStringList &files) const
{
    const QString name = QFileInfo(files.first()).fileName();
    switch (detectFileKind(files.first())) {
    case DetectFileKind::Detector:
        return tr("Open the detector %1").arg(name);
    case DetectFileKind::Folder:
        return holdsTruth(files.first()) ? tr("Compare with the annotations in %1").arg(name)
                                         : tr("Detect in the pictures of %1").arg(name);
    case DetectFileKind::Annotations:
        return tr("Compare with the annotations in %1").arg(name);
    case DetectFileKind::Video:
        return tr("Detect in the video %1").arg(name);
    case DetectFileKind::Picture:
        break;
    }
    return files.size() == 1 ? tr("Detect in %1").arg(name) : tr("Detect in these pictures: %1").arg(files.size());
}

void DetectFiles::open(const QStringList &files)
{
    QStringList pictures;
    QString emptyFolder, detector, video, truth;
    for (const QString &given : files) {
        const QString file = QFileInfo(given).absoluteFilePath();
        switch (detectFileKind(file)) {
        case DetectFileKind::Detector:
            detector = file;
            break;
        case DetectFileKind::Folder: {
            const QStringList found = picturesIn(file);
            const bool isTruth = holdsTruth(file);
            truth = isTruth ? file : truth;
            emptyFolder = found.isEmpty() && !isTruth ? file : emptyFolder;
            pictures += found;
            break;
        }
        case DetectFileKind::Annotations:
            truth = file;
            break;
        case DetectFileKind::Video:
            video = file;
            break;
        case DetectFileKind::Picture:
            pictures += file;
            break;
        }
    }
    if (!detector.isEmpty())
        openDetector(detector);
    if (!truth.isEmpty())
        emit truthWanted(truth);
    if (!video.isEmpty()) {
        m_folder = QFileInfo(video).absolutePath();
        emit videoWanted(video);
    } else if (!pictures.isEmpty()) {
        m_folder = QFileInfo(pictures.first()).absolutePath();
        m_session->openPictures(pictures);
    } else if (!emptyFolder.isEmpty()) {
        emit failed(fail(VITRINE_TEXT("core", "There is no picture in the folder %1."), emptyFolder.toStdString()));
    }
}

void DetectFiles::ask()
{
    const QString pictures = joined(picturePatterns());
    const QString detectors = joined(detectorPatterns());
    const QString videos = joined(videoPatterns());
    const QString annotations = joined(annotationPatterns());
    const QStringList filters{
        tr("Pictures, videos, detectors and annotations (%1)").arg(joined({pictures, videos, detectors, annotations})),
        tr("Pictures (%1)").arg(pictures),
        tr("Videos (%1)").arg(videos),
        tr("Detectors (%1)").arg(detectors),
        tr("Annotations (%1)").arg(annotations),
        tr("All files (%1)").arg(QStringLiteral("*"))};
    const QStringList files =
        QFileDialog::getOpenFileNames(m_window, tr("Open"), m_folder, filters.join(QStringLiteral(";;")));
    if (!files.isEmpty())
        open(files);
}

void DetectFiles::askFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder with Pictures"), m_folder);
    if (!folder.isEmpty())
        open({folder});
}

void DetectFiles::askDetector()
{
    const QString present = (m_detectorTarget ? m_detectorTarget() : m_session)->question().detector.file;
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Open a Detector"), present.isEmpty() ? m_folder : present,
                                     tr("YOLOX weights (%1)").arg(joined(detectorPatterns())));
    if (!file.isEmpty())
        openDetector(QFileInfo(file).absoluteFilePath());
}

void DetectFiles::openDetector(const QString &file)
{
    (m_detectorTarget ? m_detectorTarget() : m_session)->openDetector(file);
}

void DetectFiles::paste()
{
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QStringList files;
    if (data && data->hasUrls()) {
        for (const QUrl &url : data->urls()) {
            if (url.isLocalFile())
                files += url.toLocalFile();
        }
    }
    if (!files.isEmpty())
        return open(files);
    const QImage image = QApplication::clipboard()->image();
    if (image.isNull())
        emit failed(fail(
            VITRINE_TEXT("core", "There is no picture on the clipboard. Copy a picture in another program first.")));
    else
        m_session->openImage(image, tr("Pasted picture"));
}

bool DetectFiles::hasRun()
{
    if (m_state->run())
        return true;
    emit failed(fail(VITRINE_TEXT("core", "There is no picture to save yet. Open a detector and a picture first.")));
    return false;
}

void DetectFiles::copyPicture()
{
    if (hasRun())
        QApplication::clipboard()->setImage(annotatedPicture(*m_state->run(), m_state->result()));
}

QString DetectFiles::askTarget(const QString &title, const QString &filter, const QString &suffix)
{
    const QString folder = m_exportFolder.isEmpty() ? QDir::homePath() : m_exportFolder;
    const QString name = QFileInfo(m_state->run()->name).completeBaseName() + QStringLiteral("-yolox.") + suffix;
    QString file = QFileDialog::getSaveFileName(m_window, title, QDir(folder).filePath(name), filter);
    if (file.isEmpty())
        return {};
    if (QFileInfo(file).suffix().isEmpty())
        file += QLatin1Char('.') + suffix;
    m_exportFolder = QFileInfo(file).absolutePath();
    return file;
}

void DetectFiles::savePicture()
{
    if (!hasRun())
        return;
    const QString file =
        askTarget(tr("Save Picture with Boxes"),
                  tr("Pictures (%1)").arg(QStringLiteral("*.png *.jpg *.webp *.svg *.pdf")), QStringLiteral("png"));
    if (!file.isEmpty())
        savePictureAs(file);
}

void DetectFiles::saveTable()
{
    if (!hasRun())
        return;
    const QString file = askTarget(tr("Save Detections"), tr("Table (*.csv)"), QStringLiteral("csv"));
    if (!file.isEmpty())
        saveTableAs(file);
}

void DetectFiles::savePictureAs(const QString &file)
{
    if (!hasRun())
        return;
    // A large picture takes a second to be packed.
    m_writer.start([this, file, run = m_state->run(), result = m_state->result()] {
        const auto tell = [this, file, written = writeAnnotated(file, *run, result)] {
            if (written)
                emit saved(file);
            else
                emit failed(written.error());
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void DetectFiles::saveTableAs(const QString &file)
{
    if (!hasRun())
        return;
    const DetectionRun &run = *m_state->run();
    const std::string text = detectionsCsv({keptOf(run, m_state->result())}, run.classNames);
    if (const auto written = writeFileAtomically(file.toStdString(), text); !written)
        emit failed(written.error());
    else
        emit saved(file);
}

} // namespace vitrine
