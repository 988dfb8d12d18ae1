// What augmentation does with pixels and boxes, against OpenCV's numbers (tests/golden/yolox) and by hand.

#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/BoxMoves.h"
#include "core/detection/augment/Mosaic.h"
#include "core/detection/augment/Pixels.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace vitrine;
using Json = nlohmann::json;

namespace {

/// As in make_augment_golden.py.
RgbImage goldenPicture()
{
    RgbImage image = greyImage(19, 14, 0);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const auto level = [&](int c) {
                return static_cast<std::uint8_t>((37 * x + 91 * y + 53 * c + x * y * (c + 2)) % 256);
            };
            image.set(x, y, {level(0), level(1), level(2)});
        }
    return image;
}

} // namespace

class TestAugmentPixels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void warps_data();
    void warps();
    void colours();
    void colourShifts();
    void maps();
    void boxes();
    void tiles_data();
    void tiles();
    void grey();

private:
    Json m_golden;
};

void TestAugmentPixels::initTestCase()
{
    std::ifstream file(VITRINE_SOURCE_DIR "/tests/golden/yolox/augment.json");
    m_golden = Json::parse(file);
}

void TestAugmentPixels::warps_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < 4; ++i)
        QTest::addRow("change %d", i) << i;
}

void TestAugmentPixels::warps()
{
    QFETCH(int, index);
    const Json &expected = m_golden["warps"][static_cast<std::size_t>(index)];
    const auto number = [&expected](std::size_t i) { return expected["change"][i].get<double>(); };
    const AffineChange change{number(0), number(1), number(2), number(3), number(4), number(5)};
    const AffineMap map = change.map(16, 12);
    for (std::size_t i = 0; i < 6; ++i)
        QVERIFY(std::abs(map.m[i] - expected["matrix"][i].get<double>()) < 1e-12);
    const RgbImage result = warped(goldenPicture(), map, 16, 12, 114);
    QCOMPARE(result.values, expected["pixels"].get<std::vector<std::uint8_t>>());
}

void TestAugmentPixels::colours()
{
    const auto rgb = m_golden["colours"]["rgb"].get<std::vector<std::uint8_t>>();
    const auto hsv = m_golden["colours"]["hsv"].get<std::vector<std::uint8_t>>();
    const auto back = m_golden["colours"]["back"].get<std::vector<std::uint8_t>>();
    QVERIFY(rgb.size() > 1000);
    for (std::size_t i = 0; i < rgb.size(); i += 3) {
        QCOMPARE(hsvOf({rgb[i], rgb[i + 1], rgb[i + 2]}), (std::array{hsv[i], hsv[i + 1], hsv[i + 2]}));
        const Rgb found = rgbOf({hsv[i], hsv[i + 1], hsv[i + 2]});
        // OpenCV's vector code cuts what its own scalar code rounds.
        QVERIFY(std::abs(found.red - back[i]) <= 1 && std::abs(found.green - back[i + 1]) <= 1
                && std::abs(found.blue - back[i + 2]) <= 1);
    }
}

void TestAugmentPixels::colourShifts()
{
    RgbImage image = greyImage(1, 1, 0);
    const auto shifted = [&image](Rgb colour, HsvShift shift) {
        image.set(0, 0, colour);
        shiftColours(image, shift);
        return image.at(0, 0);
    };
    QCOMPARE(shifted({200, 30, 40}, {}), (Rgb{200, 30, 40}));
    QCOMPARE(shifted({255, 0, 0}, {60, 0, 0}), (Rgb{0, 255, 0})); // a third of the circle
    QCOMPARE(shifted({255, 0, 0}, {-60, 0, 0}), (Rgb{0, 0, 255}));
    QCOMPARE(shifted({250, 0, 0}, {0, 0, 30}), (Rgb{255, 0, 0})); // no more than there is
    QCOMPARE(shifted({20, 20, 20}, {0, 0, -30}), (Rgb{0, 0, 0}));
    QCOMPARE(shifted({100, 100, 200}, {0, -255, 0}), (Rgb{200, 200, 200}));
}

void TestAugmentPixels::maps()
{
    const AffineMap map = AffineChange{-8, 1.4, 1, 2, 0.1, -0.1}.map(640, 480);
    const AffineMap back = map.inverse();
    for (const auto &[x, y] : {std::pair{0.0, 0.0}, {100.0, 20.0}, {-3.0, 400.0}}) {
        const AffineMap::Point there = map.at(x, y), again = back.at(there.x, there.y);
        QVERIFY(std::abs(again.x - x) < 1e-9 && std::abs(again.y - y) < 1e-9);
    }
    const AffineMap turned{{0, 1, 0, -1, 0, 10}}; // a quarter counter-clockwise, and down
    QCOMPARE(turned.around({1, 2, 4, 8}), (Box{2, 6, 8, 9}));
}

void TestAugmentPixels::boxes()
{
    TracedBox box{0, 0, 0, 0, {10, 20, 30, 60}, {10, 20, 30, 60}};
    move(box, 0.5, -10, 5);
    QCOMPARE(box.whole, (Box{-5, 15, 5, 35}));
    cut(box, 40, 30);
    QCOMPARE(box.box, (Box{0, 15, 5, 30}));
    QCOMPARE(box.whole, (Box{-5, 15, 5, 35}));
    QCOMPARE(box.fate, BoxFate::Kept);
    mirror(box, 40);
    QCOMPARE(box.box, (Box{35, 15, 40, 30}));
    move(box, 1, 100, 0);
    cut(box, 40, 30);
    QCOMPARE(box.fate, BoxFate::Outside);
    move(box, 1, -100, 0);
    cut(box, 40, 30);
    QCOMPARE(box.fate, BoxFate::Outside); // what is gone doesn't come back
    QVERIFY(reasonOf({}, 1).isEmpty());
    QVERIFY(reasonOf(box, 1).text().find("outside") != std::string::npos);
}

void TestAugmentPixels::tiles_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QVector<int>>("expected"); // x, y, width, height, fromX, fromY
    QTest::newRow("top left") << 0 << QVector<int>{0, 10, 50, 40, 14, 0};
    QTest::newRow("top right") << 1 << QVector<int>{50, 10, 64, 40, 0, 0};
    QTest::newRow("bottom left") << 2 << QVector<int>{0, 50, 50, 40, 14, 0};
    QTest::newRow("bottom right") << 3 << QVector<int>{50, 50, 64, 40, 0, 0};
}

void TestAugmentPixels::tiles()
{
    QFETCH(int, part);
    QFETCH(QVector<int>, expected);
    MosaicPlan plan;
    plan.centerX = 50;
    plan.centerY = 50;
    const MosaicTile tile = mosaicTile(plan, part, 64, 40, 128, 128);
    QCOMPARE((QVector<int>{tile.x, tile.y, tile.width, tile.height, tile.fromX, tile.fromY}), expected);
    plan.centerX = 128; // as far as it goes
    plan.centerY = 0;
    const MosaicTile extreme = mosaicTile(plan, part, 64, 40, 128, 128);
    QCOMPARE(extreme.width, part % 2 == 1 ? 0 : 64);
    QCOMPARE(extreme.height, part < 2 ? 0 : 40);
}

void TestAugmentPixels::grey()
{
    const RgbImage fromGrey = rgbOf(Picture::of(2, 1, 1, std::vector<std::uint8_t>{7, 200}));
    QCOMPARE(fromGrey.values, (std::vector<std::uint8_t>{7, 7, 7, 200, 200, 200}));
    const RgbImage fromWords = rgbOf(Picture::of(1, 1, 3, std::vector<std::uint16_t>{0x1234, 0xffff, 0x00ff}));
    QCOMPARE(fromWords.values, (std::vector<std::uint8_t>{0x12, 0xff, 0}));
}

QTEST_GUILESS_MAIN(TestAugmentPixels)
#include "tst_augmentpixels.moc"
