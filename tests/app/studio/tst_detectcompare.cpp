// vitrine-test: TIMEOUT 600
#include "app/studio/detect/DetectCompare.h"
#include "app/studio/detect/DetectFiles.h"
#include "app/studio/detect/DetectRoom.h"
#include "app/studio/detect/DetectVideo.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/Rooms.h"
#include "core/detection/Compare.h"
#include "core/vision/video/ScriptedSource.h"
#include "tests/app/studio/DetectRoomSamples.h"
#include "widgets/common/Export.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/WhyPanel.h"
#include "widgets/detection/compare/CompareSettings.h"
#include "widgets/detection/compare/CompareStage.h"
#include "widgets/detection/compare/DifferenceModel.h"
#include "widgets/detection/compare/DifferencePanel.h"
#include "widgets/detection/compare/ThresholdLink.h"
#include "widgets/video/FramePump.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int patience = 60000; // milliseconds

/// A reference's boxes, as the pure function takes them.
ComparedBoxes boxesOf(const QJsonArray &reference)
{
    ComparedBoxes boxes;
    boxes.classes = cocoClasses();
    for (const auto &each : reference) {
        const QJsonArray corners = each[QStringLiteral("box")].toArray();
        boxes.objects.push_back({{static_cast<float>(corners[0].toDouble()), static_cast<float>(corners[1].toDouble()),
                                  static_cast<float>(corners[2].toDouble()), static_cast<float>(corners[3].toDouble())},
                                 static_cast<float>(each[QStringLiteral("score")].toDouble()),
                                 each[QStringLiteral("class_id")].toInt()});
    }
    return boxes;
}

} // namespace

class TestDetectCompare : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    DetectRoom *m_room = nullptr;

    DetectCompare &compare() const { return *m_room->compare(); }
    ComparisonState &comparison() const { return *compare().comparison(); }
    DetectionState &a() const { return *m_room->state(); }
    DetectionState &b() const { return *compare().secondState(); }
    DifferencePanel &panel() const { return *compare().stage()->differences(); }

    bool isSettled() const { return !m_room->session()->isBusy() && !compare().second()->isBusy(); }

    void openWindow()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->start(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_room = qobject_cast<DetectRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
    }

    void openPhoto(const QString &name)
    {
        dropFiles(*m_window, {onnx(), photo(name)});
        QTRY_VERIFY_WITH_TIMEOUT(a().run() && isSettled(), patience);
    }

    void startComparing()
    {
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(compare().isOn());
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isReady() && isSettled(), patience);
    }

    void setThresholds(DetectionState &state, float confidence, float iou, bool agnostic)
    {
        NmsSettings settings = state.settings();
        settings.confidence = confidence;
        settings.iou = iou;
        settings.classAgnostic = agnostic;
        state.setSettings(settings);
    }

    /// Counts of the window, and of the reference's own boxes.
    void compareWith(const QJsonArray &first, const QJsonArray &second)
    {
        const DetectionComparison expected = compareDetections(boxesOf(first), boxesOf(second));
        for (int i = 0; i < boxChangeCount; ++i) {
            const auto change = static_cast<BoxChange>(i);
            QCOMPARE(comparison().comparison().count(change), expected.count(change));
        }
    }

private slots:
    void initTestCase()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        openWindow();
    }

    void cleanup() { m_window.reset(); }

    void startsAsACopyAndLeavesByEscape()
    {
        QVERIFY(!m_room->isEnabled(Command::Compare)); // nothing to compare yet
        openPhoto(QStringLiteral("dog"));
        QVERIFY(!compare().stage()->view(CompareSide::B)->isVisible());
        startComparing();
        QVERIFY(m_window->actions()[Command::Compare]->isChecked());
        QVERIFY(compare().stage()->view(CompareSide::B)->isVisible());
        QVERIFY(!m_room->funnel()->isVisible());
        QCOMPARE(compare().second()->question().detector, m_room->session()->question().detector);
        QVERIFY(comparison().comparison().isIdentical());
        QVERIFY(comparison().settings().empty());
        QCOMPARE(panel().table()->model()->rowCount(), 0);
        QVERIFY2(panel().summary().contains(QStringLiteral("to the last digit")), qPrintable(panel().summary()));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!compare().isOn());
        QVERIFY(!compare().stage()->view(CompareSide::B)->isVisible());
        QVERIFY(m_room->funnel()->isVisible());
    }

    void thresholdsDifferAsTheReferenceDoes_data()
    {
        QTest::addColumn<QString>("picture");
        for (const char *name : {"dog", "000000397133", "000000030213"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void thresholdsDifferAsTheReferenceDoes()
    {
        QFETCH(QString, picture);
        openPhoto(picture);
        startComparing();
        const QAbstractItemModelTester tester(panel().table()->model());
        setThresholds(a(), 0.25F, 0.45F, false);
        setThresholds(b(), 0.3F, 0.45F, false);
        compareShown(a(), reference(picture, QStringLiteral("aware_0.25_0.45")));
        compareShown(b(), reference(picture, QStringLiteral("aware_0.3_0.45")));
        compareWith(reference(picture, QStringLiteral("aware_0.25_0.45")),
                    reference(picture, QStringLiteral("aware_0.3_0.45")));
        QCOMPARE(comparison().comparison().count(BoxChange::OnlyB), 0);
        setThresholds(a(), 0.01F, 0.65F, false);
        setThresholds(b(), 0.01F, 0.65F, true);
        compareWith(reference(picture, QStringLiteral("aware_0.01_0.65")),
                    reference(picture, QStringLiteral("agnostic_0.01_0.65")));
        QVERIFY(comparison().differenceCount() > 0);
        QCOMPARE(comparison().settings().size(), std::size_t(1));
        QCOMPARE(panel().table()->model()->rowCount(), 1 + comparison().differenceCount());
        const QModelIndex setting = panel().table()->model()->index(0, DifferenceModel::B);
        QCOMPARE(setting.data().toString(), QStringLiteral("across classes"));
        // What agnostic suppression took away was suppressed by a box of B, and the list says by which.
        const auto &pairs = comparison().pairs();
        const auto lost = std::find_if(pairs.begin(), pairs.end(),
                                       [](const BoxPair &pair) { return pair.change == BoxChange::OnlyA; });
        QVERIFY(lost != pairs.end());
        const QModelIndex reason =
            panel().table()->model()->index(1 + int(lost - pairs.begin()), DifferenceModel::Details);
        QVERIFY2(reason.data().toString().startsWith(QStringLiteral("B: ")), qPrintable(reason.data().toString()));
    }

    void precisionsAreCompared()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        compare().second()->setPrecision(Precision::BFloat16);
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isReady() && isSettled(), patience);
        QCOMPARE(compare().second()->question().detector.precision, Precision::BFloat16);
        QCOMPARE(m_room->session()->question().detector.precision, Precision::Float32);
        compareShown(a(), reference(QStringLiteral("dog"), QStringLiteral("aware_0.3_0.45")));
        // The same things are found; and where the engine did use it, the list says so.
        QCOMPARE(comparison().comparison().count(BoxChange::OtherClass), 0);
        const auto &settings = comparison().settings();
        const bool isNarrow = b().run()->engine.precision == Precision::BFloat16;
        QCOMPARE(std::any_of(settings.begin(), settings.end(),
                             [](const SettingDifference &each) { return each.b.text() == "BF16"; }),
                 isNarrow);
        QCOMPARE(comparison().comparison().isIdentical(), b().run()->engine.engine == "plan" && !isNarrow);
        compare().second()->setSize(320);
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isReady() && isSettled(), patience);
        QCOMPARE(b().run()->raw.width(), 320);
        QVERIFY(comparison().differenceCount() > 0);
    }

    void selectionZoomAndPanGoTogether()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        setThresholds(b(), 0.7F, 0.45F, false);
        QVERIFY(comparison().comparison().count(BoxChange::OnlyA) > 0);
        const auto &pairs = comparison().pairs();
        const int row = int(comparison().settings().size());
        QCOMPARE(pairs[0].change, BoxChange::OnlyA);
        panel().table()->selectRow(row);
        QCOMPARE(comparison().selectedPair(), 0);
        QCOMPARE(a().selectedCell(), comparison().cellOf(pairs[0], CompareSide::A));
        // B dropped the same cell for its score: that is what is selected there.
        QCOMPARE(b().selectedCell(), a().selectedCell());
        const auto same = std::find_if(pairs.begin(), pairs.end(),
                                       [](const BoxPair &pair) { return pair.change == BoxChange::Same; });
        QVERIFY(same != pairs.end());
        b().select(comparison().cellOf(*same, CompareSide::B));
        QCOMPARE(a().selectedCell(), comparison().cellOf(*same, CompareSide::A));
        QVERIFY(panel().table()->selectionModel()->selectedRows().isEmpty());
        a().setProbe(QPointF(740, 20));
        QCOMPARE(b().probe(), a().probe());

        QCOMPARE(compare().edited(), compare().second());
        QTest::mouseClick(compare().stage()->view(CompareSide::A), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(compare().edited(), m_room->session());
        QTest::keyClick(m_window.get(), Qt::Key_A);
        QVERIFY(a().settings().classAgnostic && !b().settings().classAgnostic);
        QTest::keyClick(m_window.get(), Qt::Key_A);

        PictureView &first = *compare().stage()->view(CompareSide::A);
        PictureView &second = *compare().stage()->view(CompareSide::B);
        QVERIFY(std::abs(first.width() - second.width()) <= 1);
        QCOMPARE(second.zoom(), first.zoom());
        first.setZoom(3, QPointF(20, 20));
        QCOMPARE(second.zoom(), 3.0);
        const auto middle = [](const PictureView &view) {
            return view.transform().unmap(QRectF(view.rect()).center());
        };
        QVERIFY(QLineF(middle(first), middle(second)).length() <= 1);
        second.setZoom(5, QPointF(100, 100));
        QCOMPARE(first.zoom(), 5.0);
        QVERIFY(QLineF(middle(first), middle(second)).length() <= 1);
        panel().table()->clearSelection();
        panel().table()->selectRow(row);
        const QPointF centre = first.transform().map(comparison().boxOf(comparison().pairs()[0]).center());
        QVERIFY(first.rect().contains(centre.toPoint())); // brought into view
        second.fit();
        QCOMPARE(first.zoom(), second.zoom());
    }

    void bothFollowThePictures()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        compare().second()->setSize(320);
        m_room->session()->openPictures({photo(QStringLiteral("dog")), photo(QStringLiteral("000000397133")),
                                         photo(QStringLiteral("000000030213"))});
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isReady() && isSettled(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_N);
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isReady() && isSettled() && a().run()->name.startsWith(u"000000397133"),
                                 patience);
        QCOMPARE(b().run()->name, a().run()->name);
        QCOMPARE(b().run()->raw.width(), 320);
        QCOMPARE(a().run()->raw.width(), 416);
        compareShown(a(), reference(QStringLiteral("000000397133"), QStringLiteral("aware_0.3_0.45")));
        // Pictures that have no file.
        for (int i = 0; i < 5; ++i) {
            QImage frame(200, 120, QImage::Format_RGB32);
            frame.fill(QColor(40 * i, 80, 120));
            m_room->session()->openImage(frame, QStringLiteral("Camera"));
            QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady(), patience);
            QCOMPARE(a().run()->picture.cacheKey(), frame.cacheKey());
            QCOMPARE(b().run()->picture.cacheKey(), frame.cacheKey());
        }
    }

    void framesOfAVideoAreShownTogether()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        compare().second()->setSize(320);
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isReady() && isSettled(), patience);
        int shown = 0, apart = 0;
        connect(&a(), &DetectionState::runChanged, this, [&] {
            // Once all that belongs to this moment has been done: what is painted.
            QMetaObject::invokeMethod(
                this,
                [&] {
                    ++shown;
                    apart += a().run()->picture.cacheKey() == b().run()->picture.cacheKey() ? 0 : 1;
                },
                Qt::QueuedConnection);
        });
        VideoInfo camera;
        camera.width = camera.height = 64;
        camera.live = true;
        m_room->video()->pump()->open([camera]() -> Result<std::unique_ptr<FrameSource>> {
            const ScriptStep manyFrames{ScriptStep::Kind::Frame, 100000, 5};
            return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(camera, std::vector{manyFrames}));
        });
        m_room->video()->pump()->wantNext();
        QTRY_VERIFY_WITH_TIMEOUT(shown >= 6, patience);
        QCOMPARE(apart, 0);
        QCOMPARE(a().run()->name, QStringLiteral("Script"));
        QVERIFY(comparison().isReady());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!compare().isOn());
        disconnect(&a(), nullptr, this, nullptr);
        QSignalSpy more(&a(), &DetectionState::runChanged);
        QTRY_VERIFY_WITH_TIMEOUT(more.count() >= 3, patience);
    }

    void aBadDetectorLeavesBothAsTheyWere()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        setThresholds(b(), 0.5F, 0.6F, true);
        QFile file(m_folder.filePath(QStringLiteral("bad.pth")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("PK\x03\x04 and no more") > 0);
        file.close();
        const auto first = a().run(), second = b().run();
        const NmsSettings thresholds = a().settings(), others = b().settings();
        const DetectQuestion question = compare().second()->question();
        QSignalSpy failed(compare().second(), &DetectSession::failed);
        QCOMPARE(compare().edited(), compare().second()); // what is dropped is B's
        dropFiles(*m_window, {file.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY2(m_window->banner()->text().contains(QStringLiteral("bad.pth")),
                 qPrintable(m_window->banner()->text()));
        QVERIFY(a().run() == first);
        QVERIFY(b().run() == second);
        QCOMPARE(a().settings(), thresholds);
        QCOMPARE(b().settings(), others);
        QVERIFY(compare().second()->question() == question);
        QVERIFY(comparison().isReady());
        // And it goes on with a good one.
        dropFiles(*m_window, {pth()});
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && b().run() != second && comparison().isReady(), patience);
        QVERIFY(!m_window->banner()->isVisible());
        QCOMPARE(m_room->session()->question().detector.file, onnx());
    }

    void thresholdsAreUndoneOnBothSides()
    {
        openPhoto(QStringLiteral("dog"));
        setThresholds(a(), 0.4F, 0.45F, false);
        startComparing();
        QCOMPARE(b().settings(), a().settings());
        QUndoStack &stack = *m_room->undoStack();
        const int before = stack.count();
        setThresholds(b(), 0.4F, 0.7F, false);
        QCOMPARE(stack.count(), before + 1);
        QVERIFY(a().settings() != b().settings());
        panel().linkBox()->click();
        QVERIFY(compare().thresholds()->isLinked());
        QCOMPARE(b().settings(), a().settings());
        setThresholds(b(), 0.4F, 0.45F, true);
        QCOMPARE(a().settings().classAgnostic, true);
        QCOMPARE(stack.count(), before + 3);
        m_window->actions()[Command::Undo]->trigger(); // both at once
        QVERIFY(!a().settings().classAgnostic && !b().settings().classAgnostic);
        m_window->actions()[Command::Undo]->trigger();
        QVERIFY(!compare().thresholds()->isLinked());
        QVERIFY(!panel().linkBox()->isChecked());
        QCOMPARE(b().settings().iou, 0.7F);
        m_window->actions()[Command::Undo]->trigger();
        QCOMPARE(b().settings().iou, 0.45F);
        m_window->actions()[Command::Undo]->trigger(); // from before there was a B
        QCOMPARE(a().settings(), NmsSettings());
        QCOMPARE(b().settings().confidence, 0.4F);
        // Classes that are off are off on both sides.
        NmsSettings hidden = a().settings();
        hidden.hiddenClasses.assign(17, false);
        hidden.hiddenClasses[16] = true;
        a().setSettings(hidden);
        QCOMPARE(b().settings().hiddenClasses, hidden.hiddenClasses);
    }

    void sidesAreSwapped()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        compare().second()->setSize(320);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady(), patience);
        setThresholds(b(), 0.5F, 0.6F, false);
        const NmsSettings first = a().settings(), second = b().settings();
        panel().swapButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady() && a().run()->raw.width() == 320, patience);
        QCOMPARE(b().run()->raw.width(), 416);
        QCOMPARE(a().settings(), second);
        QCOMPARE(b().settings(), first);
        m_window->actions()[Command::Undo]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady() && a().run()->raw.width() == 416, patience);
        QCOMPARE(a().settings(), first);
        QCOMPARE(b().settings(), second);
    }

    void otherModelsKeepTheirThresholdsAlike()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        QVERIFY(!compare().thresholds()->isLinked());
        compare().second()->openDetector(pth());
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady(), patience);
        QVERIFY(compare().thresholds()->isLinked());
        // The same weights in two formats: the same boxes.
        QCOMPARE(comparison().differenceCount(), 0);
        QCOMPARE(comparison().settings().size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(comparison().settings()[0].b.text()), QStringLiteral("yolox_nano_unfused.pth"));
        a().setConfidence(0.6F);
        QCOMPARE(b().settings().confidence, 0.6F);
    }

    void viewsAndListAreExported()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        setThresholds(b(), 0.7F, 0.45F, false);
        const ExportSource source = compare().stage()->exportSource();
        const QString picture = m_folder.filePath(QStringLiteral("both.png"));
        const QString list = m_folder.filePath(QStringLiteral("list.csv"));
        QVERIFY(exportTo(picture, source));
        QVERIFY(exportTo(list, source));
        const QImage both(picture);
        const QSize one = a().run()->picture.size();
        QVERIFY(both.width() >= 2 * one.width() && both.height() > one.height());
        QVERIFY(both.copy(0, 0, both.width() / 2, both.height())
                != both.copy(both.width() / 2, 0, both.width() / 2, both.height()));
        QFile file(list);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype(1 + comparison().settings().size() + comparison().pairs().size()));
        QCOMPARE(lines[1].left(28), QByteArray("setting,Confidence,0.3,0.7,,"));
        QVERIFY2(lines[2].startsWith("only in A,"), lines[2].constData());
    }

    void comesBackWithTheComparison()
    {
        openPhoto(QStringLiteral("dog"));
        startComparing();
        compare().second()->setSize(320);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady(), patience);
        setThresholds(b(), 0.5F, 0.6F, true);
        m_window->close();
        m_window.reset();
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(compare().isOn() && isSettled() && comparison().isReady(), patience);
        QCOMPARE(b().run()->raw.width(), 320);
        QCOMPARE(b().settings().confidence, 0.5F);
        QVERIFY(b().settings().classAgnostic && !a().settings().classAgnostic);
        QVERIFY(!m_room->undoStack()->canUndo());
    }

    void comesBackWithoutADetectorThatIsGone()
    {
        openPhoto(QStringLiteral("dog"));
        const QString copy = m_folder.filePath(QStringLiteral("copy.onnx"));
        QVERIFY(QFile::copy(onnx(), copy));
        startComparing();
        compare().second()->openDetector(copy);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady(), patience);
        m_window->close();
        m_window.reset();
        QVERIFY(QFile::remove(copy));
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison().isReady(), patience);
        QVERIFY(m_window->banner()->isVisible());
        QCOMPARE(compare().second()->question().detector.file, onnx()); // as A
    }
};

QTEST_MAIN(TestDetectCompare)
#include "tst_detectcompare.moc"
