#include "core/vision/video/MirroredSource.h"
#include "core/vision/video/ScriptedSource.h"

#include <QtTest>

using namespace vitrine;

namespace {

/// Two frames of 3 × 2 pixels that tell left from right.
class Pair : public FrameSource {
public:
    Pair() { m_info.live = true; }
    const VideoInfo &info() const override { return m_info; }
    std::string description() const override { return "Pair"; }
    bool isGone() const override { return false; }
    Result<void> seek(std::int64_t) override { return {}; }
    Result<std::optional<Frame>> next() override
    {
        Frame frame;
        frame.picture = picture();
        frame.index = m_next++;
        return m_next <= 2 ? std::optional(std::move(frame)) : std::nullopt;
    }
    static Picture picture()
    {
        std::vector<std::uint8_t> values;
        for (std::uint8_t i = 0; i < 18; ++i)
            values.push_back(i);
        return Picture::of(3, 2, 3, std::move(values));
    }

private:
    VideoInfo m_info;
    std::int64_t m_next = 0;
};

} // namespace

class TestMirroredSource : public QObject {
    Q_OBJECT

private slots:
    void exchangesLeftAndRight()
    {
        const Picture colour = mirrored(Pair::picture());
        const std::vector<std::uint8_t> expected{6, 7, 8, 3, 4, 5, 0, 1, 2, 15, 16, 17, 12, 13, 14, 9, 10, 11};
        QVERIFY(std::ranges::equal(colour.bytes(), expected));
        QVERIFY(mirrored(colour) == Pair::picture());
        const Picture grey = Picture::of(2, 2, 1, std::vector<std::uint16_t>{1, 2, 3, 4});
        QVERIFY(mirrored(grey) == Picture::of(2, 2, 1, std::vector<std::uint16_t>{2, 1, 4, 3}));
        QVERIFY(!mirrored(Picture()).valid());
    }

    void canBeTurnedOnAndOff()
    {
        const auto isOn = std::make_shared<std::atomic<bool>>(true);
        MirroredSource source(std::make_unique<Pair>(), isOn);
        QVERIFY(source.info().live);
        QCOMPARE(source.description(), std::string("Pair"));
        auto first = source.next();
        QVERIFY(first.ok() && *first && (*first)->picture == mirrored(Pair::picture()));
        *isOn = false;
        auto second = source.next();
        QVERIFY(second.ok() && *second && (*second)->picture == Pair::picture());
        QCOMPARE((*second)->index, 1);
        auto end = source.next();
        QVERIFY(end.ok() && !*end);
    }

    /// Errors are the source's own.
    void passesErrorsOn()
    {
        VideoInfo info;
        info.width = info.height = 4;
        MirroredSource source(
            std::make_unique<ScriptedSource>(info, std::vector<ScriptStep>{{ScriptStep::Kind::Unplug}}),
            std::make_shared<std::atomic<bool>>(true));
        QVERIFY(!source.next().ok());
        QVERIFY(source.isGone());
    }
};

QTEST_GUILESS_MAIN(TestMirroredSource)
#include "tst_mirroredsource.moc"
