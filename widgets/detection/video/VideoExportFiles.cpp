#include "widgets/detection/video/VideoExportFiles.h"

#include <QFileInfo>

#include <filesystem>
#include <utility>

namespace vitrine {

namespace {

constexpr double usualRate = 25; ///< of a video that does not say its own

QString beside(const QString &target, const QString &suffix)
{
    const QFileInfo info(target);
    return info.path() + QLatin1Char('/') + info.completeBaseName() + suffix;
}

Result<std::unique_ptr<AtomicFile>> openText(const QString &name)
{
    auto file = std::make_unique<AtomicFile>(name.toStdString());
    if (auto opened = file->open(); !opened)
        return opened.error();
    return file;
}

} // namespace

QString VideoExportRequest::csvFile() const
{
    return beside(target, QStringLiteral(".csv"));
}

QString VideoExportRequest::cocoFile() const
{
    return beside(target, QStringLiteral(".json"));
}

VideoExportFiles::VideoExportFiles(const VideoExportRequest &request, std::vector<std::string> classNames,
                                   double framesPerSecond)
    : m_request(request), m_classNames(std::move(classNames)),
      m_framesPerSecond(framesPerSecond > 0 ? framesPerSecond : usualRate)
{
}

Result<void> VideoExportFiles::open(const Picture &first)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(m_request.file.toStdString(), m_request.target.toStdString(), ignored))
        return fail(VITRINE_TEXT("core", "%1 is the video itself. Choose another name for the one with boxes."),
                    m_request.target.toStdString());
    auto video = VideoWriter::open(m_request.target.toStdString(), m_framesPerSecond, first.width(), first.height());
    if (!video)
        return video.error();
    m_video = *std::move(video);
    if (m_request.csv) {
        auto file = openText(m_request.csvFile());
        if (!file)
            return file.error();
        m_csv = *std::move(file);
        if (auto written = m_csv->write(frameTableHead()); !written)
            return written;
    }
    if (m_request.coco) {
        auto file = openText(m_request.cocoFile());
        if (!file)
            return file.error();
        m_coco = *std::move(file);
        m_cocoText.emplace(ExportedVideo{QFileInfo(m_request.file).fileName().toStdString(), first.width(),
                                         first.height(), m_framesPerSecond},
                           m_classNames);
        if (auto written = m_coco->write(m_cocoText->begin()); !written)
            return written;
    }
    return {};
}

Result<void> VideoExportFiles::add(const Picture &annotated, const ExportedFrame &found)
{
    if (!m_video)
        if (auto opened = open(annotated); !opened)
            return opened;
    if (auto written = m_video->write(annotated); !written)
        return written;
    ++m_frames;
    return write(found);
}

Result<void> VideoExportFiles::write(const ExportedFrame &found)
{
    if (m_csv)
        if (auto written = m_csv->write(frameTableLines(found, m_classNames)); !written)
            return written;
    return m_coco ? m_coco->write(m_cocoText->add(found)) : Result<void>();
}

Result<void> VideoExportFiles::finish()
{
    if (m_coco)
        if (auto written = m_coco->write(m_cocoText->end()); !written)
            return written;
    if (auto done = m_video->finish(); !done)
        return done;
    for (AtomicFile *file : {m_csv.get(), m_coco.get()})
        if (file)
            if (auto done = file->commit(); !done)
                return done;
    return {};
}

} // namespace vitrine
