// A run of the YOLOX room is what the detector itself gives; ground truth comes to it by the classes' names.
#include "core/detection/Detector.h"
#include "core/vision/PictureReader.h"
#include "tests/support/Shared.h"
#include "tests/widgets/yolox/YoloxSample.h"
#include "widgets/session/Pictures.h"
#include "widgets/yolox/StationSteps.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace vitrine;

class TestYoloxRun : public QObject {
    Q_OBJECT

private slots:
    void equalsTheDetector()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
        const auto weights = test::sharedPath(QStringLiteral("yolox/models/yolox_nano_unfused.pth"));
        const auto model = openYolox(weights.toStdString());
        QVERIFY(model);
        const auto engine = makeEngine(*model, {EngineChoice::Plain, Precision::Float32, DeviceChoice::Cpu});
        QVERIFY(engine);
        const auto scene = sceneOf(generatedScenes(), 5);
        QVERIFY(scene);
        const auto raw = (*engine)->run(letterbox(toPicture(scene->picture), model->width, model->height).input);
        QVERIFY(raw);

        YoloxBench bench;
        YoloxChoice choice;
        choice.file = weights;
        const auto run = bench.run(choice, scene->classNames, scene->picture, {}, [](double) {});
        QVERIFY2(run, run ? "" : run.error().message.text().c_str());
        QCOMPARE((*run)->raw.cells(), raw->cells());
        QCOMPARE((*run)->classNames.size(), 80U);
        for (int cell = 0; cell < raw->cells(); ++cell) {
            const auto expected = raw->row(cell), actual = (*run)->raw.row(cell);
            for (std::size_t i = 0; i < expected.size(); ++i)
                QVERIFY(std::abs(expected[i] - actual[i]) <= 1e-4F * std::max(1.0F, std::abs(expected[i])));
        }
        // 320 pixels fill the input of 416.
        QCOMPARE((*run)->input.size(), QSize(416, 416));
        QCOMPARE((*run)->geometry.ratio, 1.3);
    }

    void refusesWhatIsNoYolox()
    {
        YoloxBench bench;
        YoloxChoice choice;
        choice.file = QStringLiteral("/nowhere/weights.pth");
        QImage picture(64, 64, QImage::Format_RGB888);
        picture.fill(Qt::gray);
        const auto run = bench.run(choice, {"a"}, picture, {}, [](double) {});
        QVERIFY(!run);
        QVERIFY(run.error().message.text().find("/nowhere/weights.pth") != std::string::npos);
    }

    void truthGoesByNames()
    {
        YoloxState state;
        fillSample(state, 3, 160);
        YoloxRun run = *state.run();
        YoloxScene scene = state.scene();
        scene.classNames = {"Star", "banana", "circle"};
        scene.boxes = {{{0, 0, 32, 64}, 0}, {{8, 8, 16, 16}, 1}, {{160, 160, 320, 320}, 2}};
        const YoloxTruths truths = truthsFor(scene, run);
        QCOMPARE(truths.boxes.size(), 2U);
        QCOMPARE(truths.sources, (std::vector<int>{0, 2}));
        QCOMPARE(truths.unknown, (std::vector<int>{1}));
        QCOMPARE(run.classNames[static_cast<std::size_t>(truths.boxes[0].classId)], std::string("star"));
        QCOMPARE(truths.boxes[0].box, (CenterBox{8, 16, 16, 32})); // half as large in the input
        QCOMPARE(truths.boxes[1].box, (CenterBox{120, 120, 80, 80}));
    }

    void everyChangeCanBeUndone()
    {
        YoloxState state;
        fillSample(state, 3, 160);
        QVERIFY(!state.undoStack()->canUndo());
        const auto other = sceneOf(generatedScenes(), 4);
        QVERIFY(other);
        const YoloxScene first = state.scene();
        QSignalSpy scenes(&state, &YoloxState::sceneChanged);
        state.setScene(*other);
        QVERIFY(!state.run()); // it was of the other picture
        YoloxChoice choice = state.choice();
        choice.seed = 7;
        state.setChoice(choice);
        AssignSettings settings;
        settings.lambda = 5;
        state.setAssignSettings(settings);
        QCOMPARE(state.undoStack()->count(), 3);
        while (state.undoStack()->canUndo())
            state.undoStack()->undo();
        QVERIFY(state.scene() == first);
        QCOMPARE(state.choice().seed, 1U);
        QCOMPARE(state.assignSettings(), AssignSettings());
        QCOMPARE(scenes.size(), 2);
    }

    void stepsKeepTheirPlace()
    {
        StationSteps steps;
        QSignalSpy moved(&steps, &StationSteps::currentChanged);
        QCOMPARE(steps.current(), -1);
        steps.setSentences({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QCOMPARE(steps.current(), 0);
        steps.go(9);
        QCOMPARE(steps.current(), 2);
        steps.setSentences({QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(steps.current(), 1);
        steps.setSentences({});
        QCOMPARE(steps.current(), -1);
        QCOMPARE(moved.size(), 4);
    }
};

QTEST_MAIN(TestYoloxRun)
#include "tst_yoloxrun.moc"
