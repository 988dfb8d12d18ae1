#include "widgets/detection/BatchRun.h"

#include "core/base/AtomicFile.h"
#include "widgets/detection/KeptBoxes.h"
#include "widgets/detection/PicturePaint.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace vitrine {

namespace {

Result<void> makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder))
        return {};
    return fail(VITRINE_TEXT("core", "The folder %1 can't be made. Choose one that you may write to."),
                folder.toStdString());
}

Result<void> writeText(const QString &file, const std::string &text)
{
    return writeFileAtomically(file.toStdString(), text);
}

Result<void> writePicture(const QString &file, const QImage &image)
{
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly) && image.save(&target, "JPEG", 92) && target.commit())
        return {};
    Error error = fail(VITRINE_TEXT("core", "%1 can't be written."), file.toStdString());
    error.detail = target.errorString().toStdString();
    return error;
}

} // namespace

BatchRun::BatchRun(BatchRequest request, std::shared_ptr<LoadedDetector> detector)
    : m_request(std::move(request)), m_detector(std::move(detector))
{
    m_report.folder = m_request.folder;
}

Result<void> BatchRun::step()
{
    const auto picture = loadPicture({m_request.files[m_next++], {}, {}});
    if (!picture) {
        ++m_report.refused;
        if (!m_report.firstRefusal)
            m_report.firstRefusal = picture.error();
        return {};
    }
    const auto run = detectIn(*m_detector, *picture);
    if (!run)
        return run.error();
    return write(**run, suppress((*run)->candidates, m_request.settings));
}

Result<void> BatchRun::write(const DetectionRun &run, const NmsResult &result)
{
    ExportedPicture found = keptOf(run, result);
    const QDir folder(m_request.folder);
    const QString name = freeName(run.name);
    if (m_request.pictures) {
        if (auto made = makeFolder(folder.filePath(QStringLiteral("annotated"))); !made)
            return made;
        const QString file = folder.filePath(QStringLiteral("annotated/%1.jpg").arg(name));
        if (auto written = writePicture(file, annotatedPicture(run, result)); !written)
            return written;
    }
    if (m_request.yolo) {
        if (auto made = makeFolder(folder.filePath(QStringLiteral("labels"))); !made)
            return made;
        const QString file = folder.filePath(QStringLiteral("labels/%1.txt").arg(name));
        if (auto written = writeText(file, yoloText(found)); !written)
            return written;
    }
    ++m_report.done;
    m_report.objects += static_cast<int>(found.objects.size());
    m_found.push_back(std::move(found));
    return {};
}

QString BatchRun::freeName(const QString &file)
{
    // "a.jpg" and "a.png" in one folder, or two folders' "1.jpg", must not overwrite each other.
    const QString stem = QFileInfo(file).completeBaseName();
    QString name = stem;
    for (int i = 2; m_names.contains(name); ++i)
        name = QStringLiteral("%1-%2").arg(stem).arg(i);
    m_names.insert(name);
    return name;
}

Result<BatchReport> BatchRun::finish()
{
    m_report.cancelled = m_request.cancel.requested();
    if (m_report.cancelled)
        return m_report;
    if (auto made = makeFolder(m_request.folder); !made)
        return made.error();
    const QDir folder(m_request.folder);
    const std::vector<std::string> &classes = m_detector->facts->classNames;
    std::vector<std::pair<QString, std::string>> texts;
    if (m_request.coco) {
        texts.emplace_back(QStringLiteral("coco-dataset.json"), cocoDataset(m_found, classes));
        texts.emplace_back(QStringLiteral("coco-results.json"), cocoResults(m_found, classes));
    }
    if (m_request.csv)
        texts.emplace_back(QStringLiteral("detections.csv"), detectionsCsv(m_found, classes));
    for (const auto &[name, text] : texts) {
        if (auto written = writeText(folder.filePath(name), text); !written)
            return written.error();
    }
    return m_report;
}

} // namespace vitrine
