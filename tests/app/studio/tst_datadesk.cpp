// vitrine-test: TIMEOUT 300; SERIAL
// The data in the Network room: one key shows it, a click puts a sample on the canvas, its settings are training's and
// can be undone, and what trains is what was shown.
#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/DataDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "core/data/SetStore.h"
#include "tests/app/studio/StudioWindow.h"
#include "widgets/data/AugmentationView.h"
#include "widgets/data/DataSession.h"
#include "widgets/data/DataView.h"
#include "widgets/data/DrawsWall.h"
#include "widgets/data/SampleGrid.h"
#include "widgets/downloads/SetManagerDialog.h"
#include "widgets/session/Session.h"
#include "widgets/training/AugmentationForm.h"
#include "widgets/training/DataForm.h"
#include "widgets/training/RunBar.h"
#include "widgets/training/SplitForm.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoStack>

using namespace vitrine;
using namespace vitrine::test;

class TestDataDesk : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;

    Session &session() const { return *m_window->session(); }
    TrainDesk &desk() const { return *m_window->networkRoom()->training(); }
    DataDesk &data() const { return *m_window->networkRoom()->data(); }
    DataView &view() const { return *data().view(); }
    QDockWidget *dock() const { return m_window->findChild<QDockWidget *>(QStringLiteral("dataDock")); }
    void look(const QString &set)
    {
        desk().state()->edit([&set](TrainSettings &settings) { settings.data = set; });
        desk().panel()->data()->lookButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(data().data()->facts().isWhole, patience);
    }

private slots:
    void init() { QVERIFY(m_window.open()); }

    void cleanup() { m_window.close(); }

    void oneKeyShowsWhatWouldTrain()
    {
        QVERIFY(!dock()->isVisible());
        QVERIFY(!data().data()->outline()); // nobody has looked
        QTest::keyClick(m_window.get(), Qt::Key_F9);
        QVERIFY(dock()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(data().data()->outline(), patience);
        QCOMPARE(data().data()->outline()->size(), 6000); // what suits LeNet-5
        QVERIFY(desk().panel()->data()->lookButton()->isEnabled());
    }

    void aClickPutsASampleOnTheCanvas()
    {
        look(QStringLiteral("digits:size=100"));
        const int steps = m_window->undoStack()->count();
        QTest::mouseClick(view().grid()->viewport(), Qt::LeftButton, {}, view().grid()->rectOf(4).center());
        QTRY_COMPARE_WITH_TIMEOUT(session().question().picture.kind, PictureSource::Kind::Image, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        QCOMPARE(session().question().picture.image.size(), QSize(28, 28));
        QCOMPARE(m_window->undoStack()->count(), steps + 1);
        m_window->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(session().question().picture.kind == PictureSource::Kind::Item, patience);
    }

    void settingsAreTrainingsAndUndone()
    {
        look(QStringLiteral("digits:size=200"));
        view().tabs()->setCurrentIndex(1);
        view().augmentations()->form()->box(0)->click();
        QCOMPARE(desk().state()->settings().augmentations.size(), std::size_t(1));
        m_window->undoStack()->undo();
        QVERIFY(desk().state()->settings().augmentations.empty());
        view().tabs()->setCurrentIndex(2);
        auto *split = view().findChild<SplitForm *>();
        QTest::keyClick(split->kind(), Qt::Key_Down);
        QCOMPARE(desk().state()->settings().split.kind, SplitKind::Random);
        QTRY_COMPARE_WITH_TIMEOUT(data().data()->outline()->divided.kind, SplitKind::Random, patience);
        m_window->undoStack()->undo();
        QCOMPARE(desk().state()->settings().split.kind, SplitKind::AsDivided);
        QTRY_COMPARE_WITH_TIMEOUT(data().data()->outline()->divided.kind, SplitKind::AsDivided, patience);
    }

    /// The parts that were shown are those that train, validate and test; the mean that was shown is the network's.
    void whatWasShownTrains()
    {
        desk().state()->edit([](TrainSettings &settings) {
            settings.split = {SplitKind::Stratified, {0.2, 0.1}, 9};
            settings.epochs = 1;
        });
        look(QStringLiteral("digits:size=400"));
        const auto facts = data().data()->facts();
        desk().play();
        QTRY_COMPARE_WITH_TIMEOUT(desk().training()->stage(), TrainStage::Done, patience);
        QVERIFY(desk().training()->progress().test);
        QCOMPARE(desk().training()->progress().test->count, data().data()->outline()->partSize(DataPart::Test));
        QCOMPARE(desk().training()->items()->format().mean, facts.statistics.mean);
        QCOMPARE(desk().training()->items()->format().std, facts.statistics.std);
        bool isSaid = false;
        for (const QLabel *label : desk().panel()->runBar()->findChildren<QLabel *>())
            isSaid = isSaid
                || label->text().remove(QChar(0x2060)).contains(QStringLiteral("test\u00a0accuracy")); // joined words
        QVERIFY(isSaid);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        QCOMPARE(data().data()->facts().isWhole, true); // the weights that the canvas shows are no other data
    }

    /// Nothing is read by the thread that draws: whoever asks goes on at once, and sees what comes when it comes.
    void theWindowNeverWaits()
    {
        desk().state()->edit([](TrainSettings &settings) { settings.data = QStringLiteral("digits:size=20000"); });
        m_window->networkRoom()->perform(Command::LookAtData, false);
        QVERIFY(data().data()->isBusy() && !data().data()->outline());
        QTRY_VERIFY_WITH_TIMEOUT(data().data()->outline(), patience);
        view().grid()->setCurrent(19'999);
        QVERIFY(!view().grid()->hasPicture(19'999));
        QTRY_VERIFY_WITH_TIMEOUT(view().grid()->hasPicture(19'999), patience);
    }

    void publicSetsAreListedAndChosen()
    {
        auto *form = desk().panel()->data();
        const int missing = form->box()->findText(QStringLiteral("CIFAR-10, to download…"));
        QVERIFY(missing > 0);
        emit form->box()->activated(missing);
        auto *dialog = m_window->findChild<SetManagerDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QTreeWidget *>()->currentItem()->text(0), QStringLiteral("CIFAR-10"));
        QVERIFY(desk().state()->settings().data.isEmpty()); // until it is there, the old one counts
        // As if it had been fetched: it is in the list, and one choice makes it the data.
        const auto sets = SetManagerDialog::ownCatalogue();
        const CatalogueSet &set = sets[2];
        for (const ArchiveMember &member : set.files[0].members) {
            const QString file = QString::fromStdString((SetStore().folder(set) / member.name()).string());
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            QFile whole(file);
            QVERIFY(whole.open(QIODevice::WriteOnly) && whole.resize(static_cast<qint64>(member.size)));
        }
        emit dialog->setsChanged();
        const int there = form->box()->findText(QStringLiteral("CIFAR-10"));
        QVERIFY(there > 0);
        emit form->box()->activated(there);
        QCOMPARE(desk().state()->settings().data, QString::fromStdString(SetStore().spec(set)));
        QCOMPARE(form->box()->currentText(), QStringLiteral("CIFAR-10"));
        emit dialog->setChosen(QStringLiteral("xor"));
        QCOMPARE(desk().state()->settings().data, QStringLiteral("xor"));
        QVERIFY(SetStore().remove(set).ok());
    }
};

QTEST_MAIN(TestDataDesk)
#include "tst_datadesk.moc"
