#include "core/vision/video/opencv/VideoEntry.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <string>

namespace {

struct Reader {
    cv::VideoCapture capture;
    cv::Mat bgr;
};

struct Writer {
    cv::VideoWriter writer;
    cv::Mat bgr;
    cv::Size size;
};

void say(char *cause, int size, const char *text)
{
    if (cause == nullptr || size <= 0)
        return;
    const auto length = std::min(std::strlen(text), static_cast<std::size_t>(size) - 1);
    std::memcpy(cause, text, length);
    cause[length] = '\0';
}

/// Runs something of OpenCV's; what it throws becomes `failed` and a cause.
template <typename Work, typename Value>
Value guarded(Value failed, char *cause, int size, Work work)
{
    try {
        return work();
    } catch (const std::exception &error) {
        say(cause, size, error.what());
    } catch (...) {
        say(cause, size, "unknown exception");
    }
    return failed;
}

void readFacts(const cv::VideoCapture &capture, VitrineVideoFacts *facts)
{
    const double count = capture.get(cv::CAP_PROP_FRAME_COUNT);
    const double rate = capture.get(cv::CAP_PROP_FPS);
    facts->width = static_cast<int>(capture.get(cv::CAP_PROP_FRAME_WIDTH));
    facts->height = static_cast<int>(capture.get(cv::CAP_PROP_FRAME_HEIGHT));
    facts->framesPerSecond = rate > 0 && rate < 1000 ? rate : 0;
    // Files without a length give nonsense here, negative or beyond all bounds.
    facts->frameCount = count >= 1 && count < 1e12 ? static_cast<std::int64_t>(count) : -1;
}

void *openFile(const char *path, int timeout, VitrineVideoFacts *facts, char *cause, int size)
{
    return guarded(static_cast<void *>(nullptr), cause, size, [&]() -> void * {
        auto reader = std::make_unique<Reader>();
        // FFmpeg by name: GStreamer would start threads and a main loop of its own, and the reader of numbered pictures
        // would take a file name for a pattern.
        if (!reader->capture.open(path, cv::CAP_FFMPEG,
                                  {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, timeout, cv::CAP_PROP_READ_TIMEOUT_MSEC, timeout})) {
            say(cause, size, "FFmpeg knows no video in it");
            return nullptr;
        }
        readFacts(reader->capture, facts);
        return reader.release();
    });
}

void *openCamera(int index, VitrineVideoFacts *facts, char *cause, int size)
{
    return guarded(static_cast<void *>(nullptr), cause, size, [&]() -> void * {
        auto reader = std::make_unique<Reader>();
        if (!reader->capture.open(index, cv::CAP_V4L2)) {
            say(cause, size, "V4L2 can't open it");
            return nullptr;
        }
        // The newest picture, not the oldest of four; drivers that can't simply don't.
        reader->capture.set(cv::CAP_PROP_BUFFERSIZE, 1);
        readFacts(reader->capture, facts);
        facts->frameCount = -1;
        return reader.release();
    });
}

int grab(void *handle, char *cause, int size)
{
    return guarded(-1, cause, size, [&] { return static_cast<Reader *>(handle)->capture.grab() ? 1 : 0; });
}

int decode(void *handle, VitrineVideoFrame *frame, char *cause, int size)
{
    auto *reader = static_cast<Reader *>(handle);
    return guarded(-1, cause, size, [&] {
        if (!reader->capture.retrieve(reader->bgr) || reader->bgr.empty()) {
            say(cause, size, "the frame can't be decoded");
            return -1;
        }
        if (reader->bgr.type() == CV_8UC1)
            cv::cvtColor(reader->bgr, reader->bgr, cv::COLOR_GRAY2BGR);
        if (reader->bgr.type() != CV_8UC3) {
            say(cause, size, "the frame is not 8-bit colour");
            return -1;
        }
        frame->width = reader->bgr.cols;
        frame->height = reader->bgr.rows;
        frame->milliseconds = reader->capture.get(cv::CAP_PROP_POS_MSEC);
        return 1;
    });
}

void copyRgb(void *handle, std::uint8_t *rgb)
{
    auto *reader = static_cast<Reader *>(handle);
    guarded(0, nullptr, 0, [&] {
        cv::Mat out(reader->bgr.rows, reader->bgr.cols, CV_8UC3, rgb);
        cv::cvtColor(reader->bgr, out, cv::COLOR_BGR2RGB);
        return 1;
    });
}

int seek(void *handle, std::int64_t frame)
{
    return guarded(0, nullptr, 0, [&] {
        return static_cast<Reader *>(handle)->capture.set(cv::CAP_PROP_POS_FRAMES, static_cast<double>(frame)) ? 1 : 0;
    });
}

void closeReader(void *handle)
{
    guarded(0, nullptr, 0, [&] {
        delete static_cast<Reader *>(handle);
        return 1;
    });
}

void *openWriter(const char *path, const char *codec, double rate, int width, int height, char *cause, int size)
{
    return guarded(static_cast<void *>(nullptr), cause, size, [&]() -> void * {
        auto writer = std::make_unique<Writer>();
        writer->size = {width, height};
        const int fourcc = cv::VideoWriter::fourcc(codec[0], codec[1], codec[2], codec[3]);
        // MJPEG by OpenCV's own writer, which is there even where FFmpeg lacks its encoders.
        const int api = std::strcmp(codec, "MJPG") == 0 ? cv::CAP_OPENCV_MJPEG : cv::CAP_FFMPEG;
        if (!writer->writer.open(path, api, fourcc, rate, writer->size, true)) {
            say(cause, size, "OpenCV has no encoder for it, or can't write there");
            return nullptr;
        }
        return writer.release();
    });
}

int write(void *handle, const std::uint8_t *rgb, char *cause, int size)
{
    auto *writer = static_cast<Writer *>(handle);
    return guarded(0, cause, size, [&] {
        const cv::Mat in(writer->size, CV_8UC3, const_cast<std::uint8_t *>(rgb));
        cv::cvtColor(in, writer->bgr, cv::COLOR_RGB2BGR);
        writer->writer.write(writer->bgr);
        return 1;
    });
}

void closeWriter(void *handle)
{
    guarded(0, nullptr, 0, [&] {
        delete static_cast<Writer *>(handle);
        return 1;
    });
}

} // namespace

extern "C" __attribute__((visibility("default"))) const VitrineVideoFunctions *vitrine_videoio_1()
{
    static const VitrineVideoFunctions functions{openFile, openCamera,  grab,       decode, copyRgb,
                                                 seek,     closeReader, openWriter, write,  closeWriter};
    return &functions;
}
