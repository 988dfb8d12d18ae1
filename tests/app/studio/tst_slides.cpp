// vitrine-test: TIMEOUT 180; SERIAL
// Films: steps of a run, a change, edits and races as GIF and MP4; what is recorded; what happens where it can't be.

#include "app/studio/film/FilmDesk.h"
#include "app/studio/film/FilmDialog.h"
#include "app/studio/film/FilmPreview.h"
#include "app/studio/film/RecordMark.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/optimizers/NetRaceRoom.h"
#include "app/studio/optimizers/OptimizersRoom.h"
#include "app/studio/window/Rooms.h"
#include "core/vision/video/VideoFile.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/FilmFrames.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/NumberField.h"
#include "widgets/film/FilmRecorder.h"
#include "widgets/film/Stillness.h"
#include "widgets/labs/LabStage.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitLabView.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int soon = 20000; // milliseconds

/// One of `every` frames of a video, from the first.
QList<QImage> readVideo(const QString &file, int every)
{
    const auto video = openVideoFile(file.toStdString());
    QList<QImage> images;
    for (int i = 0; video.ok(); ++i) {
        const auto frame = (*video)->next();
        if (!frame.ok() || !frame->has_value())
            break;
        const Picture &picture = (*frame)->picture;
        if (i % every == 0)
            images += QImage(picture.bytes().data(), picture.width(), picture.height(), picture.width() * 3,
                             QImage::Format_RGB888)
                          .copy();
    }
    return images;
}

} // namespace

class TestSlides : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }
    void steppingBecomesAFilm_data();
    void steppingBecomesAFilm();
    void oneStepNeedsNoMore();
    void raceBecomesAFilm();
    void changeBecomesAFilm();
    void laboratoryBecomesAFilm();
    void editsBecomeAFilm();
    void cancelLeavesNothing();
    void closingPutsBack();
    void saysWhatCannotBe();
    void recordsWhatIsDone();
    void unitOperationsBecomeAFilm();
    void aRaceOfNetworksBecomesAFilm();
    void piecesMakeTheSamePicture();

private:
    StudioWindow m_window;

    StepCursor &cursor() const { return *m_window->cursor(); }
    FilmDesk &films() const { return *m_window->films(); }
    QString path(const QString &name) const { return m_window.filePath(name); }
    void trigger(Command command) const { m_window->actions()[command]->trigger(); }

    /// The dialog, about a reel of this name, with this file.
    FilmDialog *ask(const QString &reel, const QString &file) const
    {
        trigger(Command::ExportFilm);
        FilmDialog *dialog = films().dialog();
        if (!dialog)
            return nullptr;
        const int index = dialog->form()->what()->findText(reel);
        if (index < 0)
            return nullptr;
        dialog->form()->what()->setCurrentIndex(index);
        dialog->form()->file()->setText(file);
        return dialog;
    }
    static void choose(QComboBox *box, const QString &text)
    {
        box->setCurrentIndex(box->findText(text, Qt::MatchStartsWith));
        QVERIFY(box->currentText().startsWith(text));
    }
    /// Presses the button, and waits for the film.
    void make(FilmDialog *dialog) const
    {
        const QSignalSpy said(&films(), &FilmDesk::said);
        dialog->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!films().dialog(), soon * 2);
        QCOMPARE(said.count(), 1);
    }
};

void TestSlides::steppingBecomesAFilm_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("shot");
    QTest::addColumn<QString>("size");
    QTest::newRow("GIF of the window") << QStringLiteral("steps.gif") << QStringLiteral("Whole window")
                                       << QStringLiteral("As shown");
    QTest::newRow("MP4 of the window") << QStringLiteral("steps.mp4") << QStringLiteral("Whole window")
                                       << QStringLiteral("1280 × 720");
    QTest::newRow("MP4 of the canvas") << QStringLiteral("canvas.mp4") << QStringLiteral("Canvas alone")
                                       << QStringLiteral("960 × 540");
}

void TestSlides::steppingBecomesAFilm()
{
    QFETCH(QString, file);
    QFETCH(QString, shot);
    QFETCH(QString, size);
    cursor().setCurrent(3);
    const int count = cursor().count();
    FilmDialog *dialog = ask(QStringLiteral("Steps of this run"), path(file));
    QVERIFY(dialog);
    choose(dialog->form()->shot(), shot);
    choose(dialog->form()->size(), size);
    QTRY_VERIFY(dialog->preview()->bytes() > 0);
    QCOMPARE(cursor().current(), 0); // the first picture is looked at
    const FilmPlan plan = dialog->form()->plan();
    QCOMPARE(plan.pictures(), count);
    make(dialog);
    QCOMPARE(cursor().current(), 3);
    qInfo("%s %dx%d: %lld bytes, slowest picture %.1f ms", qPrintable(file), plan.size.width(), plan.size.height(),
          QFileInfo(path(file)).size(), films().slowest());

    const bool isGif = file.endsWith(QStringLiteral(".gif"));
    const QList<QImage> images = isGif ? readGif(path(file)) : readVideo(path(file), 5); // half a second each
    // The last picture of the video stays three times as long.
    QCOMPARE(images.size(), isGif ? count : count + 2);
    for (qsizetype i = 0; i < images.size(); ++i)
        QCOMPARE(images[i].size(), plan.size);
    for (int i = 1; i < count; ++i)
        QVERIFY2(difference(images[i], images[i - 1]) > 0, qPrintable(QString::number(i)));
    cursor().setCurrent(count - 1);
    Stillness stillness(m_window.get());
    QSignalSpy still(&stillness, &Stillness::still);
    stillness.await({});
    QVERIFY(still.wait(soon));
    const QImage last = pictureOf(plan.shot, plan.size);
    // A video comes back a little darker: FFmpeg rounds down when it makes Y'CbCr of RGB, and so does its decoder on
    // the way back. Of a level less in Y', Cb and Cr, and one more in the end, come 1.2 + 1.6 + 1 of red, 1.2 − 1.2 + 1
    // of green and 1.2 + 2.0 + 1 of blue at most: 3 on average, and one more for what is compressed away. Another
    // matrix or range would be 10 and more.
    const double most = isGif ? 3 : 4;
    QVERIFY2(difference(images.back(), last) < most, qPrintable(QString::number(difference(images.back(), last))));
    QVERIFY(difference(images.front(), last) > difference(images.back(), last));
}

void TestSlides::oneStepNeedsNoMore()
{
    FilmDialog *dialog = ask(QStringLiteral("Steps of this run"), path(QStringLiteral("few.gif")));
    QVERIFY(dialog);
    dialog->form()->first()->setValue(2);
    dialog->form()->last()->setValue(9);
    dialog->form()->stride()->setValue(3);
    dialog->form()->seconds()->setValue(0.2);
    QCOMPARE(dialog->form()->plan().pictures(), 4); // 2, 5, 8 and the last, 9
    QVERIFY(dialog->facts().startsWith(QStringLiteral("4 pictures, 2.1 s")));
    make(dialog);
    QCOMPARE(readGif(path(QStringLiteral("few.gif"))).size(), 4);
}

void TestSlides::raceBecomesAFilm()
{
    trigger(Command::OptimizersRoom);
    auto *room = qobject_cast<OptimizersRoom *>(m_window->rooms()->current());
    QVERIFY(room);
    QTRY_VERIFY_WITH_TIMEOUT(!room->state()->isBusy(), soon);
    room->state()->setStep(7);
    FilmDialog *dialog = ask(QStringLiteral("The race, step by step"), path(QStringLiteral("race.gif")));
    QVERIFY(dialog);
    choose(dialog->form()->shot(), QStringLiteral("Surface alone"));
    choose(dialog->form()->size(), QStringLiteral("960 × 540"));
    dialog->form()->last()->setValue(41);
    dialog->form()->stride()->setValue(4);
    make(dialog);
    QCOMPARE(room->state()->step(), 7);
    const QList<QImage> images = readGif(path(QStringLiteral("race.gif")));
    QCOMPARE(images.size(), 11);
    QCOMPARE(images.back().size(), QSize(960, 540));
    for (qsizetype i = 1; i < images.size(); ++i)
        QVERIFY(difference(images[i], images[i - 1]) > 0);
}

void TestSlides::changeBecomesAFilm()
{
    HandEdits *edits = m_window->networkRoom()->ripple()->edits();
    const auto ran = m_window->session()->trace();
    const std::string name = "c1.weight";
    QVERIFY(edits->weight(name).valid());
    edits->changeWeights(name, {{{0, 0, 2, 2}, 3.0}});
    edits->finish();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->trace() != ran && !m_window->session()->isBusy(), soon);
    const Question question = m_window->session()->question();
    FilmDialog *dialog = ask(QStringLiteral("The last change, from before to now"), path(QStringLiteral("change.gif")));
    QVERIFY(dialog);
    choose(dialog->form()->shot(), QStringLiteral("Canvas alone"));
    dialog->form()->stride()->setValue(8);
    make(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy(), soon);
    QVERIFY(m_window->session()->question() == question);
    QCOMPARE(edits->before(), ran);
    QCOMPARE(edits->weight(name).at({0, 0, 2, 2}), 3.0);
    const QList<QImage> images = readGif(path(QStringLiteral("change.gif")));
    QCOMPARE(images.size(), 4);
    for (qsizetype i = 1; i < images.size(); ++i)
        QVERIFY(difference(images[i], images[i - 1]) > 0);
}

void TestSlides::laboratoryBecomesAFilm()
{
    m_window->networkRoom()->selection()->selectBlock(QStringLiteral("c1"));
    m_window->networkRoom()->labs()->open();
    QVERIFY(m_window->networkRoom()->labs()->isOpen());
    FilmDialog *dialog = ask(QStringLiteral("Positions of this laboratory"), path(QStringLiteral("lab.gif")));
    QVERIFY(dialog);
    choose(dialog->form()->shot(), QStringLiteral("Laboratory alone"));
    dialog->form()->last()->setValue(4);
    dialog->form()->stride()->setValue(1);
    make(dialog);
    const QList<QImage> images = readGif(path(QStringLiteral("lab.gif")));
    QCOMPARE(images.size(), 4);
    for (qsizetype i = 1; i < images.size(); ++i)
        QVERIFY(difference(images[i], images[i - 1]) > 0);
}

void TestSlides::editsBecomeAFilm()
{
    QUndoStack *stack = m_window->undoStack();
    HandEdits *edits = m_window->networkRoom()->ripple()->edits();
    for (const double value : {1.0, -1.0}) {
        const int before = stack->count();
        edits->changeWeights("c1.weight", {{{0, 0, 0, 0}, value}});
        edits->finish();
        QTRY_VERIFY_WITH_TIMEOUT(stack->count() > before && !m_window->session()->isBusy(), soon);
    }
    const int index = stack->index();
    FilmDialog *dialog = ask(QStringLiteral("Edits, one after the other"), path(QStringLiteral("edits.mp4")));
    QVERIFY(dialog);
    QCOMPARE(dialog->form()->plan().pictures(), stack->count() + 1);
    make(dialog);
    QCOMPARE(stack->index(), index);
    QTRY_COMPARE_WITH_TIMEOUT(edits->weight("c1.weight").at({0, 0, 0, 0}), -1.0, soon);
}

void TestSlides::cancelLeavesNothing()
{
    cursor().setCurrent(5);
    FilmDialog *dialog = ask(QStringLiteral("Steps of this run"), path(QStringLiteral("never.mp4")));
    QVERIFY(dialog);
    dialog->startButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(cursor().current() == 2, soon);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(films().dialog()); // what was chosen can be tried again
    QVERIFY(dialog->startButton()->isEnabled());
    QCOMPARE(cursor().current(), 5);
    QCOMPARE(QDir(QFileInfo(path(QStringLiteral("x"))).path())
                 .entryList({QStringLiteral("*never*")}, QDir::AllEntries | QDir::Hidden),
             QStringList());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!films().dialog());
}

void TestSlides::closingPutsBack()
{
    cursor().setCurrent(5);
    FilmDialog *dialog = ask(QStringLiteral("Steps of this run"), path(QStringLiteral("never.gif")));
    QVERIFY(dialog);
    dialog->form()->first()->setValue(8);
    QTRY_COMPARE(cursor().current(), 7);
    dialog->reject();
    QCOMPARE(cursor().current(), 5);
}

void TestSlides::saysWhatCannotBe()
{
    cursor().setCurrent(5);
    FilmDialog *dialog = ask(QStringLiteral("Steps of this run"), path(QStringLiteral("nowhere/film.gif")));
    QVERIFY(dialog);
    QVERIFY(dialog->form()->problem().contains(QStringLiteral("nowhere")));
    QVERIFY(!dialog->startButton()->isEnabled());
    dialog->form()->file()->setText(path(QStringLiteral("film.txt")));
    QVERIFY(!dialog->startButton()->isEnabled());
    for (const char *file : {"/proc/film.gif", "/proc/film.mp4"}) { // nobody can write there
        dialog->form()->file()->setText(QLatin1String(file));
        dialog->startButton()->click();
        const auto *note = dialog->findChild<QLabel *>(QStringLiteral("note"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->startButton()->isEnabled(), soon);
        QVERIFY2(note->text().contains(QLatin1String(file)), qPrintable(note->text()));
        QCOMPARE(cursor().current(), 5);
    }
}

void TestSlides::recordsWhatIsDone()
{
    trigger(Command::Record);
    FilmDialog *dialog = films().dialog();
    QVERIFY(dialog);
    QVERIFY(dialog->form()->isRecording());
    QVERIFY(dialog->form()->shot()->findText(QStringLiteral("Whole window")) < 0); // it has the mark
    dialog->form()->file()->setText(path(QStringLiteral("done.gif")));
    choose(dialog->form()->size(), QStringLiteral("960 × 540"));
    dialog->startButton()->click();
    QTRY_VERIFY(!films().dialog());
    QVERIFY(films().mark() && films().mark()->isVisible());
    QVERIFY(m_window->actions()[Command::Record]->isChecked());
    saveScreenshot(*m_window.get(), QStringLiteral("slides-recording"));
    QTRY_COMPARE(films().recorder()->pictures(), 1); // as it was
    for (const int step : {3, 6, 9}) {
        const int before = films().recorder()->pictures();
        cursor().setCurrent(step);
        QTRY_VERIFY_WITH_TIMEOUT(films().recorder()->pictures() > before, soon);
    }
    const QSignalSpy said(&films(), &FilmDesk::said);
    trigger(Command::Record);
    QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, soon);
    QVERIFY(!films().isRecording());
    QVERIFY(!films().mark());
    QVERIFY(!m_window->actions()[Command::Record]->isChecked());
    QCOMPARE(cursor().current(), 9);
    const QList<QImage> images = readGif(path(QStringLiteral("done.gif")));
    QVERIFY(images.size() >= 4);
    QCOMPARE(images.front().size(), QSize(960, 540));
}

void TestSlides::unitOperationsBecomeAFilm()
{
    Session &session = *m_window->session();
    const auto before = session.outcome();
    session.openPreset(QStringLiteral("mlp-xor"));
    QTRY_VERIFY_WITH_TIMEOUT(session.outcome() != before && !session.isBusy(), soon);
    LabDesk &labs = *m_window->networkRoom()->labs();
    labs.open(QStringLiteral("units"));
    auto *lab = qobject_cast<UnitLabView *>(labs.stage()->current());
    QVERIFY(lab);
    QTRY_VERIFY_WITH_TIMEOUT(lab->cursor()->count() > 8, soon);
    lab->cursor()->setCurrent(2);
    FilmDialog *dialog = ask(QStringLiteral("Unit operations, one by one"), path(QStringLiteral("units.gif")));
    QVERIFY(dialog);
    choose(dialog->form()->shot(), QStringLiteral("Laboratory alone"));
    choose(dialog->form()->size(), QStringLiteral("960 × 540"));
    dialog->form()->last()->setValue(7);
    dialog->form()->stride()->setValue(2);
    make(dialog);
    QCOMPARE(lab->cursor()->current(), 2); // put back
    const QList<QImage> images = readGif(path(QStringLiteral("units.gif")));
    QCOMPARE(images.size(), 4); // 1, 3, 5, 7
    for (qsizetype i = 1; i < images.size(); ++i)
        QVERIFY(difference(images[i], images[i - 1]) > 0);
}

void TestSlides::aRaceOfNetworksBecomesAFilm()
{
    trigger(Command::OptimizersRoom);
    trigger(Command::NetworkRaces);
    auto *room = qobject_cast<NetRaceRoom *>(m_window->rooms()->current());
    QVERIFY(room);
    room->state()->edit([](NetRaceSetup &setup) {
        setup.network = QStringLiteral("mlp-xor");
        setup.data = QStringLiteral("xor:size=200,noise=0");
        setup.epochs = 2;
        setup.batchSize = 10;
        setup.competitors.resize(2);
    });
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(room->race()->stage(), NetRaceStage::Done, soon * 2);
    FilmDialog *dialog = ask(QStringLiteral("The race, step by step"), path(QStringLiteral("networks.gif")));
    QVERIFY(dialog);
    choose(dialog->form()->shot(), QStringLiteral("Curves alone"));
    choose(dialog->form()->size(), QStringLiteral("960 × 540"));
    dialog->form()->last()->setValue(31);
    dialog->form()->stride()->setValue(10);
    make(dialog);
    const QList<QImage> images = readGif(path(QStringLiteral("networks.gif")));
    QCOMPARE(images.size(), 4); // 1, 11, 21, 31
    for (qsizetype i = 1; i < images.size(); ++i)
        QVERIFY(difference(images[i], images[i - 1]) > 0);
}

/// A picture that is painted in several turns is the one that is painted in one.
void TestSlides::piecesMakeTheSamePicture()
{
    const FilmShot shot{QStringLiteral("window"), m_window.get()};
    for (const QSize size : {m_window->size(), QSize(960, 540)}) {
        const QImage whole = pictureOf(shot, size);
        FilmPicture pieces(shot, size, 7);
        int count = 1;
        while (pieces.paintNext())
            ++count;
        QCOMPARE(count, 7);
        QVERIFY2(difference(pieces.image(), whole) < 0.05,
                 qPrintable(QString::number(difference(pieces.image(), whole))));
    }
}

QTEST_MAIN(TestSlides)
#include "tst_slides.moc"
