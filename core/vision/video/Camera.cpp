#include "core/vision/video/Camera.h"

#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/VideoReader.h"
#include "core/vision/video/opencv/VideoEntry.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fstream>
#include <optional>

namespace vitrine {

namespace {

std::string deviceFile(int index)
{
    return "/dev/video" + std::to_string(index);
}

std::string firstLine(const std::filesystem::path &file)
{
    std::string line;
    std::ifstream stream(file);
    std::getline(stream, line);
    return line;
}

/// From the folder of one device; none where it is no camera.
std::optional<CameraEntry> cameraOf(const std::filesystem::path &folder)
{
    const std::string name = folder.filename().string(), prefix = "video";
    CameraEntry camera;
    const char *const end = name.data() + name.size();
    if (!name.starts_with(prefix) || std::from_chars(name.data() + prefix.size(), end, camera.index).ptr != end)
        return {};
    const std::string place = firstLine(folder / "index"); // among the devices of one camera
    if (!place.empty() && place != "0")
        return {};
    camera.name = firstLine(folder / "name");
    if (camera.name.empty())
        camera.name = deviceFile(camera.index);
    return camera;
}

class Camera : public FrameSource {
public:
    Camera(CameraEntry camera, const VitrineVideoFunctions &functions, void *reader, const VitrineVideoFacts &facts)
        : m_camera(std::move(camera)), m_reader(functions, reader)
    {
        m_info.width = facts.width;
        m_info.height = facts.height;
        m_info.framesPerSecond = facts.framesPerSecond;
        m_info.live = true;
    }

    const VideoInfo &info() const override { return m_info; }
    std::string description() const override { return m_camera.name; }
    bool isGone() const override { return m_gone; }
    Result<std::optional<Frame>> next() override;
    Result<void> seek(std::int64_t) override
    {
        return fail(VITRINE_TEXT("core", "The camera %1 gives only what it sees now."), m_camera.name);
    }

private:
    CameraEntry m_camera;
    VideoReader m_reader;
    VideoInfo m_info;
    std::int64_t m_next = 0;
    std::chrono::steady_clock::time_point m_start;
    bool m_gone = false;
};

Result<std::optional<Frame>> Camera::next()
{
    Frame frame;
    frame.index = m_next;
    if (m_reader.read(m_camera.name, frame) != VideoReader::Read::Frame) {
        std::error_code ignored;
        m_gone = !std::filesystem::exists(deviceFile(m_camera.index), ignored);
        Error error = m_gone ? fail(VITRINE_TEXT("core", "The camera %1 was unplugged."), m_camera.name)
                             : fail(VITRINE_TEXT("core", "The camera %1 gave no picture."), m_camera.name);
        error.detail = m_reader.error().detail;
        return error;
    }
    const auto now = std::chrono::steady_clock::now();
    if (m_next == 0)
        m_start = now;
    frame.milliseconds = std::chrono::duration<double, std::milli>(now - m_start).count();
    ++m_next;
    return std::optional<Frame>(std::move(frame));
}

} // namespace

std::vector<CameraEntry> listCameras(const std::filesystem::path &folder)
{
    std::vector<CameraEntry> cameras;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (auto camera = cameraOf(at->path()))
            cameras.push_back(std::move(*camera));
    std::sort(cameras.begin(), cameras.end(),
              [](const CameraEntry &a, const CameraEntry &b) { return a.index < b.index; });
    return cameras;
}

Result<std::unique_ptr<FrameSource>> openCamera(const CameraEntry &camera)
{
    const auto library = videoLibrary();
    if (!library)
        return library.error();
    const std::string device = deviceFile(camera.index);
    std::error_code ignored;
    if (!std::filesystem::exists(device, ignored))
        return fail(VITRINE_TEXT("core", "The camera %1 is not plugged in: there is no %2."), camera.name, device);
    if (access(device.c_str(), R_OK | W_OK) != 0)
        return fail(VITRINE_TEXT("core",
                                 "You may not use the camera %1 (%2). Join the group “video”: sudo usermod -aG video "
                                 "$USER, then log in again."),
                    camera.name, device);
    std::array<char, 512> cause{};
    VitrineVideoFacts facts{};
    void *const reader = (*library)->openCamera(camera.index, &facts, cause.data(), static_cast<int>(cause.size()));
    if (reader == nullptr) {
        Error error =
            fail(VITRINE_TEXT("core", "The camera %1 can't be opened. Perhaps another program uses it."), camera.name);
        error.detail = cause.data();
        return error;
    }
    return std::unique_ptr<FrameSource>(std::make_unique<Camera>(camera, **library, reader, facts));
}

} // namespace vitrine
