#include "core/runs/TensorBoard.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace vitrine {

namespace {

template <typename Number>
void appendLittleEndian(std::string &bytes, Number number)
{
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        bytes.push_back(static_cast<char>(number >> (8 * i) & 0xff));
}

// Protocol buffers: a field is its number and wire type, then its value.

void appendVarint(std::string &bytes, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        bytes.push_back(static_cast<char>(value | 0x80));
    bytes.push_back(static_cast<char>(value));
}

void appendKey(std::string &bytes, unsigned field, unsigned wireType)
{
    appendVarint(bytes, field << 3 | wireType);
}

void appendBytes(std::string &bytes, unsigned field, std::string_view value)
{
    appendKey(bytes, field, 2);
    appendVarint(bytes, value.size());
    bytes += value;
}

void appendDouble(std::string &bytes, unsigned field, double value)
{
    appendKey(bytes, field, 1);
    appendLittleEndian(bytes, std::bit_cast<std::uint64_t>(value));
}

void appendFloat(std::string &bytes, unsigned field, double value)
{
    appendKey(bytes, field, 5);
    appendLittleEndian(bytes, std::bit_cast<std::uint32_t>(static_cast<float>(value)));
}

void appendRecord(std::string &file, const std::string &event)
{
    const auto masked = [](std::string_view bytes) {
        const std::uint32_t crc = crc32c(bytes);
        return (crc >> 15 | crc << 17)
            + 0xa282ead8U; // so that a checksum of data with checksums in it is no trivial one
    };
    std::string length;
    appendLittleEndian(length, static_cast<std::uint64_t>(event.size()));
    file += length;
    appendLittleEndian(file, masked(length));
    file += event;
    appendLittleEndian(file, masked(event));
}

struct Scalar {
    const char *tag;
    double value;
};

void appendScalars(std::string &file, double time, std::int64_t step, std::span<const Scalar> scalars)
{
    std::string summary;
    for (const Scalar &scalar : scalars) {
        if (!std::isfinite(scalar.value))
            continue;
        std::string value;
        appendBytes(value, 1, scalar.tag);
        appendFloat(value, 2, scalar.value);
        appendBytes(summary, 1, value);
    }
    if (summary.empty())
        return;
    std::string event;
    appendDouble(event, 1, time);
    appendKey(event, 2, 0);
    appendVarint(event, static_cast<std::uint64_t>(step));
    appendBytes(event, 5, summary);
    appendRecord(file, event);
}

std::string numberText(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return std::string(buffer.data(), end);
}

std::string csvLine(std::int64_t first, std::span<const double> numbers)
{
    std::string line = std::to_string(first);
    for (const double number : numbers)
        line += "," + numberText(number);
    return line + "\r\n";
}

} // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> entries{};
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value >> 1 ^ (value & 1 ? 0x82f63b78U : 0U);
            entries[i] = value;
        }
        return entries;
    }();
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = crc >> 8 ^ table[(crc ^ static_cast<std::uint8_t>(byte)) & 0xff];
    return ~crc;
}

std::string tensorBoardFileName(const RunInfo &run)
{
    return "events.out.tfevents." + std::to_string(run.started) + ".vitrine";
}

std::string tensorBoardEvents(const RunInfo &run, std::span<const StepRecord> steps)
{
    const auto start = static_cast<double>(run.started);
    std::string file, version;
    appendDouble(version, 1, start);
    appendBytes(version, 3, "brain.Event:2");
    appendRecord(file, version);
    for (const StepRecord &step : steps)
        appendScalars(file, start + step.seconds, step.step,
                      std::array<Scalar, 4>{{{"batch/loss", step.loss},
                                             {"batch/accuracy", step.accuracy},
                                             {"learning_rate", step.learningRate},
                                             {"gradient_norm", step.gradientNorm}}});
    double seconds = 0;
    for (const EpochRecord &epoch : run.epochs) {
        seconds += epoch.seconds;
        appendScalars(file, start + seconds, epoch.epoch,
                      std::array<Scalar, 4>{{{"train/loss", epoch.trainLoss},
                                             {"train/accuracy", epoch.trainAccuracy},
                                             {"validation/loss", epoch.validationLoss},
                                             {"validation/accuracy", epoch.validationAccuracy}}});
    }
    return file;
}

std::string epochsCsv(std::span<const EpochRecord> epochs)
{
    std::string text = "epoch,train_loss,train_accuracy,val_loss,val_accuracy,seconds\r\n";
    for (const EpochRecord &epoch : epochs)
        text += csvLine(epoch.epoch,
                        std::array{epoch.trainLoss, epoch.trainAccuracy, epoch.validationLoss, epoch.validationAccuracy,
                                   epoch.seconds});
    return text;
}

std::string stepsCsv(std::span<const StepRecord> steps)
{
    std::string text = "step,epoch,loss,accuracy,learning_rate,gradient_norm,seconds\r\n";
    for (const StepRecord &step : steps)
        text += csvLine(
            step.step,
            std::array{step.epoch, step.loss, step.accuracy, step.learningRate, step.gradientNorm, step.seconds});
    return text;
}

} // namespace vitrine
