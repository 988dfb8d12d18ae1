// vitrine-test: TIMEOUT 300
// Ground truth in the Detect room, through the window as a user goes.
#include "app/studio/detect/DetectFiles.h"
#include "app/studio/detect/DetectRoom.h"
#include "app/studio/detect/DetectTruth.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "tests/app/studio/DetectRoomSamples.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/truth/ClassScores.h"
#include "widgets/detection/truth/ConfusionView.h"
#include "widgets/detection/truth/CurveView.h"
#include "widgets/detection/truth/Evaluator.h"
#include "widgets/detection/truth/FiguresTable.h"
#include "widgets/detection/truth/GroundTruth.h"
#include "widgets/detection/truth/TruthLegend.h"
#include "widgets/detection/truth/TruthPanel.h"
#include "widgets/detection/truth/TruthText.h"
#include "widgets/session/Session.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolTip>
#include <qcustomplot.h>

#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int patience = 120000; // milliseconds; a busy machine takes its time

QString instances()
{
    return sharedPath(QStringLiteral("yolox/instances.json"));
}

} // namespace

class TestDetectTruth : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    DetectRoom *m_room = nullptr;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    DetectSession &session() const { return *m_room->session(); }
    DetectionState &state() const { return *m_room->state(); }
    GroundTruth &truth() const { return *m_room->truth()->truth(); }
    Evaluator &evaluator() const { return *m_room->truth()->evaluator(); }
    TruthPanel &panel() const { return *m_room->truth()->panel(); }
    TruthLegend &legend() const { return *m_room->truth()->legend(); }

    template <typename Work>
    void andWait(Work &&work)
    {
        QSignalSpy done(&session(), &DetectSession::outcomeChanged);
        work();
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
    }

    void openWindow()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        m_window->start(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_room = qobject_cast<DetectRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
    }

    /// A detector and COCO's annotations, whose pictures open by themselves.
    void openAll()
    {
        andWait([this] { dropFiles(*m_window, {pth()}); });
        andWait([this] { dropFiles(*m_window, {instances()}); });
        QVERIFY(truth().picture());
    }

    void show(const QString &name)
    {
        andWait([&] { session().showFile(static_cast<int>(session().files().indexOf(photo(name)))); });
    }

    void evaluate()
    {
        QSignalSpy running(&evaluator(), &Evaluator::runningChanged);
        panel().evaluateButton()->click();
        QVERIFY(evaluator().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!evaluator().isRunning(), patience);
        QCOMPARE(running.count(), 2);
        QVERIFY(evaluator().scores());
    }

    QString toolTipAt(const QPointF &inPicture)
    {
        const QPoint at = m_room->view()->transform().map(inPicture).toPoint();
        QHelpEvent help(QEvent::ToolTip, at, m_room->view()->mapToGlobal(at));
        QApplication::sendEvent(m_room->view(), &help);
        return QToolTip::text();
    }

    static QJsonObject expectedFigures(const QString &kind)
    {
        QFile file(sharedPath(QStringLiteral("yolox/reference/map.json")));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())[kind].toObject()
                                              : QJsonObject();
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

    void opensTheAnnotatedPictures()
    {
        openAll();
        QCOMPARE(session().files().size(), 20);
        QVERIFY(panel().isVisible());
        QVERIFY(legend().isVisible());
        QVERIFY(panel().noteText().isEmpty());
        QVERIFY(!panel().picturesButton()->isVisible());
        andWait([this] { dropFiles(*m_window, {photo(QStringLiteral("dog"))}); });
        QVERIFY(!truth().picture());
        QVERIFY(panel().pictureText().contains(QStringLiteral("not annotated")));
        QVERIFY(panel().picturesButton()->isVisible());
        andWait([this] { panel().picturesButton()->click(); });
        QVERIFY(truth().picture());
    }

    void countsAreThoseOfTheReference_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"000000397133", "000000005001", "000000183709"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void countsAreThoseOfTheReference()
    {
        QFETCH(QString, name);
        openAll();
        show(name);
        // The reference's boxes, matched by core.
        const auto read = readCocoAnnotations(instances().toStdString());
        QVERIFY(read);
        const int index = truth().set()->indexOf(photo(name));
        Annotations one{{read->pictures[std::size_t(index)]}, read->classes, read->categoryIds};
        std::vector<ScoredBox> boxes;
        for (const auto &each : reference(name, QStringLiteral("aware_0.3_0.45"))) {
            const QJsonArray c = each[QStringLiteral("box")].toArray();
            const auto at = [&c](int i) { return float(c[i].toDouble()); };
            boxes.push_back({0,
                             {at(0), at(1), at(2), at(3)},
                             float(each[QStringLiteral("score")].toDouble()),
                             each[QStringLiteral("class_id")].toInt()});
        }
        const Matching matching = matchDetections(one, boxes, 0.5);
        int alarms = 0, hits = 0, objects = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            alarms += matching.objectOf[i] < 0 ? 1 : 0;
            hits += matching.objectOf[i] >= 0 && !matching.ignored[i] ? 1 : 0;
        }
        for (const Annotation &object : one.pictures[0].objects)
            objects += object.crowd ? 0 : 1;
        QVERIFY(hits > 0);
        QCOMPARE(truth().picture()->matched, hits);
        QCOMPARE(truth().picture()->missed, objects - hits);
        QCOMPARE(truth().picture()->falseAlarms, alarms);
        QCOMPARE(legend().chip(TruthKind::Matched)->count(), hits);
        QCOMPARE(legend().chip(TruthKind::Missed)->count(), objects - hits);
        QCOMPARE(legend().chip(TruthKind::FalseAlarm)->count(), alarms);
    }

    void followsTheSliders()
    {
        openAll();
        show(QStringLiteral("000000397133"));
        const int matched = truth().picture()->matched, missed = truth().picture()->missed;
        state().setConfidence(0.95F);
        QCOMPARE(truth().picture()->matched, 0);
        QCOMPARE(truth().picture()->missed, matched + missed);
        QCOMPARE(truth().picture()->precision(), -1.0);
        state().setConfidence(0.05F);
        QVERIFY(truth().picture()->matched > matched);
        QVERIFY(truth().picture()->falseAlarms > 0);
        const int atHalf = truth().picture()->matched;
        panel().iou()->setValue(0.9);
        QVERIFY(truth().picture()->matched < atHalf);
        QCOMPARE(legend().chip(TruthKind::Matched)->count(), truth().picture()->matched);
        // Matching one picture is part of the answer to a slider.
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 50; ++i)
            state().setConfidence(0.02F + 0.01F * float(i % 2));
        const double each = double(clock.nsecsElapsed()) / 50e6;
        qInfo("one move of the slider: %g ms", each);
        QVERIFY(each < 16);
    }

    void hiddenClassesAreNotMissed()
    {
        openAll();
        show(QStringLiteral("000000397133"));
        const PictureTruth before = *truth().picture();
        const auto person = std::count_if(before.objects.begin(), before.objects.end(),
                                          [](const TruthObject &object) { return object.name == "person"; });
        QVERIFY(person > 0);
        NmsSettings settings = state().settings();
        settings.hiddenClasses = {true};
        state().setSettings(settings);
        QCOMPARE(truth().picture()->objects.size(), before.objects.size() - std::size_t(person));
    }

    void theLegendIsTheControl()
    {
        openAll();
        show(QStringLiteral("000000397133"));
        const auto grab = [this] { return m_room->view()->grab().toImage(); };
        const QImage all = grab();
        for (const TruthKind kind : {TruthKind::Matched, TruthKind::Missed}) {
            legend().chip(kind)->click();
            QVERIFY(!isShown(state().layers(), kind));
            QVERIFY(grab() != all);
            legend().chip(kind)->click();
            QVERIFY(grab() == all);
        }
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ShiftModifier);
        QVERIFY(!legend().layerBox()->isChecked());
        QVERIFY(!truth().shown());
        QVERIFY(grab() != all);
    }

    void everyMarkTellsWhatItIs()
    {
        openAll();
        show(QStringLiteral("000000397133"));
        const PictureTruth &picture = *truth().picture();
        bool hasFound = false, hasMissed = false;
        for (std::size_t i = 0; i < picture.objects.size(); ++i) {
            const QString tip = objectToolTip(state(), picture, i, truth().iou());
            QVERIFY(tip.contains(QString::fromStdString(picture.objects[i].name)));
            if (picture.objects[i].kind == TruthKind::Matched)
                hasFound |= tip.contains(QStringLiteral("Found")) && tip.contains(QStringLiteral("IoU"));
            if (picture.objects[i].kind == TruthKind::Missed)
                hasMissed |= tip.contains(QStringLiteral("Missed"));
        }
        QVERIFY(hasFound);
        QVERIFY(hasMissed);
        for (const auto &[cell, detection] : picture.detections)
            QVERIFY(!detectionTruthText(picture, cell, truth().iou()).isEmpty());
        // And the mouse reads it, at the centre of whichever matched box is not covered by another.
        bool isRead = false;
        for (const auto &[cell, detection] : picture.detections) {
            const Box box = boxInPicture(*state().run(), cell);
            isRead |= detection.kind == TruthKind::Matched
                && toolTipAt({double(box.x1 + box.x2) / 2, double(box.y1 + box.y2) / 2})
                       .contains(QStringLiteral("Matches the annotated"));
        }
        QVERIFY(isRead);
    }

    void evaluatesAsTheReferenceDoes()
    {
        openAll();
        evaluate();
        const QJsonObject expected = expectedFigures(QStringLiteral("aware"));
        const std::pair<const char *, const char *> names[] = {
            {"AP", "AP"},         {"AP50", "AP50"},    {"AP75", "AP75"},     {"AP small", "APs"},
            {"AP medium", "APm"}, {"AP large", "APl"}, {"AR1", "AR1"},       {"AR10", "AR10"},
            {"AR100", "AR100"},   {"AR small", "ARs"}, {"AR medium", "ARm"}, {"AR large", "ARl"}};
        for (const auto &[shown, theirs] : names) {
            const double value = panel().figures()->valueOf(QLatin1String(shown));
            QVERIFY2(std::abs(value - expected[QLatin1String(theirs)].toDouble(-9)) < 1e-3, shown);
        }
        const QAbstractItemModelTester tester(panel().classes()->scores());
        QVERIFY(panel().classes()->scores()->rowCount() > 20);
        QVERIFY(panel().classes()->scores()->csv().contains(QStringLiteral("person")));
        QVERIFY(panel().pages()->isVisible());
    }

    void theSliderMovesTheOperatingPoint()
    {
        openAll();
        evaluate();
        CurveView &curve = *panel().curve();
        state().setConfidence(0.5F);
        QVERIFY(curve.operating());
        const CurvePoint high = *curve.operating();
        QVERIFY(high.score >= 0.5F);
        state().setConfidence(0.1F);
        const CurvePoint low = *curve.operating();
        QVERIFY(low.score >= 0.1F && low.score < high.score);
        QVERIFY(low.recall > high.recall);
        QVERIFY(curve.reading().contains(QStringLiteral("Confidence 0.1:")));
        state().setConfidence(0.999F);
        QVERIFY(!curve.operating());
        // A click takes the point's confidence.
        QCustomPlot *plot = curve.plot();
        QCoreApplication::processEvents(); // what is said above the curve has become shorter
        plot->replot();
        const QPoint at(int(plot->xAxis->coordToPixel(high.recall)), int(plot->yAxis->coordToPixel(high.precision)));
        QTest::mouseMove(plot, at);
        QTest::mouseClick(plot, Qt::LeftButton, {}, at);
        QVERIFY(curve.operating());
        QVERIFY(std::abs(curve.operating()->recall - high.recall) < 0.02);
        QCOMPARE(state().settings().confidence, curve.operating()->score);
        QVERIFY(curve.csv().startsWith(QStringLiteral("score,recall")));
    }

    void suppressionIsAppliedAnew()
    {
        openAll();
        evaluate();
        const auto before = evaluator().scores();
        QSignalSpy changed(&evaluator(), &Evaluator::scoresChanged);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 20; ++i)
            state().setIou(0.2F + 0.03F * float(i)); // dragged: the newest wins
        QVERIFY(clock.elapsed() < 20 * 16);
        QTRY_VERIFY_WITH_TIMEOUT(evaluator().scores()->settings.nmsIou == state().settings().iou, patience);
        QVERIFY(evaluator().scores() != before);
        QVERIFY(changed.count() < 20);
        QVERIFY(evaluator().scores()->detections.size() != before->detections.size());
        // The figures of COCO have thresholds of their own.
        QVERIFY(std::abs(panel().figures()->valueOf(QStringLiteral("AP"))
                         - expectedFigures(QStringLiteral("aware"))[QStringLiteral("AP")].toDouble())
                < 1e-3);
    }

    void confusionFollowsTheSlider()
    {
        openAll();
        evaluate();
        ConfusionView &view = *panel().confusion();
        const auto expected = [this] {
            std::vector<ScoredBox> passed = evaluator().scores()->detections;
            std::erase_if(passed, [this](const ScoredBox &each) { return each.score < state().settings().confidence; });
            const auto table = confusion(evaluator().scores()->input->truth, passed, truth().iou());
            int sum = 0;
            for (const auto &row : table)
                sum += std::accumulate(row.begin(), row.end(), 0);
            return sum;
        };
        for (const float confidence : {0.3F, 0.6F}) {
            state().setConfidence(confidence);
            int sum = 0;
            for (int row = 0; row < view.places(); ++row)
                for (int column = 0; column < view.places(); ++column)
                    sum += view.countAt(row, column);
            QVERIFY(sum > 0);
            QCOMPARE(sum, expected());
        }
        QVERIFY(view.describe(0, view.places() - 1).contains(QStringLiteral("missed")));
        QVERIFY(view.csv().contains(QStringLiteral("nothing there")));
    }

    void evaluationIsCancelled()
    {
        openAll();
        evaluate();
        const auto before = evaluator().scores();
        QSignalSpy progress(&evaluator(), &Evaluator::progress);
        evaluator().start();
        QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!evaluator().isRunning(), patience);
        QVERIFY(evaluator().scores() == before); // what was shown stays
        QVERIFY(!m_room->banner()->isVisible());
    }

    void badAnnotationsLeaveThingsUntouched_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no JSON") << "a.json" << QByteArray("hello");
        QTest::newRow("other JSON") << "b.json" << QByteArray("{\"format\":\"vitrine-network\"}");
        QTest::newRow("no XML") << "c.xml" << QByteArray("<annotation>");
        QTest::newRow("no pictures") << "d.json" << QByteArray("{\"images\":[],\"annotations\":[],\"categories\":[]}");
    }

    void badAnnotationsLeaveThingsUntouched()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        openAll();
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto set = truth().set();
        const auto run = state().run();
        const int matched = truth().picture()->matched;
        QSignalSpy failed(&truth(), &GroundTruth::failed);
        dropFiles(*m_window, {file.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY(truth().set() == set);
        QVERIFY(state().run() == run);
        QCOMPARE(truth().picture()->matched, matched);
        QVERIFY(m_room->banner()->isVisible());
        QVERIFY2(m_room->banner()->text().contains(name), qPrintable(m_room->banner()->text()));
    }

    void unknownClassesAreNamed()
    {
        openAll();
        QFile file(path(QStringLiteral("two.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"images":[{"id":1,"file_name":"000000397133.jpg"}],"annotations":[
            {"image_id":1,"category_id":1,"bbox":[1,1,50,50]},{"image_id":1,"category_id":2,"bbox":[1,1,50,50]}],
            "categories":[{"id":1,"name":"Person"},{"id":2,"name":"unicorn"}]})");
        file.close();
        show(QStringLiteral("000000397133"));
        QSignalSpy opened(&truth(), &GroundTruth::opened);
        dropFiles(*m_window, {file.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QVERIFY(panel().noteText().contains(QStringLiteral("unicorn")));
        QVERIFY(!panel().noteText().contains(QStringLiteral("Person")));
        QVERIFY(truth().picture()); // by the picture's name
        QCOMPARE(truth().picture()->objects.size(), std::size_t{2});
        QVERIFY(objectToolTip(state(), *truth().picture(), 1, 0.5).contains(QStringLiteral("doesn't know")));
    }

    void comesBack()
    {
        openAll();
        panel().iou()->setValue(0.6);
        legend().chip(TruthKind::FalseAlarm)->click();
        m_window->close();
        m_window.reset();
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(truth().picture(), patience);
        QCOMPARE(truth().set()->path, instances());
        QCOMPARE(truth().iou(), 0.6);
        QVERIFY(!legend().chip(TruthKind::FalseAlarm)->isChecked());
    }
};

QTEST_MAIN(TestDetectTruth)
#include "tst_detecttruth.moc"
