#pragma once

#include "core/vision/video/FrameSource.h"

#include <atomic>
#include <memory>

namespace vitrine {

/// The picture with left and right exchanged.
Picture mirrored(const Picture &picture);

/// Another source's pictures, left and right exchanged while `isOn`: who stands before a camera expects a mirror.
class MirroredSource : public FrameSource {
public:
    /// `isOn` may be changed from any thread; it counts from the next frame.
    MirroredSource(std::unique_ptr<FrameSource> source, std::shared_ptr<const std::atomic<bool>> isOn)
        : m_source(std::move(source)), m_isOn(std::move(isOn))
    {
    }

    const VideoInfo &info() const override { return m_source->info(); }
    std::string description() const override { return m_source->description(); }
    Result<std::optional<Frame>> next() override;
    Result<void> seek(std::int64_t frame) override { return m_source->seek(frame); }
    bool isGone() const override { return m_source->isGone(); }
    void interrupt() override { m_source->interrupt(); }

private:
    std::unique_ptr<FrameSource> m_source;
    std::shared_ptr<const std::atomic<bool>> m_isOn;
};

} // namespace vitrine
