// Augmentations: each does what it says, stays within 0 … 1, and repeats with the same random numbers.

#include "core/data/AugmentationKind.h"
#include "tests/core/data/SetSamples.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

namespace {

/// Values in memory with a view on them.
struct Canvas {
    int channels, height, width;
    std::vector<float> values;

    Canvas(int c, int h, int w) : channels(c), height(h), width(w), values(static_cast<std::size_t>(c * h * w)) { }
    PlanesView view() { return {channels, height, width, values}; }
    float &at(int c, int y, int x) { return values[static_cast<std::size_t>((c * height + y) * width + x)]; }
};

/// Every pixel another value, from 0.2 to 0.8.
Canvas ramp(int channels, int height, int width)
{
    Canvas canvas(channels, height, width);
    for (std::size_t i = 0; i < canvas.values.size(); ++i)
        canvas.values[i] = 0.2F
            + 0.6F * static_cast<float>(i * 7919 % canvas.values.size()) / static_cast<float>(canvas.values.size());
    return canvas;
}

Canvas changed(Canvas canvas, const std::string &text, std::uint64_t seed = 1)
{
    auto complete = completeAugmentations({*parseAugmentation(text)}, {canvas.channels, canvas.height, canvas.width});
    augment(*complete, canvas.view(), Rng(seed));
    return canvas;
}

double meanOf(const std::vector<float> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

class TestAugmentations : public QObject {
    Q_OBJECT

private slots:
    void each_data();
    void each();
    void rotation();
    void scale();
    void crop();
    void flip();
    void colour();
    void noise();
    void cutout();
    void oneDoesNotDisturbTheNext();
    void texts_data();
    void texts();
    void noPictures();
};

void TestAugmentations::each_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &kind : augmentationKinds())
        QTest::newRow(kind->name().c_str()) << QString::fromStdString(kind->name());
}

void TestAugmentations::each()
{
    QFETCH(QString, name);
    const AugmentationKind *kind = findAugmentationKind(name.toStdString());
    QVERIFY(!kind->title().isEmpty() && !kind->summary().isEmpty() && !kind->parameters().empty());
    for (const NumberSpec &spec : kind->parameters())
        QVERIFY(spec.defaultValue >= spec.min && spec.defaultValue <= spec.max && !spec.help.isEmpty());
    for (const int channels : {1, 3}) {
        const Canvas before = ramp(channels, 9, 13);
        std::size_t differing = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Canvas after = changed(before, kind->name(), seed);
            QCOMPARE(changed(before, kind->name(), seed).values, after.values);
            QVERIFY(std::ranges::all_of(after.values, [](float value) { return value >= 0 && value <= 1; }));
            differing += after.values != before.values;
        }
        QVERIFY(differing >= 5 && changed(before, kind->name(), 1).values != changed(before, kind->name(), 7).values);
    }
    // The largest and smallest settings, and a picture of a single pixel, are legal.
    for (const bool atMost : {false, true}) {
        NumberOptions extreme;
        for (const NumberSpec &spec : kind->parameters())
            extreme[spec.name] = atMost ? spec.max : spec.min;
        for (const int side : {1, 8}) {
            Canvas canvas = ramp(3, side, side);
            augment(*completeAugmentations({{kind->name(), extreme}}, {3, side, side}), canvas.view(), Rng(2));
            QVERIFY(std::ranges::all_of(canvas.values, [](float value) { return value >= 0 && value <= 1; }));
        }
    }
}

void TestAugmentations::rotation()
{
    const Canvas before = ramp(1, 8, 8);
    QCOMPARE(changed(before, "rotation=0").values, before.values);
    // A dot beside the middle wanders on a circle: as far from the middle as before, by no more than the angle.
    Canvas dot(1, 65, 65);
    for (int y = 30; y < 35; ++y)
        for (int x = 50; x < 55; ++x)
            dot.at(0, y, x) = 1;
    double most = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Canvas after = changed(dot, "rotation=30", seed);
        double sum = 0, sumX = 0, sumY = 0;
        for (int y = 0; y < 65; ++y)
            for (int x = 0; x < 65; ++x) {
                const double value = after.at(0, y, x);
                sum += value;
                sumX += value * (x - 32);
                sumY += value * (y - 32);
            }
        QVERIFY(std::abs(sum - 25) < 0.5);
        QVERIFY(std::abs(std::hypot(sumX / sum, sumY / sum) - 20) < 0.2);
        most = std::max(most, std::abs(std::atan2(sumY, sumX)) * 180 / M_PI);
    }
    QVERIFY2(most > 20 && most < 30.5, qPrintable(QString::number(most)));
}

void TestAugmentations::scale()
{
    Canvas square(1, 64, 64);
    for (int y = 24; y < 40; ++y)
        for (int x = 24; x < 40; ++x)
            square.at(0, y, x) = 1;
    double least = 1e9, most = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const double area = meanOf(changed(square, "scale=0.5", seed).values) * 64 * 64;
        least = std::min(least, area);
        most = std::max(most, area);
    }
    QVERIFY2(least > 256 / 2.4 && least < 140, qPrintable(QString::number(least)));
    QVERIFY2(most < 256 * 2.4 && most > 480, qPrintable(QString::number(most)));
}

void TestAugmentations::crop()
{
    Canvas dot(1, 11, 11);
    dot.at(0, 5, 5) = 1;
    std::set<std::pair<int, int>> places;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Canvas after = changed(dot, "crop=2", seed);
        QCOMPARE(meanOf(after.values) * 121, 1.0);
        const auto found = std::ranges::find(after.values, 1.0F) - after.values.begin();
        places.insert({static_cast<int>(found / 11) - 5, static_cast<int>(found % 11) - 5});
    }
    QCOMPARE(places.size(), std::size_t{25}); // every shift, and none further
    QVERIFY(std::ranges::all_of(
        places, [](const auto &place) { return std::abs(place.first) <= 2 && std::abs(place.second) <= 2; }));
    // What comes in at the border is the mirror image.
    Canvas border(1, 1, 4);
    border.values = {0.1F, 0.2F, 0.3F, 0.4F};
    bool seen = false;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        seen = seen || changed(border, "crop=2", seed).values == std::vector<float>{0.2F, 0.1F, 0.1F, 0.2F};
    QVERIFY(seen);
}

void TestAugmentations::flip()
{
    Canvas before(3, 2, 3);
    std::iota(before.values.begin(), before.values.end(), 0.0F);
    Canvas sideways = changed(before, "flip=1"), upright = changed(before, "flip:horizontal=0,vertical=1");
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < 2; ++y)
            for (int x = 0; x < 3; ++x) {
                QCOMPARE(sideways.at(c, y, x), before.at(c, y, 2 - x));
                QCOMPARE(upright.at(c, y, x), before.at(c, 1 - y, x));
            }
    int flipped = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed)
        flipped += changed(before, "flip", seed).values != before.values;
    QVERIFY2(flipped > 150 && flipped < 250, qPrintable(QString::number(flipped)));
}

void TestAugmentations::colour()
{
    const Canvas before = ramp(3, 6, 6);
    QVERIFY(std::ranges::equal(changed(before, "colour:brightness=0,contrast=0,saturation=0").values, before.values,
                               [](float a, float b) { return std::abs(a - b) < 1e-6F; }));
    // Brightness alone multiplies all by one number.
    const Canvas bright = changed(before, "colour:brightness=0.2,contrast=0,saturation=0", 3);
    const float factor = bright.values[0] / before.values[0];
    QVERIFY(factor != 1 && factor > 0.8F && factor < 1.2F);
    for (std::size_t i = 0; i < before.values.size(); ++i)
        QVERIFY(std::abs(bright.values[i] - before.values[i] * factor) < 1e-5F);
    // Contrast keeps the mean grey, saturation each pixel's own.
    const auto grey = [](Canvas canvas, int y, int x) {
        return 0.299F * canvas.at(0, y, x) + 0.587F * canvas.at(1, y, x) + 0.114F * canvas.at(2, y, x);
    };
    const Canvas saturated = changed(before, "colour:brightness=0,contrast=0,saturation=0.2", 4);
    QVERIFY(saturated.values != before.values);
    QVERIFY(std::abs(grey(saturated, 2, 3) - grey(before, 2, 3)) < 1e-5F);
    Canvas plain = ramp(1, 6, 6);
    const Canvas contrasted = changed(plain, "colour:brightness=0,contrast=0.2,saturation=0.2", 5);
    QVERIFY(contrasted.values != plain.values);
    QVERIFY(std::abs(meanOf(contrasted.values) - meanOf(plain.values)) < 1e-5);
}

void TestAugmentations::noise()
{
    Canvas grey(3, 40, 40);
    std::ranges::fill(grey.values, 0.5F);
    const Canvas after = changed(grey, "noise=0.1");
    double square = 0;
    for (const float value : after.values)
        square += std::pow(static_cast<double>(value) - 0.5, 2);
    const double deviation = std::sqrt(square / static_cast<double>(after.values.size()));
    QVERIFY2(std::abs(deviation - 0.1) < 0.005, qPrintable(QString::number(deviation)));
    QVERIFY(std::abs(meanOf(after.values) - 0.5) < 0.005);
}

void TestAugmentations::cutout()
{
    const Canvas before = ramp(3, 20, 20);
    std::size_t most = 0, untouched = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Canvas after = changed(before, "cutout:size=0.5,probability=0.7", seed);
        std::size_t covered = 0;
        for (std::size_t i = 0; i < 400; ++i)
            covered += after.values[i] != before.values[i];
        most = std::max(most, covered);
        untouched += covered == 0;
    }
    QVERIFY2(most >= 95 && most <= 100, qPrintable(QString::number(most)));
    QVERIFY(untouched > 5 && untouched < 35);
}

void TestAugmentations::oneDoesNotDisturbTheNext()
{
    const auto both = completeAugmentations({*parseAugmentation("noise=0"), *parseAugmentation("cutout")}, {1, 9, 9});
    const auto other = completeAugmentations({*parseAugmentation("flip=0"), *parseAugmentation("cutout")}, {1, 9, 9});
    Canvas a = ramp(1, 9, 9), b = a;
    augment(*both, a.view(), Rng(8));
    augment(*other, b.view(), Rng(8));
    QCOMPARE(a.values, b.values);
}

void TestAugmentations::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown") << "blur"
                             << "There is no augmentation “blur”. There are: colour, crop, cutout, flip, noise, "
                                "rotation, scale.";
    QTest::newRow("out of range") << "rotation=200"
                                  << "The option “degrees” of rotation lies between 0 and 180.";
    QTest::newRow("no number") << "rotation=far"
                               << "“degrees=far” is no option of rotation; write NAME=NUMBER. There are: degrees (0 … "
                                  "180).";
    QTest::newRow("unknown option") << "flip:sideways=1"
                                    << "“sideways” is no option of flip. There are: horizontal (0 … 1), vertical (0 … "
                                       "1).";
    QTest::newRow("not whole") << "crop=1.5"
                               << "The option “padding” of crop is a whole number.";
}

void TestAugmentations::texts()
{
    QFETCH(QString, text);
    const auto augmentation = parseAugmentation(text.toStdString());
    QVERIFY(!augmentation.ok());
    QTEST(messageOf(augmentation.error()), "message");
}

void TestAugmentations::noPictures()
{
    QVERIFY(completeAugmentations({}, {2}).ok());
    QVERIFY(!completeAugmentations({{"flip", {}}}, {2}).ok());
    QVERIFY(!completeAugmentations({{"flip", {}}}, {4, 8, 8}).ok());
    QVERIFY(!completeAugmentations({{"flip", {{"vertical", 7}}}}, {1, 8, 8}).ok());
    QVERIFY(!completeAugmentations({{"twirl", {}}}, {1, 8, 8}).ok());
}

QTEST_GUILESS_MAIN(TestAugmentations)
#include "tst_augmentations.moc"
