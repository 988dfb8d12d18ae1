#include "core/data/DatasetKind.h"
#include "core/data/DigitGenerator.h"
#include "core/data/sets/support/GeneratedPoints.h"

#include <cassert>

namespace vitrine {

namespace {

constexpr std::int64_t usualSize = 60000;

/// Items are written when they are asked for; item i is a digit i mod 10, so that the first ten are all ten.
class Digits final : public Dataset {
public:
    Digits(std::uint64_t seed, std::int64_t size) : m_generator(seed), m_size(size) { }

    std::string name() const override { return "digits"; }
    Message licence() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Drawn by this program from digits of free fonts (datasets/digits); free to use."));
    }
    std::int64_t size() const override { return m_size; }
    const std::vector<std::string> &classes() const override { return m_classes; }
    const Shape &itemShape() const override { return m_shape; }

    Result<std::int64_t> label(std::int64_t index) const override { return index % 10; }

    Result<DataItem> item(std::int64_t index) const override
    {
        assert(index >= 0 && index < m_size);
        Rng rng = m_generator.fork(static_cast<std::uint64_t>(index));
        const std::int64_t digit = index % 10;
        const DigitPixels pixels = writeDigit(static_cast<int>(digit), rng);
        std::vector<float> values(pixels.size());
        for (std::size_t i = 0; i < pixels.size(); ++i)
            values[i] = static_cast<float>(pixels[i]) / 255.0f;
        return DataItem{Snapshot::of(m_shape, std::move(values)), digit};
    }

private:
    Rng m_generator;
    std::int64_t m_size;
    Shape m_shape{1, 28, 28};
    std::vector<std::string> m_classes{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
};

class DigitsKind final : public DatasetKind {
public:
    std::string name() const override { return "digits"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Handwriting-like digits that this program draws, 28 × 28, as MNIST has them."));
    }
    const std::vector<NumberSpec> &options() const override
    {
        static const std::vector<NumberSpec> specs{sizeOption(usualSize)};
        return specs;
    }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        return std::shared_ptr<const Dataset>(
            std::make_shared<Digits>(request.seed, static_cast<std::int64_t>(request.options.at("size"))));
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeDigits();
std::unique_ptr<DatasetKind> makeDigits()
{
    return std::make_unique<DigitsKind>();
}

} // namespace vitrine
