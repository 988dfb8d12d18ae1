#include "app/studio/yolox/YoloxFiles.h"

#include "core/training/WeightSeries.h"
#include "core/vision/PictureReader.h"
#include "widgets/detection/DetectFileKind.h"
#include "widgets/detection/truth/TruthSet.h"
#include "widgets/session/Pictures.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxState.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUndoStack>
#include <QUrl>

#include <utility>

namespace vitrine {

namespace {

/// The classes that boxes in a picture from elsewhere can have: those that the network knows.
std::vector<std::string> classesFor(const YoloxState &state)
{
    return state.run() ? state.run()->classNames : state.scene().classNames;
}

bool isRun(const QString &folder)
{
    return seriesIn(folder.toStdString()).size() > 1;
}

} // namespace

YoloxFiles::YoloxFiles(YoloxState *state, QWidget *window)
    : QObject(window), m_state(state), m_window(window), m_job(new LatestJob(this))
{
    connect(m_job, &LatestJob::busyChanged, this, &YoloxFiles::busyChanged);
}

QString YoloxFiles::promise(const QStringList &files)
{
    if (files.isEmpty())
        return {};
    const QString name = QFileInfo(files.first()).fileName();
    switch (detectFileKind(files.first())) {
    case DetectFileKind::Detector:
        return tr("Send the picture through %1").arg(name);
    case DetectFileKind::Folder:
        if (isRun(files.first()))
            return tr("Show how label assignment changes over the training of %1").arg(name);
        [[fallthrough]];
    case DetectFileKind::Annotations:
        return tr("Show the annotated pictures of %1").arg(name);
    case DetectFileKind::Picture:
        return tr("Send %1 through the network").arg(name);
    case DetectFileKind::Video:
        break;
    }
    return {};
}

void YoloxFiles::open(const QStringList &files)
{
    for (const QString &file : files) {
        switch (detectFileKind(file)) {
        case DetectFileKind::Detector:
            openWeights(file);
            break;
        case DetectFileKind::Folder:
            if (isRun(file)) {
                emit runWanted(file);
                return;
            }
            return openTruth(file);
        case DetectFileKind::Annotations:
            return openTruth(file);
        case DetectFileKind::Picture:
            return openPicture(file);
        case DetectFileKind::Video:
            emit failed(fail(VITRINE_TEXT("core",
                                          "%1 is a video; this room looks at pictures. The Detect room and the "
                                          "Network room play videos."),
                             file.toStdString()));
            break;
        }
    }
}

void YoloxFiles::openAtStart(const QString &file)
{
    m_isStart = true;
    open({file});
    m_isStart = false; // where it was refused at once
}

void YoloxFiles::openImage(const QImage &image, const QString &name)
{
    if (!image.isNull())
        show(sceneOf(name, image, classesFor(*m_state), m_state->scene().pool));
}

void YoloxFiles::openItem(std::int64_t item)
{
    read([pool = m_state->scene().pool, item](const Cancel &) { return sceneOf(pool, item); }, {});
}

void YoloxFiles::openGenerated(std::int64_t item)
{
    read([item](const Cancel &) { return sceneOf(generatedScenes(), item); }, {});
}

void YoloxFiles::openPicture(const QString &file)
{
    read(
        [file, classes = classesFor(*m_state), pool = m_state->scene().pool](const Cancel &) -> Result<YoloxScene> {
            const auto picture = readPicture(file.toStdString());
            if (!picture)
                return picture.error();
            return sceneOf(QFileInfo(file).fileName(), toImage(*picture), classes, pool);
        },
        file);
}

void YoloxFiles::openTruth(const QString &path)
{
    read(
        [path, classes = classesFor(*m_state)](const Cancel &cancel) -> Result<YoloxScene> {
            const auto truth = readTruth(path, classes, {cancel, {}});
            if (!truth)
                return truth.error();
            if ((*truth)->found.isEmpty())
                return fail(VITRINE_TEXT("core", "None of the pictures that %1 names was found beside it."),
                            path.toStdString());
            return sceneOf(poolOf(*truth), 0);
        },
        path);
}

void YoloxFiles::openWeights(const QString &file)
{
    YoloxChoice choice = m_state->choice();
    choice.file = file;
    choice.size = 0;
    m_state->setChoice(choice);
    emit opened(file);
}

void YoloxFiles::read(std::function<Result<YoloxScene>(const Cancel &)> scene, const QString &file)
{
    const bool isStart = std::exchange(m_isStart, false);
    m_job->start([this, scene = std::move(scene), file, isStart](const Cancel &cancel) -> LatestJob::Deliver {
        auto made = scene(cancel);
        return [this, made = std::move(made), file, isStart] {
            if (made) {
                show(*made);
                if (isStart)
                    m_state->undoStack()->clear();
                if (!file.isEmpty())
                    emit opened(file);
            } else if (!made.error().cancelled) {
                emit failed(made.error());
            }
        };
    });
}

void YoloxFiles::show(const YoloxScene &scene)
{
    // Fresh weights have as many classes as the picture's set.
    YoloxChoice choice = m_state->choice();
    const auto classes = static_cast<int>(scene.classNames.size());
    m_state->undoStack()->beginMacro(tr("Another picture"));
    m_state->setScene(scene);
    if (choice.file.isEmpty() && choice.spec.classes != classes) {
        choice.spec.classes = classes;
        m_state->setChoice(choice);
    }
    m_state->undoStack()->endMacro();
}

QString YoloxFiles::ask(const QString &title, const QString &filter)
{
    const QString file = QFileDialog::getOpenFileName(m_window, title, m_folder, filter);
    if (!file.isEmpty())
        m_folder = QFileInfo(file).absolutePath();
    return file;
}

void YoloxFiles::askPicture()
{
    const QString file = ask(tr("Open a Picture"), tr("Pictures (%1)").arg(picturePatterns().join(QLatin1Char(' '))));
    if (!file.isEmpty())
        open({file});
}

void YoloxFiles::askTruth()
{
    QStringList patterns = annotationPatterns();
    patterns += QStringLiteral("*.txt");
    const QString file = ask(tr("Open Annotations"), tr("Annotations (%1)").arg(patterns.join(QLatin1Char(' '))));
    if (!file.isEmpty())
        openTruth(file);
}

void YoloxFiles::askWeights()
{
    const QString file =
        ask(tr("Open Weights"), tr("YOLOX weights (%1)").arg(detectorPatterns().join(QLatin1Char(' '))));
    if (!file.isEmpty())
        openWeights(file);
}

void YoloxFiles::paste()
{
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QStringList files;
    if (data && data->hasUrls())
        for (const QUrl &url : data->urls())
            if (url.isLocalFile())
                files += url.toLocalFile();
    const QImage image = QApplication::clipboard()->image();
    if (!files.isEmpty())
        open(files);
    else if (!image.isNull())
        openImage(image, tr("Pasted picture"));
    else
        emit failed(fail(
            VITRINE_TEXT("core", "There is no picture on the clipboard. Copy a picture in another program first.")));
}

} // namespace vitrine
