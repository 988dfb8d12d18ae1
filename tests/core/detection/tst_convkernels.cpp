// Every set of kernels that this processor can run, against sums in double precision.

#include "core/base/Rng.h"
#include "core/detection/engine/kernels/ConvKernels.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace vitrine;

namespace {

template <typename Number>
Number numberOf(double value)
{
    if constexpr (std::is_same_v<Number, float>)
        return static_cast<float>(value);
    else
        return static_cast<Brain>(std::bit_cast<std::uint32_t>(static_cast<float>(value)) >> 16);
}

double valueOf(float number)
{
    return static_cast<double>(number);
}

double valueOf(Brain number)
{
    return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(number) << 16));
}

template <typename Number>
std::vector<Number> random(Rng &rng, std::size_t count)
{
    std::vector<Number> numbers(count);
    for (Number &number : numbers)
        number = numberOf<Number>(rng.uniform(-1, 1));
    return numbers;
}

double silu(double x)
{
    return x / (1 + std::exp(-x));
}

/// Of a result in BF16 eight bits are right, of one in FP32 all but the sum's rounding.
template <typename Number>
constexpr double tolerance = std::is_same_v<Number, float> ? 1e-5 : 1.0 / 128;

bool isNear(double actual, double expected, double limit)
{
    return std::abs(actual - expected) <= limit * std::max(1.0, std::abs(expected));
}

/// Pixels of `inputs` channels to `outputs`; numbers beyond what is asked for stay as they were.
template <typename X, typename Y>
void checkPixels(void (*kernel)(const ConvJob<X, Y> &, std::int64_t, std::int64_t), int pixels, int inputs, int outputs)
{
    constexpr std::size_t together = sizeof(float) / sizeof(X);
    Rng rng(static_cast<std::uint64_t>(pixels * 1000 + inputs + outputs));
    const auto taps = static_cast<std::size_t>(inputs), filled = static_cast<std::size_t>((outputs + 15) / 16 * 16);
    const std::vector<X> x = random<X>(rng, static_cast<std::size_t>(pixels) * taps);
    const std::vector<X> weights = random<X>(rng, filled * taps);
    const std::vector<float> bias = random<float>(rng, filled);
    std::vector<std::int64_t> offsets;
    for (int tap = 0; tap < inputs; ++tap)
        offsets.push_back(tap);
    const Y untouched = numberOf<Y>(77);
    std::vector<Y> y(static_cast<std::size_t>((pixels + 1) * outputs), untouched);
    for (const bool withSilu : {false, true}) {
        const ConvJob<X, Y> job{x.data(),    inputs,   offsets.data(), inputs,  weights.data(),
                                bias.data(), y.data(), outputs,        withSilu};
        kernel(job, 0, pixels / 2);
        kernel(job, pixels / 2, pixels);
        for (std::size_t p = 0; p < static_cast<std::size_t>(pixels); ++p)
            for (std::size_t o = 0; o < static_cast<std::size_t>(outputs); ++o) {
                double sum = static_cast<double>(bias[o]);
                for (std::size_t t = 0; t < taps; ++t)
                    sum +=
                        valueOf(x[p * taps + t])
                        * valueOf(
                            weights[(o / 16 * taps + t / together * together) * 16 + o % 16 * together + t % together]);
                const double expected = withSilu ? silu(sum) : sum;
                const double actual = valueOf(y[p * static_cast<std::size_t>(outputs) + o]);
                QVERIFY2(isNear(actual, expected, tolerance<Y>),
                         qPrintable(QString("%1 instead of %2").arg(actual).arg(expected)));
            }
        for (std::size_t i = static_cast<std::size_t>(pixels * outputs); i < y.size(); ++i)
            QCOMPARE(valueOf(y[i]), valueOf(untouched));
    }
}

template <typename Number>
void checkDepthwise(const ConvKernels<Number> &kernels, int width, int height, int stride)
{
    constexpr int channels = 32;
    Rng rng(static_cast<std::uint64_t>(width * 10 + stride));
    const int outWidth = (width - 1) / stride + 1, outHeight = (height - 1) / stride + 1;
    const std::vector<Number> x = random<Number>(rng, static_cast<std::size_t>(width * height * channels));
    const std::vector<float> weights = random<float>(rng, 9 * channels), bias = random<float>(rng, channels);
    std::vector<Number> y(static_cast<std::size_t>(outWidth * outHeight * channels));
    const DepthwiseJob<Number> job{x.data(), width,          height,      outWidth, stride,
                                   channels, weights.data(), bias.data(), y.data(), true};
    kernels.depthwise(job, 0, outHeight);
    for (int row = 0; row < outHeight; ++row)
        for (int column = 0; column < outWidth; ++column)
            for (int channel = 0; channel < channels; ++channel) {
                double sum = static_cast<double>(bias[static_cast<std::size_t>(channel)]);
                for (int tap = 0; tap < 9; ++tap) {
                    const int i = row * stride - 1 + tap / 3, j = column * stride - 1 + tap % 3;
                    if (i >= 0 && i < height && j >= 0 && j < width)
                        sum += valueOf(x[static_cast<std::size_t>((i * width + j) * channels + channel)])
                            * static_cast<double>(weights[static_cast<std::size_t>(tap * channels + channel)]);
                }
                const double actual =
                    valueOf(y[static_cast<std::size_t>((row * outWidth + column) * channels + channel)]);
                QVERIFY(isNear(actual, silu(sum), tolerance<Number>));
            }
}

template <typename Number>
void checkAll()
{
    if (allConvKernels<Number>().empty())
        QSKIP("This processor has none of the instruction sets.");
    for (const ConvKernels<Number> *kernels : allConvKernels<Number>()) {
        for (const int pixels : {1, 5, 12, 13, 40})
            for (const int outputs : {1, 5, 16, 24, 48, 85}) {
                checkPixels<Number, Number>(kernels->pixels, pixels, 18, outputs);
                checkPixels<float, Number>(kernels->picture, pixels, 27, outputs);
            }
        for (const int stride : {1, 2}) {
            checkDepthwise(*kernels, 13, 7, stride);
            checkDepthwise(*kernels, 2, 1, stride);
        }
    }
}

} // namespace

class TestConvKernels : public QObject {
    Q_OBJECT

private slots:
    void singlePrecision() { checkAll<float>(); }
    void brainFloats() { checkAll<Brain>(); }
    /// SiLU where its exponential would overflow.
    void extremes();
};

void TestConvKernels::extremes()
{
    for (const ConvKernels<float> *kernels : allConvKernels<float>()) {
        const std::int64_t tap = 0;
        const std::vector<float> weights(16, 1), bias(16, 0);
        for (const float value : {-1000.0F, -88.0F, -20.0F, -1e-30F, 0.0F, 1e-30F, 20.0F, 88.0F, 1000.0F}) {
            std::vector<float> y(16);
            kernels->pixels({&value, 1, &tap, 1, weights.data(), bias.data(), y.data(), 16, true}, 0, 1);
            const double expected = silu(static_cast<double>(value));
            QVERIFY2(isNear(static_cast<double>(y[0]), expected, 1e-6), qPrintable(QString::number(y[0])));
        }
        const float nan = NAN;
        std::vector<float> y(16);
        kernels->pixels({&nan, 1, &tap, 1, weights.data(), bias.data(), y.data(), 16, true}, 0, 1);
        QVERIFY(std::isnan(y[0]));
    }
}

QTEST_GUILESS_MAIN(TestConvKernels)
#include "tst_convkernels.moc"
