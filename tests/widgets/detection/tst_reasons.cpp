#include "tests/widgets/support/SampleDetections.h"
#include "widgets/common/Format.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/NmsStepper.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/WhyPanel.h"
#include "widgets/detection/WhyText.h"

#include <QAction>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QtTest>

using namespace vitrine;

class TestReasons : public QObject {
    Q_OBJECT

private slots:
    void init();
    void numbersAreThoseOfTheDecoding();
    void reasonsOfAKeptBox();
    void reasonsOfDroppedBoxes();
    void linksSelect();
    void emptyPlaceNamesItsBestCandidates();
    void followsTheThresholds();
    void funnelCountsAndShowsItsStages();
    void steppingShowsEachMove();
    void playingEndsAtTheLastMove();

private:
    QString plain(const QString &html) const;
    WhyInput input() const { return {*m_run, m_state->result(), m_state->settings()}; }

    std::shared_ptr<DetectionRun> m_run;
    std::unique_ptr<DetectionState> m_state;
    int m_dog = 0, m_worseDog = 0, m_cat = 0, m_owl = 0;
};

void TestReasons::init()
{
    m_run = test::smallRun();
    m_dog = m_run->raw.indexOf({1, 16, 2, 2});
    m_worseDog = m_run->raw.indexOf({1, 16, 3, 2});
    m_cat = m_run->raw.indexOf({0, 8, 4, 4});
    m_owl = m_run->raw.indexOf({2, 32, 2, 1});
    m_state = std::make_unique<DetectionState>();
    m_state->setRun(m_run);
}

QString TestReasons::plain(const QString &html) const
{
    return QTextDocumentFragment::fromHtml(html).toPlainText();
}

void TestReasons::numbersAreThoseOfTheDecoding()
{
    for (const int cell : {m_dog, m_worseDog, m_cat, m_owl}) {
        const QString text = plain(whyBox(input(), cell));
        const Box box = decodeBox(m_run->raw, cell);
        const std::span<const float> row = m_run->raw.row(cell);
        const auto number = [](float value) { return formatNumber(static_cast<double>(value)); };
        const Cell place = m_run->raw.cell(cell);
        const QStringList expected{
            QStringLiteral("centre x = (%1 + %2) · %3 = %4")
                .arg(number(row[0]))
                .arg(place.column)
                .arg(place.stride)
                .arg(number((box.x1 + box.x2) / 2)),
            QStringLiteral("centre y = (%1 + %2) · %3 = %4")
                .arg(number(row[1]))
                .arg(place.row)
                .arg(place.stride)
                .arg(number((box.y1 + box.y2) / 2)),
            QStringLiteral(" · %1 = %2").arg(place.stride).arg(number(box.width())),
            QStringLiteral("= %1").arg(number(m_run->candidates.scores[static_cast<std::size_t>(cell)])),
            QStringLiteral("column %1, row %2").arg(place.column).arg(place.row)};
        for (const QString &each : expected)
            QVERIFY2(text.contains(each), qPrintable(each + QStringLiteral(" is not in:\n") + text));
    }
}

void TestReasons::reasonsOfAKeptBox()
{
    const QString text = plain(whyBox(input(), m_dog));
    QVERIFY2(text.contains(QStringLiteral("Kept: rank 1 of 3")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("obj × cls = 0.9 × 0.9 = 0.81")));
    QVERIFY(text.contains(QStringLiteral("It suppressed 1")));
    QVERIFY(text.contains(QStringLiteral("dog 0.56, IoU %1")
                              .arg(formatNumber(static_cast<double>(
                                  m_state->result().verdicts[static_cast<std::size_t>(m_worseDog)].iou)))));
}

void TestReasons::reasonsOfDroppedBoxes()
{
    QVERIFY(plain(whyBox(input(), m_worseDog)).contains(QStringLiteral("Suppressed by dog 0.81: IoU ")));
    QVERIFY(plain(whyBox(input(), m_owl)).contains(QStringLiteral("its score 0.2 is below the threshold 0.3")));
    NmsSettings settings = m_state->settings();
    settings.hiddenClasses = {true};
    settings.limit = 1;
    m_state->setSettings(settings);
    QVERIFY(plain(whyBox(input(), m_cat)).contains(QStringLiteral("its class is switched off")));
    settings.hiddenClasses.clear();
    m_state->setSettings(settings);
    QVERIFY(plain(whyBox(input(), m_cat)).contains(QStringLiteral("1 better ones were kept, which is the limit")));
}

void TestReasons::linksSelect()
{
    WhyPanel panel;
    panel.setState(m_state.get());
    m_state->select(m_worseDog);
    QVERIFY(panel.toHtml().contains(QStringLiteral("cell:%1\"").arg(m_dog)));
    emit panel.anchorClicked(QUrl(QStringLiteral("cell:%1").arg(m_dog)));
    QCOMPARE(m_state->selectedCell(), m_dog);
    for (const char *bad : {"cell:-3", "cell:99999999", "cell:", "cell:x", "http://example.org"})
        emit panel.anchorClicked(QUrl(QString::fromLatin1(bad)));
    QCOMPARE(m_state->selectedCell(), m_dog);
    QCOMPARE(cellOfLink(QStringLiteral("cell:12")), 12);
}

void TestReasons::emptyPlaceNamesItsBestCandidates()
{
    const QPointF place(190, 90); // of the picture: in the owl's box
    const std::vector<int> cells = candidatesAt(*m_run, place, 10);
    QCOMPARE(cells.front(), m_owl);
    for (const Cell &holding : {Cell{0, 8, 11, 5}, Cell{1, 16, 5, 2}, Cell{2, 32, 2, 1}})
        QVERIFY(std::count(cells.begin(), cells.end(), m_run->raw.indexOf(holding)) == 1);
    WhyPanel panel;
    panel.setState(m_state.get());
    m_state->setProbe(place);
    const QString text = panel.toPlainText();
    QVERIFY2(text.contains(QStringLiteral("owl 0.2")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("its score 0.2 is below the threshold 0.3")), qPrintable(text));
    QCOMPARE(candidatesAt(*m_run, {80, 80}, 2), (std::vector<int>{m_dog, m_worseDog}));
    QVERIFY(candidatesAt(*m_run, {-500, -500}, 10).empty());
}

void TestReasons::followsTheThresholds()
{
    WhyPanel panel;
    panel.setState(m_state.get());
    QVERIFY(panel.toPlainText().startsWith(QStringLiteral("Click a box")));
    m_state->select(m_owl);
    QVERIFY(panel.toPlainText().contains(QStringLiteral("Dropped")));
    m_state->setConfidence(0.1F);
    QVERIFY(panel.toPlainText().contains(QStringLiteral("Kept: rank 4 of 4")));
    m_state->setRun(test::detectionRun(test::rawOutput(32, 32, 1, {}), m_run->picture));
    QVERIFY(panel.toPlainText().startsWith(QStringLiteral("Click a box")));
}

void TestReasons::funnelCountsAndShowsItsStages()
{
    FunnelStrip strip;
    strip.setState(m_state.get());
    const auto counts = [&] {
        std::vector<int> all;
        for (int stage = 0; stage < FunnelStrip::StageCount; ++stage)
            all.push_back(strip.countOf(static_cast<FunnelStrip::Stage>(stage)));
        return all;
    };
    const int cells = m_run->raw.cells();
    QCOMPARE(counts(), (std::vector<int>{cells, cells, 3, 2, 2}));
    NmsSettings settings = m_state->settings();
    settings.limit = 1;
    m_state->setSettings(settings);
    QCOMPARE(counts(), (std::vector<int>{cells, cells, 3, 2, 1}));
    QVERIFY(strip.button(FunnelStrip::Cells)->text().startsWith(formatCount(cells)));
    QVERIFY(strip.button(FunnelStrip::Result)->isChecked());
    strip.button(FunnelStrip::Unsuppressed)->click();
    QVERIFY(m_state->layers().ghosts);
    QVERIFY(strip.button(FunnelStrip::Unsuppressed)->isChecked());
    strip.button(FunnelStrip::Confident)->click();
    QVERIFY(m_state->layers().candidates && !m_state->layers().ghosts);
    strip.button(FunnelStrip::Cells)->click();
    QCOMPARE(m_state->layers().map, DetectionLayers::Map::Objectness);
    strip.button(FunnelStrip::Cells)->click(); // stays down
    QVERIFY(strip.button(FunnelStrip::Cells)->isChecked());
    strip.button(FunnelStrip::Result)->click();
    QCOMPARE(m_state->layers(), DetectionLayers());
}

void TestReasons::steppingShowsEachMove()
{
    FunnelStrip strip;
    PictureView view;
    view.resize(400, 300);
    strip.setState(m_state.get());
    view.setState(m_state.get());
    NmsStepper *stepper = strip.stepper();
    QCOMPARE(stepper->count(), 3);
    QVERIFY(!stepper->endAction()->isEnabled());
    QImage before = view.grab().toImage();
    stepper->firstAction()->trigger();
    QCOMPARE(m_state->move(), 0);
    const QStringList sentences{QStringLiteral("1 of 3 · dog 0.81 is kept"),
                                QStringLiteral("2 of 3 · dog 0.56 is suppressed by dog 0.81, IoU %1 > 0.45")
                                    .arg(formatNumber(static_cast<double>(
                                        m_state->result().verdicts[static_cast<std::size_t>(m_worseDog)].iou))),
                                QStringLiteral("3 of 3 · cat 0.4 is kept")};
    for (const QString &sentence : sentences) {
        stepper->stepAction()->trigger();
        QCOMPARE(stepper->sentence(), sentence);
        const QImage now = view.grab().toImage();
        QVERIFY(now != before); // each move is seen
        before = now;
    }
    QVERIFY(!stepper->stepAction()->isEnabled());
    stepper->backAction()->trigger();
    QCOMPARE(stepper->sentence(), sentences[1]);
    stepper->lastAction()->trigger();
    QCOMPARE(m_state->move(), 3);
    stepper->endAction()->trigger();
    QCOMPARE(m_state->move(), -1);
    stepper->stepAction()->trigger();
    m_state->setConfidence(0.95F); // the moves are others now: stepping is over
    QCOMPARE(m_state->move(), -1);
    QCOMPARE(stepper->count(), 0);
    QVERIFY(!stepper->stepAction()->isEnabled());
}

void TestReasons::playingEndsAtTheLastMove()
{
    NmsStepper stepper;
    stepper.setState(m_state.get());
    stepper.playAction()->setChecked(true);
    QCOMPARE(m_state->move(), 0);
    QTRY_COMPARE(m_state->move(), 3);
    QTRY_VERIFY(!stepper.playAction()->isChecked());
}

QTEST_MAIN(TestReasons)
#include "tst_reasons.moc"
