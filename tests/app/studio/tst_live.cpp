// vitrine-test: TIMEOUT 600; SERIAL
// A video or a camera as input of the Network room: frames that follow each other, the frozen one, what freezes by
// itself, and sources that end, break or are pulled out.

#include "app/studio/actions/Actions.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/files/FileDrop.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/LiveDesk.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/network/desks/StepDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/Rooms.h"
#include "core/vision/video/ScriptedSource.h"
#include "core/vision/video/VideoLibrary.h"
#include "tests/app/studio/JournalTrip.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/Looks.h"
#include "tests/support/Screenshot.h"
#include "tests/support/VideoSample.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/explanation/ExplanationPanel.h"
#include "widgets/input/InputPanel.h"
#include "widgets/input/LivePage.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/StepFlow.h"
#include "widgets/transport/TransportBar.h"
#include "widgets/video/FramePump.h"
#include "widgets/video/VideoBar.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QStatusBar>
#include <QToolButton>
#include <QUndoStack>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int frames = 60;
constexpr double rate = 30;
constexpr int mebibyte = 1 << 20;
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 quarantine = 256 * mebibyte; // where AddressSanitizer keeps what was freed, as a rule
#else
constexpr qint64 quarantine = 0;
#endif

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

/// A camera that does what the steps say.
FrameSourceOpener camera(const std::vector<ScriptStep> &steps, int side = 32)
{
    VideoInfo info;
    info.width = info.height = side;
    info.live = true;
    return [info, steps]() -> Result<std::unique_ptr<FrameSource>> {
        return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(info, steps));
    };
}

} // namespace

class TestLive : public QObject {
    Q_OBJECT

private:
    StudioWindow m_studio;

    NetworkRoom &room() const { return *m_studio->networkRoom(); }
    Session &session() const { return *room().session(); }
    LiveDesk &live() const { return *room().live(); }
    FramePump &pump() const { return *live().pump(); }
    LivePage &page() const { return *room().input()->livePage(); }
    QUndoStack &undo() const { return *room().undoStack(); }
    QAction *action(Command command) const { return m_studio->actions()[command]; }
    QString path(const char *name) const { return m_studio.filePath(QString::fromLatin1(name)); }
    const PictureSource &shown() const { return session().outcome()->question.picture; }
    QString said() const { return m_studio->statusBar()->currentMessage(); }

    /// Frames of it are on the maps.
    void play(const char *name)
    {
        emit m_studio->drop()->filesDropped({path(name)});
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->isFleeting && shown().item > 2, patience);
    }
    /// The frame that was frozen has been run in full.
    void waitForFrozen() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(!live().isLive() && !session().isBusy() && !session().outcome()->isFleeting, patience);
        QVERIFY(shown().kind == PictureSource::Kind::Frame);
        QVERIFY(session().trace()->hasBackward);
    }
    void waitForNext() const
    {
        const QSignalSpy next(&session(), &Session::outcomeChanged);
        QTRY_VERIFY_WITH_TIMEOUT(next.count() > 1, patience);
    }
    void key(Qt::Key key) const { QTest::keyClick(m_studio.get(), key); }

private slots:
    void initTestCase()
    {
        const auto library = videoLibrary();
        if (!library && qEnvironmentVariableIntValue("VITRINE_REQUIRE_VIDEO") == 0)
            QSKIP(library.error().message.text().c_str());
        QVERIFY(writeVideo(path("clip.avi"), frames, rate));
        QFile whole(path("clip.avi")), half(path("half.avi")), none(path("none.avi"));
        QVERIFY(whole.open(QIODevice::ReadOnly) && half.open(QIODevice::WriteOnly) && none.open(QIODevice::WriteOnly));
        half.write(whole.readAll().first(whole.size() / 2));
        none.write("this is no video");
    }

    void init() { QVERIFY(m_studio.open()); }
    void cleanup() { m_studio.close(); }

    /// A dropped video plays: maps and answers follow, with the forward pass alone.
    void mapsFollow()
    {
        const auto before = session().outcome();
        play("clip.avi");
        QVERIFY(page().isVisible() && page().bar()->isVisible());
        const auto first = session().outcome();
        QCOMPARE(first->question.picture.file, QStringLiteral("clip.avi"));
        QVERIFY(!first->trace->hasBackward && !first->isSummarised);
        QVERIFY(first->answer.best.size() == 5 && first->answer.loss);
        QVERIFY(first->answer.target == first->answer.best.front().index);
        QTRY_VERIFY_WITH_TIMEOUT(shown().item > first->question.picture.item + 10, patience);
        const auto second = session().outcome();
        QVERIFY(first->trace->output("c1").toFloats() != second->trace->output("c1").toFloats());
        QVERIFY(first->answer.best.front().probability != second->answer.best.front().probability);
        QCOMPARE(room().cursor()->trace(), session().trace());
        QVERIFY(before->question.picture.kind == PictureSource::Kind::Item);
        QCOMPARE(undo().count(), 0);
        // A frame goes in as the same picture would.
        const QImage image = second->question.picture.image;
        const std::vector<float> input = second->trace->output("image").toFloats();
        session().setPicture(image.convertToFormat(QImage::Format_RGB32));
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && shown().kind == PictureSource::Kind::Image, patience);
        const std::vector<float> pasted = session().trace()->output("image").toFloats();
        QCOMPARE(pasted.size(), input.size());
        for (std::size_t i = 0; i < input.size(); ++i)
            QVERIFY(std::abs(pasted[i] - input[i]) < 1e-5F);
    }

    void aKeyFreezesAndGoesOn()
    {
        play("clip.avi");
        QVERIFY(action(Command::LiveFreeze)->isEnabled() && !action(Command::LiveFreeze)->isChecked());
        key(Qt::Key_F);
        waitForFrozen();
        QVERIFY(action(Command::LiveFreeze)->isChecked());
        QCOMPARE(shown().item, pump().position());
        QVERIFY2(said().startsWith(QStringLiteral("Frozen: clip.avi, frame ")), qPrintable(said()));
        QCOMPARE(undo().count(), 1);
        const std::int64_t frozen = shown().item;
        QVERIFY(session().trace()->gradient("c1").valid());
        key(Qt::Key_F);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->isFleeting && shown().item != frozen, patience);
        QCOMPARE(undo().count(), 1);
        page().freezeButton()->click();
        waitForFrozen();
        QCOMPARE(undo().count(), 2);
        // Undo leads to the frame before, and to the digit.
        undo().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && shown().item == frozen, patience);
        undo().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && shown().kind == PictureSource::Kind::Item, patience);
    }

    /// A step begins with the frozen frame, and is taken on it.
    void aStepFreezes()
    {
        play("clip.avi");
        const int loss = room().cursor()->lossStep();
        QCOMPARE(room().cursor()->current(), loss);
        key(Qt::Key_Right);
        waitForFrozen();
        QTRY_COMPARE_WITH_TIMEOUT(room().cursor()->current(), loss + 1, patience);
        QVERIFY(room().cursor()->step()->pass == Pass::Backward);
        // Into the optimizer's step and the next batch, as from any picture.
        room().stepping()->flow()->nextIteration();
        QTRY_COMPARE_WITH_TIMEOUT(room().stepping()->flow()->journey()->shown(), 1, patience);
    }

    /// So does one that is chosen elsewhere than in the actions: on the time line, in the list.
    void aChosenStepFreezes()
    {
        play("clip.avi");
        room().cursor()->setCurrent(2);
        waitForFrozen();
        QCOMPARE(room().cursor()->current(), 2);
    }

    void anEditedPixelFreezes()
    {
        play("clip.avi");
        room().ripple()->edits()->changePixels("image", {{{0, 0, 3, 3}, 2.5}});
        room().ripple()->edits()->finish();
        waitForFrozen();
        QCOMPARE(session().trace()->output("image").at({0, 0, 3, 3}), 2.5);
        const QImage frame = shown().image;
        QCOMPARE(undo().count(), 2);
        undo().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && session().outcome()->question.pixels.empty(), patience);
        QVERIFY(shown().kind == PictureSource::Kind::Frame && shown().image == frame);
        key(Qt::Key_F);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->isFleeting, patience);
    }

    void aLaboratoryFreezes()
    {
        play("clip.avi");
        room().selection()->selectBlock(QStringLiteral("c1"));
        action(Command::Laboratory)->trigger();
        waitForFrozen();
        QTRY_VERIFY_WITH_TIMEOUT(room().labs()->isOpen(), patience);
        live().setLive(true);
        QVERIFY(!room().labs()->isOpen());
    }

    /// What a live frame lacks is no error; the number is explained again when it is frozen.
    void whyIsAnsweredLiveAndFrozen()
    {
        play("clip.avi");
        room().selection()->selectPlace({Place::Kind::Output, "c1", 0, {0, 0, 5, 5}});
        QTRY_VERIFY_WITH_TIMEOUT(room().explanation()->title().startsWith(QStringLiteral("c1")), patience);
        room().selection()->selectPlace({Place::Kind::Gradient, "c1", 0, {0, 0, 5, 5}});
        waitForNext();
        QVERIFY2(!m_studio->banner()->isVisible(), qPrintable(m_studio->banner()->text()));
        key(Qt::Key_F);
        waitForFrozen();
        QTRY_VERIFY2_WITH_TIMEOUT(room().explanation()->title().startsWith(QStringLiteral("∂Loss/∂c1")),
                                  qPrintable(room().explanation()->title()), 5000);
    }

    void goesToFrames()
    {
        play("clip.avi");
        key(Qt::Key_F);
        waitForFrozen();
        page().bar()->positionSlider()->setValue(30);
        QTRY_COMPARE_WITH_TIMEOUT(shown().item, 30, patience);
        waitForFrozen();
        key(Qt::Key_Period);
        QTRY_COMPARE_WITH_TIMEOUT(shown().item, 31, patience);
        waitForFrozen();
        key(Qt::Key_Comma);
        QTRY_COMPARE_WITH_TIMEOUT(shown().item, 30, patience);
        waitForFrozen();
        // Frames that were gone through make one step of undo.
        QTRY_COMPARE_WITH_TIMEOUT(undo().count(), 2, patience);
        QVERIFY(page().bar()->positionText().contains(QStringLiteral("frame 31 of 60")));
    }

    /// Of a video that is not played again the last frame stays, as a picture.
    void theEnd()
    {
        action(Command::LiveLoop)->setChecked(true);
        action(Command::LiveLoop)->trigger();
        QVERIFY(!pump().isLooping());
        play("clip.avi");
        QTRY_VERIFY_WITH_TIMEOUT(!live().isLive(), patience);
        waitForFrozen();
        QCOMPARE(shown().item, frames - 1);
        QVERIFY2(said().startsWith(QStringLiteral("clip.avi has ended")), qPrintable(said()));
        key(Qt::Key_F);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->isFleeting && shown().item < frames - 1, patience);
    }

    void aBrokenVideoLeavesItsLastFrame()
    {
        emit m_studio->drop()->filesDropped({path("half.avi")});
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->banner()->isVisible(), patience);
        waitForFrozen();
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->banner()->isVisible(), patience);
        QVERIFY2(m_studio->banner()->text().contains(QStringLiteral("half.avi")),
                 qPrintable(m_studio->banner()->text()));
        QVERIFY(shown().item > 3 && shown().item < frames - 1);
    }

    void whatIsNoVideoChangesNothing()
    {
        const Question before = session().question();
        const QSignalSpy opened(&room(), &Room::opened);
        emit m_studio->drop()->filesDropped({path("none.avi")});
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->banner()->isVisible(), patience);
        QVERIFY2(m_studio->banner()->text().contains(QStringLiteral("none.avi")),
                 qPrintable(m_studio->banner()->text()));
        QVERIFY(!live().isLive() && !session().isBusy());
        QVERIFY(session().question() == before);
        QCOMPARE(undo().count(), 0);
        QCOMPARE(opened.count(), 0);
        play("clip.avi");
        QCOMPARE(opened.count(), 1);
        key(Qt::Key_F);
        waitForFrozen();
        undo().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && session().outcome()->question == before, patience);
    }

    void anotherPictureEndsIt()
    {
        play("clip.avi");
        session().setItem(3);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && shown().kind == PictureSource::Kind::Item, patience);
        QVERIFY(!live().isLive() && pump().isOpen());
        QCOMPARE(shown().item, 3);
        QCOMPARE(undo().count(), 1);
    }

    /// What is changed about the network or the run changes nothing about the frames.
    void goesOnUnderChanges()
    {
        play("clip.avi");
        session().setFit(FitMode::Stretch);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->format.fit == FitMode::Stretch && session().outcome()->isFleeting,
                                 patience);
        QVERIFY(live().isLive());
        session().cancel();
        waitForNext();
        // What could not be done is said, for as long as it takes to read it.
        session().openWeights(QStringLiteral("/nowhere/at/all.safetensors"));
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->banner()->isVisible(), patience);
        waitForNext();
        QVERIFY(live().isLive() && m_studio->banner()->isVisible());
    }

    void anotherTabAndAnotherRoomFreeze()
    {
        play("clip.avi");
        room().documents()->addEmpty();
        QVERIFY(!live().isLive());
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        room().documents()->turnTo(0);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        waitForFrozen(); // it came back as it was left
        key(Qt::Key_F);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->isFleeting, patience);
        QTest::keyClick(m_studio.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_studio->rooms()->currentCommand(), Command::OptimizersRoom);
        waitForFrozen();
    }

    /// The picture of a video comes back at the next start, without the video.
    void comesBackAsAPicture()
    {
        play("clip.avi");
        key(Qt::Key_F);
        waitForFrozen();
        QTemporaryDir folder;
        const StudioState kept = throughJournal(room().documents()->state(), folder.path());
        const PictureSource &last = kept.documents.at(0).question.picture;
        QCOMPARE(last.kind, PictureSource::Kind::Frame);
        QCOMPARE(last.file, QStringLiteral("clip.avi"));
        QCOMPARE(last.image.size(), QSize(160, 120));
    }

    void aNetworkWithoutPicturesSaysSo()
    {
        session().openPreset(QStringLiteral("playground"));
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy() && session().outcome()->picture.isNull(), patience);
        emit m_studio->drop()->filesDropped({path("clip.avi")});
        QVERIFY(m_studio->banner()->text().contains(QStringLiteral("takes no picture")));
        QVERIFY(!live().isLive());
    }

    void aCameraThatIsPulledOut()
    {
        live().open(camera({{ScriptStep::Kind::Frame, 40, 10}, {ScriptStep::Kind::Unplug}}));
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome()->isFleeting, patience);
        QVERIFY(page().mirrorBox()->isVisible() && !page().bar()->positionSlider()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!live().isLive(), patience);
        waitForFrozen();
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->banner()->isVisible(), patience);
        QVERIFY(m_studio->banner()->text().contains(QStringLiteral("unplugged")));
    }

    /// No memory is kept of frames that have gone by.
    void thousandsOfFrames()
    {
        constexpr int many = 2000, warm = 500;
        live().open(camera({{ScriptStep::Kind::Frame, 1 << 20, 0}}, 256));
        QSignalSpy asked(&session(), &Session::outcomeChanged);
        QTRY_VERIFY_WITH_TIMEOUT(asked.count() > warm, patience);
        const qint64 before = residentBytes();
        QTRY_VERIFY_WITH_TIMEOUT(asked.count() > warm + many, 4 * patience);
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < 24 * mebibyte + quarantine, qPrintable(QString::number(grown / mebibyte)));
        QCOMPARE(undo().count(), 0);
    }

    void closing()
    {
        play("clip.avi");
        action(Command::LiveClose)->trigger();
        waitForFrozen();
        QVERIFY(!pump().isOpen() && !action(Command::LiveFreeze)->isEnabled());
        QVERIFY(!page().bar()->isVisible());
        play("clip.avi");
        m_studio.close(); // while it plays
    }

    void looks_data() { addLooks(); }

    /// Pictures go into the build folder, to be looked at; no text of the page is cut off.
    void looks()
    {
        takeLook(*m_studio.get());
        const auto picture = [&](const char *state) {
            saveScreenshot(
                *m_studio.get(),
                QStringLiteral("live-%1-%2").arg(QLatin1String(state), QLatin1String(QTest::currentDataTag())));
            for (const QToolButton *button : room().input()->findChildren<QToolButton *>())
                if (button->isVisible())
                    QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        };
        room().input()->showLive();
        picture("empty");
        play("clip.avi");
        QTRY_VERIFY_WITH_TIMEOUT(shown().item > 20, patience);
        picture("playing");
        key(Qt::Key_F);
        waitForFrozen();
        picture("frozen");
    }
};

QTEST_MAIN(TestLive)
#include "tst_live.moc"
