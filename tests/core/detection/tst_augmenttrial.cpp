// An augmentation to try things with: the same as the seed's plan, each part switched off by itself, each stage seen;
// and the three ways to make a picture fit.

#include "core/detection/augment/Augment.h"
#include "core/detection/augment/AugmentTrial.h"
#include "core/detection/augment/PictureFit.h"
#include "core/detection/augment/Pixels.h"

#include <QtTest>

#include <vector>

using namespace vitrine;

namespace {

constexpr int side = 64, poolSize = 6;

LabelledPicture pictureOf(int index)
{
    LabelledPicture picture{greyImage(80, 60, static_cast<std::uint8_t>(40 + 30 * index)), {}};
    picture.boxes.push_back({{10, 10, 50, 40}, index});
    return picture;
}

Result<std::shared_ptr<const LabelledPicture>> source(std::int64_t index)
{
    return std::make_shared<const LabelledPicture>(pictureOf(index < 0 ? poolSize : static_cast<int>(index)));
}

const PicturePool pool{poolSize, {}};

} // namespace

class TestAugmentTrial : public QObject {
    Q_OBJECT

private slots:
    void drawsThePlanOfTheSeed();
    void partsAreSwitchedOffAlone();
    void stagesLeadToTheResult();
    void ratioIsThatOfBrightness();
    void exchangeGivesAnother();
    void rescaledKeepsThePlace();
    void waysToFit();
    void cropLosesAndSaysSo();
};

void TestAugmentTrial::drawsThePlanOfTheSeed()
{
    const AugmentSettings all[]{AugmentSettings(), AugmentSettings::forSmallNetworks(),
                                AugmentSettings::forLastEpochs()};
    for (const AugmentSettings &settings : all)
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Rng rng(seed);
            const AugmentPlan plan = drawPlan(settings, -1, pool, side, side, rng);
            const AugmentTrial trial = drawTrial(settings, seed, -1, pool, side, side);
            QVERIFY(trial.active() == plan);
            QVERIFY(trial.plan.mosaic && trial.plan.mixUp); // what is off has its numbers all the same
        }
}

void TestAugmentTrial::partsAreSwitchedOffAlone()
{
    const AugmentTrial whole = drawTrial({}, 3, -1, pool, side, side);
    AugmentTrial trial = whole;
    trial.usesAffine = false;
    QVERIFY(trial.active().mosaic->change == AffineChange());
    QCOMPARE(trial.active().mosaic->centerX, whole.mosaic().centerX);
    QVERIFY(trial.active().mixUp == whole.plan.mixUp);
    trial = whole;
    trial.usesMixUp = false;
    QVERIFY(!trial.active().mixUp && trial.active().mosaic == whole.plan.mosaic);
    trial = whole;
    trial.usesMosaic = false; // MixUp is done on mosaics alone
    QVERIFY(!trial.active().mosaic && !trial.active().mixUp);
    trial.usesMosaic = true;
    QVERIFY(trial == whole);
    trial.plan.colours = {5, 0, 0};
    trial.usesColours = false;
    QVERIFY(trial.active().colours == HsvShift());
}

void TestAugmentTrial::stagesLeadToTheResult()
{
    AugmentTrial trial = drawTrial({}, 1, -1, pool, side, side);
    std::vector<AugmentStage> stages;
    std::vector<RgbImage> images;
    const auto watch = [&](AugmentStage stage, const AugmentedPicture &picture) {
        stages.push_back(stage);
        images.push_back(picture.image);
    };
    const auto watched = augmented(trial.active(), source, trial.settings, side, side, watch);
    const auto plain = augmented(trial.active(), source, trial.settings, side, side);
    QVERIFY(watched && plain);
    QVERIFY(watched->image.values == plain->image.values);
    const std::vector<AugmentStage> expected{AugmentStage::Canvas,  AugmentStage::Affine, AugmentStage::MixUp,
                                             AugmentStage::Colours, AugmentStage::Flip,   AugmentStage::Labels};
    QVERIFY(stages == expected);
    QCOMPARE(images.front().width, 2 * side);
    QVERIFY(images.back().values == plain->image.values);
    stages.clear();
    trial.usesMosaic = false;
    QVERIFY(augmented(trial.active(), source, trial.settings, side, side, watch));
    QVERIFY(stages
            == (std::vector<AugmentStage>{AugmentStage::Fit, AugmentStage::Colours, AugmentStage::Flip,
                                          AugmentStage::Labels}));
}

void TestAugmentTrial::ratioIsThatOfBrightness()
{
    const RgbImage dark = greyImage(2, 2, 11), bright = greyImage(2, 2, 200);
    QCOMPARE(int(blended(dark, bright, 0.5).values[0]), 105); // the mean, rounded down
    QCOMPARE(int(blended(dark, bright, 0).values[0]), 11);
    QCOMPARE(int(blended(dark, bright, 1).values[0]), 200);
    QCOMPARE(int(blended(dark, bright, 0.25).values[0]), 58);
}

void TestAugmentTrial::exchangeGivesAnother()
{
    for (std::int64_t picture = -1; picture < poolSize; ++picture) {
        const std::int64_t other = exchanged(picture, 7, pool);
        QVERIFY(other != picture && other >= 0 && other < poolSize);
        QCOMPARE(exchanged(picture, 7, pool), other);
    }
    QCOMPARE(exchanged(0, 7, {1, {}}), 0);
}

void TestAugmentTrial::rescaledKeepsThePlace()
{
    AugmentTrial trial = drawTrial({}, 2, -1, pool, 100, 100);
    trial.mosaic().centerX = 150;
    trial.mosaic().centerY = 50;
    const AugmentTrial larger = rescaled(trial, 100, 100, 200, 400);
    QCOMPARE(larger.mosaic().centerX, 300);
    QCOMPARE(larger.mosaic().centerY, 200);
}

void TestAugmentTrial::waysToFit()
{
    const LabelledPicture picture = pictureOf(0); // 80 × 60
    const FitResult letterbox = fitted(FitKind::Letterbox, picture, 160, 160, 1, 114);
    QCOMPARE(letterbox.fit.resizedWidth, 160);
    QCOMPARE(letterbox.fit.resizedHeight, 120);
    QCOMPARE(letterbox.padded, 0.25);
    QCOMPARE(int(letterbox.image.at(0, 159).red), 114);
    QVERIFY((letterbox.boxes[0].box == Box{20, 20, 100, 80}));
    const FitResult stretched = fitted(FitKind::Stretch, picture, 160, 160, 1, 114);
    QCOMPARE(stretched.fit.distortion(), 0.75); // 2 across, 8/3 down
    QCOMPARE(stretched.padded, 0.0);
    QCOMPARE(stretched.boxes[0].box.width() / stretched.boxes[0].box.height(), 1.0F);
}

void TestAugmentTrial::cropLosesAndSaysSo()
{
    LabelledPicture picture{greyImage(200, 100, 9), {}};
    picture.boxes = {{{0, 0, 40, 50}, 0}, {{40, 0, 60, 100}, 0}, {{90, 20, 110, 60}, 0}};
    const FitResult crop = fitted(FitKind::Crop, picture, 100, 100, 1, 114);
    QCOMPARE(crop.fit.x, -50);
    QCOMPARE(crop.visible, 0.5);
    QVERIFY(crop.boxes[0].fate == BoxFate::Outside);
    QVERIFY(crop.boxes[1].fate == BoxFate::Kept);
    QCOMPARE(visibleShare(crop.boxes[1]), 0.5);
    QVERIFY((crop.boxes[2].box == Box{40, 20, 60, 60}));
    const FitResult strict = fitted(FitKind::Crop, picture, 100, 100, 10, 114);
    QVERIFY(strict.boxes[1].fate == BoxFate::TooSmall);
}

QTEST_APPLESS_MAIN(TestAugmentTrial)

#include "tst_augmenttrial.moc"
