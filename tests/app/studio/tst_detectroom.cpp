// vitrine-test: TIMEOUT 300
#include "tests/app/studio/support/DetectFixture.h"

using namespace vitrine;
using namespace vitrine::test;

class TestDetectRoom : public DetectFixture {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        isolate();
    }

    void init()
    {
        QSettings().clear();
        openWindow();
    }

    void cleanup() { m_window.reset(); }

    void saysWhatToDoWithoutADetector()
    {
        QVERIFY(m_room->startPage()->isVisible());
        QVERIFY(!m_room->view()->isVisible());
        // A picture waits for the detector.
        andWait([this] { dropFiles(*m_window, {photo(QStringLiteral("dog"))}); });
        QVERIFY(!state().run());
        andWait([this] { dropFiles(*m_window, {pth()}); });
        QVERIFY(state().run());
        QCOMPARE(QString::fromStdString(state().run()->model), QStringLiteral("YOLOX-Nano"));
    }

    void showsWhatTheReferenceFinds_data()
    {
        QTest::addColumn<QString>("detector");
        QTest::addColumn<QString>("picture");
        for (const char *picture : {"dog", "000000397133", "000000030213"}) {
            QTest::addRow("onnx, %s", picture) << onnx() << QString::fromLatin1(picture);
            QTest::addRow("pth, %s", picture) << pth() << QString::fromLatin1(picture);
        }
    }

    void showsWhatTheReferenceFinds()
    {
        QFETCH(QString, detector);
        QFETCH(QString, picture);
        andWait([&] { dropFiles(*m_window, {detector, photo(picture)}); });
        QTRY_VERIFY_WITH_TIMEOUT(state().run(), patience);
        for (const bool agnostic : {false, true}) {
            for (const auto &[confidence, iou, name] :
                 {std::tuple(0.3F, 0.45F, "0.3_0.45"), {0.25F, 0.45F, "0.25_0.45"}, {0.01F, 0.65F, "0.01_0.65"}}) {
                NmsSettings settings;
                settings.confidence = confidence;
                settings.iou = iou;
                settings.classAgnostic = agnostic;
                state().setSettings(settings);
                compareShown(
                    state(),
                    reference(picture, QLatin1String(agnostic ? "agnostic_" : "aware_") + QLatin1String(name)));
                if (QTest::currentTestFailed())
                    return;
                QCOMPARE(m_room->findChild<DetectionTable *>()->model()->rowCount(), int(state().result().kept.size()));
            }
        }
    }

    void slidersAnswerToMouseAndKeyboard()
    {
        openDog();
        compareShown(state(), reference(QStringLiteral("dog"), QStringLiteral("aware_0.3_0.45")));
        drag(m_room->confidence(), 0.25);
        QVERIFY(std::abs(state().settings().confidence - 0.25F) < 0.01F);
        drag(m_room->confidence(), 0.7);
        QVERIFY(std::abs(state().settings().confidence - 0.7F) < 0.01F);
        QCOMPARE(state().result().kept.size(), std::size_t(3));
        drag(m_room->iou(), 0.95);
        const std::size_t many = state().result().kept.size();
        QVERIFY(many > 3); // hardly anything is suppressed any more

        HistogramSlider *slider = m_room->iou()->slider();
        slider->setFocus();
        const float before = state().settings().iou;
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(state().settings().iou < before);
        QCOMPARE(state().move(), -1); // the key was the slider's, not the stepper's
        m_room->confidence()->slider()->setFocus();
        const float confidence = state().settings().confidence;
        QTest::keyClick(m_room->confidence()->slider(), Qt::Key_Right);
        QVERIFY(state().settings().confidence > confidence);
    }

    void thresholdsAreUndone()
    {
        openDog();
        drag(m_room->confidence(), 0.6);
        QCOMPARE(m_room->undoStack()->count(), 1); // the whole drag
        drag(m_room->iou(), 0.8);
        NmsSettings hidden = state().settings();
        hidden.hiddenClasses.assign(17, false);
        hidden.hiddenClasses[16] = true;
        state().setSettings(hidden);
        QCOMPARE(m_room->undoStack()->count(), 3);
        QCOMPARE(keptOf("dog"), -1);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(keptOf("dog") >= 0);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(state().settings(), NmsSettings());
        QVERIFY(!m_room->undoStack()->canUndo());
        compareShown(state(), reference(QStringLiteral("dog"), QStringLiteral("aware_0.3_0.45")));
        m_window->actions()[Command::Redo]->trigger();
        QVERIFY(std::abs(state().settings().confidence - 0.6F) < 0.01F);
        // The network's own history is another.
        QCOMPARE(m_window->undoStack()->count(), 0);
    }

    void explainsABoxAndAnEmptyPlace()
    {
        openDog();
        const int dog = keptOf("dog");
        QVERIFY(dog >= 0);
        click({200, 500});
        QCOMPARE(state().selectedCell(), dog);
        const auto *why = m_room->findChild<WhyPanel *>();
        QVERIFY2(why->toPlainText().contains(QStringLiteral("dog")), qPrintable(why->toPlainText()));
        click({740, 20});
        QCOMPARE(state().selectedCell(), -1);
        QVERIFY(state().probe());
        QVERIFY(std::abs(state().probe()->x() - 740) < 2);
        const QString nothing = why->toPlainText();
        QVERIFY(!nothing.isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!state().probe());
        QVERIFY(why->toPlainText() != nothing);
    }

    void stepsTheSuppression()
    {
        openDog();
        m_room->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Home);
        const int first = state().move();
        QVERIFY(first >= 0);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QCOMPARE(state().move(), first + 1);
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QCOMPARE(state().move(), first);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(state().move(), -1);
        // The steps of the network stayed where they were.
        QVERIFY(m_window->cursor()->current() != 0 || m_window->cursor()->count() == 0);
    }

    void roomsKeepTheirOwn()
    {
        openDog();
        m_room->files()->savePictureAs(path(QStringLiteral("dog.gif"))); // refused: a banner in this room
        QVERIFY(m_room->banner()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->rooms()->current(), static_cast<Room *>(m_window->networkRoom()));
        QVERIFY(!m_window->banner()->isVisible());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("LeNet-5")));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_room->banner()->isVisible());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("dog.jpg")));
    }

    void everyControlHasAName()
    {
        openDog();
        for (const QWidget *widget : m_room->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            // A spin box's own line edit speaks for it.
            const bool isPart = widget->objectName().startsWith(QStringLiteral("qt_"));
            bool isNamed = isPart || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            for (const QLabel *label : m_room->findChildren<QLabel *>())
                isNamed = isNamed || label->buddy() == widget;
            QVERIFY2(isNamed, widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestDetectRoom)
#include "tst_detectroom.moc"
