#pragma once

#include <cstdint>

/// What goes between the program and its module vitrine_videoio, which alone links OpenCV's videoio: plain C, so that
/// neither side depends on the other's compiler or standard library. All texts are UTF-8.

extern "C" {

struct VitrineVideoFacts {
    int width;
    int height;
    double framesPerSecond;
    std::int64_t frameCount; ///< −1: not known
};

struct VitrineVideoFrame {
    int width;
    int height;
    double milliseconds; ///< since the start of the file; below 0: not known
};

/// The module's functions. Those that can fail return null or 0, and where there is a place for it, write the cause.
struct VitrineVideoFunctions {
    void *(*openFile)(const char *path, int timeoutMilliseconds, VitrineVideoFacts *facts, char *cause, int causeSize);
    void *(*openCamera)(int index, VitrineVideoFacts *facts, char *cause, int causeSize);
    /// Waits for the next frame: 1, or 0 at the end, or −1 with a cause.
    int (*grab)(void *reader, char *cause, int causeSize);
    /// Decodes the frame that was grabbed: 1, or −1 with a cause.
    int (*decode)(void *reader, VitrineVideoFrame *frame, char *cause, int causeSize);
    /// Copies the decoded frame: width · height · 3 bytes, red first.
    void (*copyRgb)(void *reader, std::uint8_t *rgb);
    int (*seek)(void *reader, std::int64_t frame);
    void (*closeReader)(void *reader);

    /// `codec`: four letters.
    void *(*openWriter)(const char *path, const char *codec, double framesPerSecond, int width, int height, char *cause,
                        int causeSize);
    int (*write)(void *writer, const std::uint8_t *rgb, char *cause, int causeSize);
    void (*closeWriter)(void *writer);
};

/// The one symbol of the module. Its name says the version of this header.
const VitrineVideoFunctions *vitrine_videoio_1();

} // extern "C"
