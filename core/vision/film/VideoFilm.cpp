#include "core/vision/film/VideoFilm.h"

#include "core/vision/video/VideoWriter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double leastRate = 10, mostRate = 60;

class VideoFilm : public FilmWriter {
public:
    VideoFilm(std::unique_ptr<VideoWriter> video, double rate) : m_video(std::move(video)), m_rate(rate) { }

    Result<void> add(const Picture &picture, double seconds) override
    {
        m_seconds += seconds;
        const auto end = static_cast<std::int64_t>(std::llround(m_seconds * m_rate));
        while (m_video->written() < end)
            if (auto written = m_video->write(picture); !written)
                return written;
        return {};
    }
    Result<void> finish() override { return m_video->finish(); }

private:
    std::unique_ptr<VideoWriter> m_video;
    double m_rate;
    double m_seconds = 0; ///< of all pictures so far
};

} // namespace

double filmRate(double seconds)
{
    if (!(seconds > 0))
        return leastRate;
    return std::min(std::ceil(leastRate * seconds - 1e-9) / seconds, mostRate);
}

Result<std::unique_ptr<FilmWriter>> openVideoFilm(const std::filesystem::path &file, int width, int height,
                                                  double shortest)
{
    const double rate = filmRate(shortest);
    // Browsers and slides play H.264, which not every FFmpeg can write.
    auto video = file.extension() == ".mp4" ? VideoWriter::open(file, rate, width, height, "avc1")
                                            : VideoWriter::open(file, rate, width, height);
    if (!video)
        video = VideoWriter::open(file, rate, width, height);
    if (!video)
        return video.error();
    return std::unique_ptr<FilmWriter>(std::make_unique<VideoFilm>(*std::move(video), rate));
}

} // namespace vitrine
