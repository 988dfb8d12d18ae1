// Mosaic, MixUp and the rest on generated shapes: what is kept lies where the pixels are, and nothing is lost unsaid.

#include "core/data/ShapeGenerator.h"
#include "core/detection/augment/Augment.h"
#include "core/detection/augment/Mosaic.h"
#include "core/detection/augment/Pixels.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;

namespace {

constexpr int shapeSide = 48, side = 64, poolSize = 30;

/// A scene of shapes, some with a bare strip beside or below them, so that not all are square; masks beside its boxes.
struct Scene {
    std::shared_ptr<const LabelledPicture> picture;
    std::vector<std::vector<std::uint8_t>> masks;
};

RgbImage painted(int width, int height, const std::function<Rgb(std::size_t)> &colourAt)
{
    RgbImage image = greyImage(width, height, 90);
    for (int y = 0; y < shapeSide; ++y)
        for (int x = 0; x < shapeSide; ++x)
            image.set(x, y, colourAt(static_cast<std::size_t>(y * shapeSide + x)));
    return image;
}

std::vector<Scene> makePool(int mostObjects)
{
    std::vector<Scene> pool;
    Rng rng(5);
    for (int i = 0; i < poolSize; ++i) {
        const DrawnShapes drawn = drawShapes({shapeSide, mostObjects}, i % 6, rng);
        const int width = shapeSide + (i % 3 == 1 ? 30 : 0), height = shapeSide + (i % 3 == 2 ? 20 : 0);
        LabelledPicture picture;
        constexpr std::size_t plane = shapeSide * shapeSide;
        picture.image = painted(width, height, [&drawn](std::size_t at) {
            return Rgb{drawn.pixels[at], drawn.pixels[plane + at], drawn.pixels[2 * plane + at]};
        });
        Scene scene;
        for (const MarkedObject &object : drawn.objects) {
            picture.boxes.push_back({{object.x1, object.y1, object.x2, object.y2}, static_cast<int>(object.label)});
            scene.masks.push_back(object.mask);
        }
        if (i % 10 == 9) { // some show nothing
            picture.boxes.clear();
            scene.masks.clear();
        }
        scene.picture = std::make_shared<const LabelledPicture>(std::move(picture));
        pool.push_back(std::move(scene));
    }
    return pool;
}

PictureSource sourceOf(const std::vector<Scene> &pool)
{
    return [&pool](std::int64_t index) -> Result<std::shared_ptr<const LabelledPicture>> {
        return pool[static_cast<std::size_t>(index)].picture;
    };
}

PicturePool choices(const std::vector<Scene> &pool)
{
    return {poolSize, [&pool](std::int64_t index) { return !pool[static_cast<std::size_t>(index)].masks.empty(); }};
}

/// The same pictures black, but for one object of one of them in white.
PictureSource maskOf(const std::vector<Scene> &pool, const TracedBox &box)
{
    // Pictures are asked for in the order of their parts: the same one may be there twice.
    return [&pool, box, call = 0](std::int64_t index) mutable -> Result<std::shared_ptr<const LabelledPicture>> {
        const Scene &scene = pool[static_cast<std::size_t>(index)];
        const bool isIt = call++ == box.part;
        LabelledPicture black{greyImage(scene.picture->image.width, scene.picture->image.height, 0),
                              scene.picture->boxes};
        if (isIt) {
            const std::vector<std::uint8_t> &mask = scene.masks[static_cast<std::size_t>(box.object)];
            for (int y = 0; y < shapeSide; ++y)
                for (int x = 0; x < shapeSide; ++x)
                    if (mask[static_cast<std::size_t>(y * shapeSide + x)])
                        black.image.set(x, y, {255, 255, 255});
        }
        return std::make_shared<const LabelledPicture>(std::move(black));
    };
}

/// The pixels that an object covers in the result by at least half.
struct Covered {
    Box around{1e9F, 1e9F, -1, -1};
    int pixels = 0;
};

Covered coveredBy(const std::vector<Scene> &pool, AugmentPlan plan, AugmentSettings settings, const TracedBox &box)
{
    plan.colours = {};
    settings.padding = 0;
    const auto made = augmented(plan, maskOf(pool, box), settings, side, side);
    Covered covered;
    const int threshold = made->isMixed ? 64 : 128;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (made->image.at(x, y).red >= threshold) {
                Box &around = covered.around;
                around = {std::min(around.x1, static_cast<float>(x)), std::min(around.y1, static_cast<float>(y)),
                          std::max(around.x2, static_cast<float>(x + 1)),
                          std::max(around.y2, static_cast<float>(y + 1))};
                ++covered.pixels;
            }
    return covered;
}

bool holds(const Box &outer, const Box &inner, float slack)
{
    return inner.x1 >= outer.x1 - slack && inner.y1 >= outer.y1 - slack && inner.x2 <= outer.x2 + slack
        && inner.y2 <= outer.y2 + slack;
}

} // namespace

class TestAugment : public QObject {
    Q_OBJECT

private slots:
    void tenThousandSamples_data();
    void tenThousandSamples();
    void uprightBoxesAreTight();
    void sameSeedSameSample();
    void plansKeepTheirRanges();
    void lostBoxesSayWhy();
    void mixUpAddsAPicture();
    void pictureAlone();
    void sourceThatFails();
};

void TestAugment::tenThousandSamples_data()
{
    QTest::addColumn<bool>("small");
    QTest::newRow("as for S to X") << false;
    QTest::newRow("as for Nano and Tiny") << true;
}

void TestAugment::tenThousandSamples()
{
    QFETCH(bool, small);
    const std::vector<Scene> pool = makePool(3);
    AugmentSettings settings = small ? AugmentSettings::forSmallNetworks() : AugmentSettings();
    settings.smallestSide = 3;
    settings.mosaicProbability = 0.9;
    const Rng seed(11);
    int kept = 0, outside = 0, tooSmall = 0, mixed = 0;
    for (std::uint64_t sample = 0; sample < 10'000; ++sample) {
        Rng rng = seed.fork(sample);
        const auto first = static_cast<std::int64_t>(sample % poolSize);
        const AugmentPlan plan = drawPlan(settings, first, choices(pool), side, side, rng);
        const auto made = augmented(plan, sourceOf(pool), settings, side, side);
        QVERIFY(made.ok());
        QVERIFY(made->image.width == side && made->image.height == side);
        mixed += made->isMixed;
        for (const TracedBox &box : made->boxes) {
            kept += box.fate == BoxFate::Kept;
            outside += box.fate == BoxFate::Outside;
            tooSmall += box.fate == BoxFate::TooSmall;
            QCOMPARE(reasonOf(box, settings.smallestSide).isEmpty(), box.fate == BoxFate::Kept);
            if (box.fate != BoxFate::Kept)
                continue;
            QVERIFY(holds({0, 0, side, side}, box.box, 0));
            QVERIFY(box.box.width() > 3 && box.box.height() > 3);
            QVERIFY(holds(box.whole, box.box, 1e-3F));
        }
        if (made->boxes.empty())
            continue;
        // Of one object of each sample, where its pixels are.
        const TracedBox &box = made->boxes[sample % made->boxes.size()];
        const Covered covered = coveredBy(pool, plan, settings, box);
        if (covered.pixels == 0)
            continue;
        const float width = covered.around.width(), height = covered.around.height();
        if (box.fate == BoxFate::Kept)
            QVERIFY(holds(box.box, covered.around, 1.5F));
        else
            QVERIFY(std::min(width, height) <= (box.fate == BoxFate::Outside ? 1 : 4));
    }
    QVERIFY(kept > 10'000 && outside > 1000 && tooSmall > 100);
    QCOMPARE(mixed > 7000, !small);
}

void TestAugment::uprightBoxesAreTight()
{
    // Neither turned nor slanted, a box is as tight after as it was before.
    const std::vector<Scene> pool = makePool(2);
    AugmentSettings settings;
    settings.degrees = settings.shear = 0;
    settings.mosaicScale = {0.7, 1.6};
    int looked = 0;
    for (std::uint64_t sample = 0; sample < 500; ++sample) {
        Rng rng = Rng(3).fork(sample);
        const AugmentPlan plan = drawPlan(settings, 2, choices(pool), side, side, rng);
        const auto made = augmented(plan, sourceOf(pool), settings, side, side);
        QVERIFY(made.ok());
        for (const TracedBox &box : made->boxes) {
            if (box.fate != BoxFate::Kept || box.box != box.whole || std::min(box.box.width(), box.box.height()) < 12)
                continue;
            const Box around = coveredBy(pool, plan, settings, box).around;
            QVERIFY(holds(box.box, around, 1.5F) && holds(around, box.box, 3));
            ++looked;
        }
    }
    QVERIFY(looked > 300);
}

void TestAugment::sameSeedSameSample()
{
    const std::vector<Scene> pool = makePool(3);
    const auto sample = [&pool](std::uint64_t seed) {
        Rng rng(seed);
        const AugmentPlan plan = drawPlan({}, 4, choices(pool), side, side, rng);
        return std::pair(plan, augmented(plan, sourceOf(pool), {}, side, side)->image.values);
    };
    QVERIFY(sample(1) == sample(1));
    QVERIFY(sample(1).first != sample(2).first);
    QVERIFY(sample(1).second != sample(2).second);
}

void TestAugment::plansKeepTheirRanges()
{
    const AugmentSettings settings;
    Rng rng(9);
    double least = 9, most = 0;
    int flips = 0, hues = 0, pictures = 0;
    for (int i = 0; i < 4000; ++i) {
        const AugmentPlan plan = drawPlan(settings, 3, {poolSize, {}}, 640, 320, rng);
        QVERIFY(plan.mosaic && plan.mixUp);
        const MosaicPlan &mosaic = *plan.mosaic;
        QVERIFY(mosaic.centerX >= 320 && mosaic.centerX < 960 && mosaic.centerY >= 160 && mosaic.centerY < 480);
        QCOMPARE(mosaic.pictures[0], std::int64_t{3});
        QVERIFY(std::ranges::all_of(mosaic.pictures, [](auto index) { return index >= 0 && index < poolSize; }));
        QVERIFY(std::abs(mosaic.change.angle) <= 10 && std::abs(mosaic.change.shearY) <= 2);
        QVERIFY(std::abs(mosaic.change.moveX) <= 0.1 && std::abs(mosaic.change.moveY) <= 0.1);
        QVERIFY(mosaic.change.scale >= 0.1 && mosaic.change.scale <= 2);
        QVERIFY(plan.mixUp->scale >= 0.5 && plan.mixUp->scale <= 1.5);
        QVERIFY(std::abs(plan.colours.hue) < 5 && std::abs(plan.colours.saturation) < 30
                && std::abs(plan.colours.value) < 30);
        least = std::min(least, mosaic.change.scale);
        most = std::max(most, mosaic.change.scale);
        flips += plan.flips;
        hues += plan.colours.hue != 0;
        pictures += mosaic.pictures[3] == 29;
    }
    QVERIFY(least < 0.12 && most > 1.98);
    QVERIFY(std::abs(flips - 2000) < 150);
    QVERIFY(std::abs(hues - 1600) < 150); // half of them, less the fifth between −1 and 1
    QVERIFY(pictures > 80 && pictures < 200);
    // Where no picture has objects there is nothing to lay over.
    QVERIFY(!drawPlan(settings, 0, {5, [](std::int64_t) { return false; }}, 64, 64, rng).mixUp);
    const AugmentPlan last = drawPlan(AugmentSettings::forLastEpochs(), 0, {5, {}}, 64, 64, rng);
    QVERIFY(!last.mosaic && !last.mixUp);
}

void TestAugment::lostBoxesSayWhy()
{
    // One object in the middle of four equal pictures; the centre of the mosaic moves the first out of the canvas.
    const auto picture =
        std::make_shared<const LabelledPicture>(LabelledPicture{greyImage(100, 100, 50), {{{10, 40, 30, 60}, 2}}});
    const PictureSource source = [&picture](std::int64_t) -> Result<std::shared_ptr<const LabelledPicture>> {
        return picture;
    };
    AugmentPlan plan;
    plan.mosaic = MosaicPlan{100, 100, {0, 0, 0, 0}, {}};
    const auto at = [&](int centerX) {
        plan.mosaic->centerX = centerX;
        return augmented(plan, source, {}, 100, 100)->boxes[0];
    };
    QCOMPARE(at(100).fate, BoxFate::Kept);
    QCOMPARE(at(100).box, (Box{10, 40, 30, 60}));
    QCOMPARE(at(85).box, (Box{0, 40, 15, 60}));
    QCOMPARE(at(85).whole, (Box{-5, 40, 15, 60}));
    QCOMPARE(at(71).fate, BoxFate::TooSmall); // one pixel is left, and more is asked for
    QVERIFY(reasonOf(at(71), 1).text().find("1 × 20") != std::string::npos);
    QCOMPARE(at(70).fate, BoxFate::Outside);
    // Turned by 10° the flat box of nothing would have a width again.
    plan.mosaic->change.angle = 10;
    QCOMPARE(at(60).fate, BoxFate::Outside);
    QCOMPARE(augmented(plan, source, {}, 100, 100)->kept().size(), 1UL); // the top right one
}

void TestAugment::mixUpAddsAPicture()
{
    const auto flat = [](std::uint8_t grey, const Box &box) {
        return std::make_shared<const LabelledPicture>(LabelledPicture{greyImage(40, 20, grey), {{box, grey}}});
    };
    const PictureSource source = [&](std::int64_t index) -> Result<std::shared_ptr<const LabelledPicture>> {
        return index == 0 ? flat(100, {5, 5, 15, 15}) : flat(201, {10, 4, 20, 16});
    };
    AugmentPlan plan;
    plan.mosaic = MosaicPlan{80, 80, {0, 0, 0, 0}, {}};
    plan.mixUp = MixUpPlan{1, 0.5, true, 0, 0};
    const auto made = augmented(plan, source, {}, 80, 80);
    QVERIFY(made.ok() && made->isMixed);
    // The other one fills the upper half of 80 × 80, padded below; then all of it at half its size, mirrored.
    QCOMPARE(made->image.at(5, 5), (Rgb{(114 + 201) / 2, (114 + 201) / 2, (114 + 201) / 2}));
    QCOMPARE(made->image.at(5, 30), (Rgb{114, 114, 114}));
    QCOMPARE(made->image.at(60, 50), (Rgb{50, 50, 50})); // beyond it is black
    const TracedBox &added = made->boxes.back();
    QCOMPARE(added.part, TracedBox::mixUpPart);
    QCOMPARE(added.box, (Box{20, 4, 30, 16})); // 10…20 of 40 from the right
    QCOMPARE(added.classId, 201);
    // Larger than the result it is cut.
    plan.mixUp = MixUpPlan{1, 1.5, false, 0.999, 0};
    QCOMPARE(augmented(plan, source, {}, 80, 80)->boxes.back().whole, (Box{30 - 39, 12, 60 - 39, 48}));
    // Without an object in the mosaic it is left out.
    plan.mosaic->change.moveX = 3;
    QVERIFY(!augmented(plan, source, {}, 80, 80)->isMixed);
}

void TestAugment::pictureAlone()
{
    const auto picture =
        std::make_shared<const LabelledPicture>(LabelledPicture{greyImage(40, 20, 10), {{{-5, 2, 10, 30}, 1}}});
    const PictureSource source = [&](std::int64_t) -> Result<std::shared_ptr<const LabelledPicture>> {
        return picture;
    };
    AugmentPlan plan;
    plan.flips = true;
    const auto made = augmented(plan, source, {}, 80, 80);
    QVERIFY(made.ok());
    QCOMPARE(made->image.at(3, 39), (Rgb{10, 10, 10}));
    QCOMPARE(made->image.at(3, 40), (Rgb{114, 114, 114}));
    QCOMPARE(made->boxes[0].box, (Box{60, 4, 80, 40})); // cut at the picture, not only at the padding
}

void TestAugment::sourceThatFails()
{
    const PictureSource source = [](std::int64_t) -> Result<std::shared_ptr<const LabelledPicture>> {
        return fail("It is gone: %1", "a.png");
    };
    AugmentPlan plan;
    QCOMPARE(augmented(plan, source, {}, 64, 64).error().message.text(), std::string("It is gone: a.png"));
    plan.mosaic = MosaicPlan{64, 64, {}, {}};
    QVERIFY(!augmented(plan, source, {}, 64, 64).ok());
}

QTEST_GUILESS_MAIN(TestAugment)
#include "tst_augment.moc"
