// vitrine-test: TIMEOUT 300
// Composite blocks open on the canvas, as far down as a convolution, and lead back; what is inside follows the steps,
// the figures and every edit of what is around it.

#include "tests/app/studio/BuildHarness.h"

#include "app/studio/documents/Documents.h"
#include "app/studio/journal/Journal.h"
#include "app/studio/network/desks/HeatDesk.h"
#include "app/studio/network/desks/InsideDesk.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/settings/Languages.h"
#include "tests/support/Screenshot.h"
#include "widgets/builder/InsideBar.h"
#include "widgets/common/Theme.h"
#include "widgets/inspector/BlockCard.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/labs/LabStage.h"
#include "widgets/stepping/StepFlow.h"

#include <QMenu>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::test;

class TestInside : public BuildHarness {
    Q_OBJECT

private:
    InsideDesk &inside() const { return *room().inside(); }
    InsideBar &bar() const { return *inside().bar(); }
    QString place() const { return room().build()->inside(); }
    QString selected() const { return room().selection()->path(); }
    StepCursor &cursor() const { return *room().cursor(); }

    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy(), patience); }
    void openStage()
    {
        m_window->session()->openPreset(QStringLiteral("cspdarknet-stage"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy() && block("dark3_csp"), patience);
        trigger(Command::FitView);
    }
    /// With the mouse, in two clicks as it reports them.
    void enter(const char *path)
    {
        QVERIFY2(block(path), path);
        view().bringIntoView(block(path));
        click(block(path)->pos());
        doubleClick(block(path)->pos());
    }
    QStringList names() const
    {
        QStringList names;
        for (const BlockItem *item : scene().blocks())
            names += item->block().name;
        return names;
    }
    /// Of a block on the canvas in the menu that a right click opens.
    QStringList menuOf(QPointF place)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at(place), view().viewport()->mapToGlobal(at(place)));
        QApplication::sendEvent(view().viewport(), &event);
        QStringList texts;
        for (QMenu *menu : view().findChildren<QMenu *>()) {
            for (const QAction *action : menu->actions())
                texts += action->text().section(QLatin1Char('\t'), 0, 0);
            menu->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return texts;
    }

private slots:
    void initTestCase() { beginCase(); }
    void init()
    {
        begin();
        openStage();
    }
    void cleanup()
    {
        Theme::instance().setScheme(Theme::Scheme::Light);
        m_window.reset();
    }

    void aWayDownToOneNeuronAndBack()
    {
        QVERIFY(bar().isHidden());
        view().setZoom(view().zoom() * 1.3);
        view().pan({40, 10});
        view().bringIntoView(block("dark3_csp"));
        const CanvasView::Outlook before = view().outlook();
        enter("dark3_csp");
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        QCOMPARE(names(), (QStringList{"in0", "conv1", "conv2", "m.0", "m.1", "m.2", "both", "conv3", "output"}));
        QVERIFY(bar().isVisible());
        QCOMPARE(bar().text(), QStringLiteral("Network ▸ dark3_csp"));
        QCOMPARE(block("dark3_csp.in0")->block().type, QStringLiteral("from dark3_conv"));
        QCOMPARE(block("dark3_csp.output 0")->block().type, QStringLiteral("to average"));
        QCOMPARE(block("dark3_csp.both")->block().shape, QStringLiteral("1 × 64 × 8 × 8"));
        // All of it is seen, and shows what flows.
        QVERIFY(view().mapToScene(view().viewport()->rect()).boundingRect().contains(scene().contentRect()));
        for (const BlockItem *item : scene().blocks())
            QVERIFY2(scene().shownTensor(item).valid(), qPrintable(item->block().id));

        enter("dark3_csp.m.1");
        enter("dark3_csp.m.1.conv2");
        QCOMPARE(bar().text(), QStringLiteral("Network ▸ dark3_csp ▸ m.1 ▸ conv2"));
        QCOMPARE(names(), (QStringList{"in0", "conv", "bn", "act", "output"}));
        QCOMPARE(block("dark3_csp.m.1.conv2.in0")->block().outside, QStringLiteral("dark3_csp.m.1.conv1"));
        // A convolution is opened in its laboratory.
        enter("dark3_csp.m.1.conv2.conv");
        QVERIFY(room().labs()->isOpen());
        QCOMPARE(selected(), QStringLiteral("dark3_csp.m.1.conv2.conv"));
        QVERIFY(bar().isHidden());
        press(Qt::Key_Escape);
        QVERIFY(!room().labs()->isOpen());
        QVERIFY(bar().isVisible());
        QCOMPARE(place(), QStringLiteral("dark3_csp.m.1.conv2"));
        QCOMPARE(room().inspector()->part()->path, std::string("dark3_csp.m.1.conv2.conv"));

        press(Qt::Key_Escape);
        QCOMPARE(place(), QStringLiteral("dark3_csp.m.1"));
        QCOMPARE(selected(), QStringLiteral("dark3_csp.m.1.conv2"));
        QVERIFY(block("dark3_csp.m.1.conv2")->isSelected());
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Backspace);
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        press(Qt::Key_Up, Qt::ControlModifier);
        QVERIFY(place().isEmpty());
        QVERIFY(bar().isHidden());
        QVERIFY(block("dark3_csp")->isSelected());
        QCOMPARE(view().outlook().zoom, before.zoom);
        QVERIFY((view().outlook().centre - before.centre).manhattanLength() < 3 / before.zoom);
    }

    void keysAloneLeadThere()
    {
        view().setFocus();
        view().selectBlock(block("dark2_csp"));
        press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(place(), QStringLiteral("dark2_csp"));
        QTest::keyClick(&view(), Qt::Key_Tab); // the entrance
        QVERIFY(block("dark2_csp.in0")->isSelected());
        QCOMPARE(selected(), QStringLiteral("dark2_csp"));
        QTest::keyClick(&view(), Qt::Key_Tab);
        QCOMPARE(selected(), QStringLiteral("dark2_csp.conv1"));
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(place(), QStringLiteral("dark2_csp.conv1"));
        // The crumbs are reached by keys too.
        QToolButton *crumb = bar().crumb(0);
        QCOMPARE(crumb->focusPolicy(), Qt::StrongFocus);
        QVERIFY(!crumb->accessibleName().isEmpty());
        crumb->setFocus();
        QTest::keyClick(crumb, Qt::Key_Space);
        QVERIFY(place().isEmpty());
        QVERIFY(block("dark2_csp")->isSelected());
    }

    void entrancesAndExitsLeadOutside()
    {
        enter("dark3_csp");
        enter("dark3_csp.m.1");
        doubleClick(block("dark3_csp.m.1.in0")->pos());
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        QCOMPARE(selected(), QStringLiteral("dark3_csp.m.0"));
        doubleClick(block("dark3_csp.output 0")->pos());
        QVERIFY(place().isEmpty());
        QCOMPARE(selected(), QStringLiteral("average"));
    }

    void stepsLightWhatIsInside()
    {
        cursor().setGrain(Grain::Layer);
        enter("dark2_csp");
        const Graph &graph = m_window->session()->trace()->graph;
        const int node = graph.findNode("dark2_csp.conv2.bn");
        cursor().setCurrent(cursor().find(Stage::Forward, node));
        QVERIFY(block("dark2_csp.conv2")->state().active);
        QVERIFY(!block("dark2_csp.conv2")->state().forwardDone); // its activation is still to come
        QVERIFY(block("dark2_csp.conv1")->state().forwardDone);
        QVERIFY(!block("dark2_csp.conv1")->state().active);
        QVERIFY(!block("dark2_csp.conv3")->state().forwardDone);
        QVERIFY(block("dark2_csp.in0")->state().forwardDone);
        QCOMPARE(scene().activeBlock(), block("dark2_csp.conv2"));
        cursor().setCurrent(cursor().find(Stage::Backward, node));
        QVERIFY(block("dark2_csp.conv2")->state().active);
        QVERIFY(block("dark2_csp.conv3")->state().backwardDone);
        QVERIFY(!block("dark2_csp.conv1")->state().backwardDone);
        // Outside it is the block around.
        trigger(Command::GoOutside);
        QCOMPARE(scene().activeBlock(), block("dark2_csp"));
        // By blocks the step is that of all that is inside.
        cursor().setGrain(Grain::Block);
        enter("dark2_csp");
        QVERIFY(block("dark2_csp.conv2")->state().active);
    }

    void figuresAreThoseOfTheParts()
    {
        room().heat()->setHeat(Heat::Parameters);
        enter("dark2_csp");
        // conv1: 32·16·1·1 of the convolution, 2·16 of batch norm.
        QCOMPARE(room().heat()->figures().text(QStringLiteral("dark2_csp.conv1")), QStringLiteral("544"));
        QVERIFY(block("dark2_csp.conv1")->decor().tint.isValid());
        const QString inside = room().heat()->figures().total();
        trigger(Command::GoOutside);
        QCOMPARE(room().heat()->figures().text(QStringLiteral("dark2_csp")), inside);
        room().heat()->setHeat(Heat::None);
    }

    void anEditInsideSaysWhy_data()
    {
        QTest::addColumn<int>("attempt");
        for (int attempt = 0; attempt < 7; ++attempt)
            QTest::addRow("%d", attempt) << attempt;
    }
    void anEditInsideSaysWhy()
    {
        QFETCH(int, attempt);
        enter("dark2_csp");
        const Network before = network();
        const int steps = undo().count();
        click(block("dark2_csp.conv1")->pos());
        BlockItem *from = block("dark2_csp.conv1"), *to = block("dark2_csp.conv3");
        QMimeData data;
        data.setData(QLatin1String(blockMimeType), "ReLU");
        const QPoint middle = view().viewport()->rect().center();
        QDragEnterEvent drag(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        switch (attempt) {
        case 0:
            press(Qt::Key_Delete);
            break;
        case 1: // says so before the mouse is let go
            beginDrag(from->outlet(0), to->inlet(0));
            QVERIFY(builder().tip()->isVisible());
            QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(to->inlet(0)));
            break;
        case 2:
            QApplication::sendEvent(view().viewport(), &drag);
            QApplication::sendEvent(view().viewport(), &drop);
            break;
        case 3:
            trigger(Command::AddBlock);
            break;
        case 4:
            trigger(Command::RenameBlock);
            break;
        case 5:
            doubleClick(scene().contentRect().topLeft() + QPointF(4, 4));
            break;
        case 6:
            trigger(Command::GroupBlocks);
            break;
        }
        QVERIFY2(bar().isExplaining(), "nothing was said");
        QVERIFY(!builder().popup()->isVisible());
        QVERIFY(network() == before);
        QCOMPARE(undo().count(), steps);
        QCOMPARE(place(), QStringLiteral("dark2_csp"));
    }

    void aBlockIsReplacedByItsParts()
    {
        const auto before = m_window->session()->trace();
        const std::size_t blocks = network().blocks.size();
        enter("dark3_csp");
        click(block("dark3_csp.both")->pos());
        press(Qt::Key_Delete);
        QVERIFY(bar().replaceButton()->isVisible());
        QTest::mouseClick(bar().replaceButton(), Qt::LeftButton);
        QVERIFY(place().isEmpty());
        QCOMPARE(network().blocks.size(), blocks + 6);
        QVERIFY(block("dark3_csp_m_2") && block("dark3_csp_m_2")->isSelected());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy() && m_window->session()->trace() != before, patience);
        const auto after = m_window->session()->trace();
        QCOMPARE(after->output("loss").toFloats(), before->output("loss").toFloats());
        QCOMPARE(after->gradient("image").toFloats(), before->gradient("image").toFloats());
        QCOMPARE(after->weights.at("dark3_csp_m_1.conv1.conv.weight").toFloats(),
                 before->weights.at("dark3_csp.m.1.conv1.conv.weight").toFloats());
        QVERIFY(scene().groups().size() == 1);
        undo().undo();
        QCOMPARE(network().blocks.size(), blocks);
        settle();
        QCOMPARE(m_window->session()->trace()->output("loss").toFloats(), before->output("loss").toFloats());
        // From outside, where blocks have their places: nothing is covered.
        undo().redo();
        undo().undo();
        drag(block("average")->pos(), block("average")->pos() + QPointF(0, 40));
        click(block("dark2_csp")->pos());
        trigger(Command::ReplaceByParts);
        QVERIFY(block("dark2_csp_conv3"));
        for (const BlockItem *a : scene().blocks())
            for (const BlockItem *b : scene().blocks())
                QVERIFY2(a == b || !a->cardRect().intersects(b->cardRect()),
                         qPrintable(a->block().id + QLatin1Char(' ') + b->block().id));
    }

    void anEditAroundNeverLeavesAStaleView()
    {
        enter("dark3_csp");
        enter("dark3_csp.m.2");
        enter("dark3_csp.m.2.conv1");
        room().document()->apply(QStringLiteral("n"),
                                 edit::setParam(network(), "dark3_csp", "n", ParamValue(std::int64_t(1))));
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        QCOMPARE(names(), (QStringList{"in0", "conv1", "conv2", "m.0", "both", "conv3", "output"}));
        settle();
        QCOMPARE(place(), QStringLiteral("dark3_csp")); // and what is selected did not lead away
        QVERIFY(selected().startsWith(QLatin1String("dark3_csp")));
        undo().undo();
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        QVERIFY(block("dark3_csp.m.2"));
        settle();
        room().document()->apply(QStringLiteral("remove"), edit::removeBlocks(network(), {"dark3_csp"}));
        QVERIFY(place().isEmpty());
        QVERIFY(bar().isHidden() && block("average"));
        settle();
        undo().undo();
        settle();
        enter("dark3_csp");
        m_window->session()->openPreset(QStringLiteral("lenet-5"));
        QTRY_VERIFY_WITH_TIMEOUT(block("c5"), patience);
        QVERIFY(place().isEmpty());
    }

    /// What was fitted stays fitted while the window changes its size, until the user zooms or pans. Where it can't be
    /// fitted and read, no room is lost beside it.
    void aResizeFitsAgain()
    {
        const auto check = [this](const char *path) {
            const QRectF seen = view().mapToScene(view().viewport()->rect()).boundingRect();
            const QRectF whole = scene().contentRect();
            const double pixel = 2 / view().zoom();
            const QPointF off = seen.center() - whole.center();
            const QString where = QStringLiteral("%1 at %2").arg(path).arg(m_window->width());
            QVERIFY2(whole.width() > seen.width()
                         ? seen.left() >= whole.left() - pixel && seen.right() <= whole.right() + pixel
                         : std::abs(off.x()) <= pixel,
                     qPrintable(where));
            QVERIFY2(whole.height() > seen.height() || std::abs(off.y()) <= pixel, qPrintable(where));
        };
        for (const char *path : {"dark3_csp", "dark3_csp.m.1", "dark3_csp.m.1.conv2"}) {
            enter(path);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(1280, 800), QSize(1600, 1000)}) {
                m_window->resize(size);
                QTRY_COMPARE(m_window->size(), size);
                QCoreApplication::processEvents();
                check(path);
            }
        }
        view().setZoom(0.7);
        view().pan({30, 0});
        const double zoom = view().zoom();
        m_window->resize(1280, 800);
        QCoreApplication::processEvents();
        QCOMPARE(view().zoom(), zoom);
    }

    /// The next studio stands where this one stood.
    void thePlaceComesBackWithTheNextStudio()
    {
        const QString folder = m_folder.filePath(QStringLiteral("places"));
        const auto open = [&] {
            m_window = std::make_unique<MainWindow>(Preferences());
            m_window->show();
            m_window->start(new Journal(folder.toStdString(), m_window.get()));
            QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome() && !m_window->session()->isBusy(), patience);
        };
        open();
        openStage();
        enter("dark3_csp");
        enter("dark3_csp.m.1");
        m_window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
        open();
        QCOMPARE(place(), QStringLiteral("dark3_csp.m.1"));
        QCOMPARE(bar().text(), QStringLiteral("Network ▸ dark3_csp ▸ m.1"));
        QVERIFY(block("dark3_csp.m.1.conv1"));
        press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
    }

    void tabsKeepTheirPlace()
    {
        enter("dark3_csp");
        enter("dark3_csp.m.1");
        trigger(Command::NewNetwork);
        QTRY_VERIFY_WITH_TIMEOUT(network().blocks.empty() && !m_window->session()->isBusy(), patience);
        QVERIFY(place().isEmpty());
        QVERIFY(bar().isHidden());
        trigger(Command::PreviousNetwork);
        QTRY_VERIFY_WITH_TIMEOUT(block("dark3_csp.m.1.conv1"), patience);
        settle();
        QCOMPARE(place(), QStringLiteral("dark3_csp.m.1"));
        QCOMPARE(bar().text(), QStringLiteral("Network ▸ dark3_csp ▸ m.1"));
        press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        QVERIFY(block("dark3_csp.m.1")->isSelected());
    }

    void whatIsSelectedElsewhereIsSeen()
    {
        enter("dark3_csp");
        enter("dark3_csp.m.1");
        room().selection()->selectPath(QStringLiteral("dark3_csp.conv3.bn"));
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        QVERIFY(block("dark3_csp.conv3")->isSelected());
        // Esc leads up from what is selected in depth, before it leads out.
        press(Qt::Key_Escape);
        QCOMPARE(selected(), QStringLiteral("dark3_csp.conv3"));
        QCOMPARE(place(), QStringLiteral("dark3_csp"));
        room().selection()->selectPath(QStringLiteral("output"));
        QVERIFY(place().isEmpty());
        QVERIFY(block("output")->isSelected());
    }

    void partsAreCopiedAsBlocks()
    {
        enter("dark2_csp");
        click(block("dark2_csp.conv1")->pos());
        click(block("dark2_csp.m.0")->pos(), Qt::ControlModifier);
        trigger(Command::Copy);
        trigger(Command::GoOutside);
        const std::size_t before = network().blocks.size();
        trigger(Command::Paste);
        QCOMPARE(network().blocks.size(), before + 2);
        QVERIFY(network().find("dark2_csp_m_0"));
    }

    void menusOfferWhatThereIs()
    {
        const QStringList outside = menuOf(block("dark2_csp")->pos());
        QVERIFY(outside.contains(QStringLiteral("Open")));
        QVERIFY(outside.contains(QStringLiteral("Replace by Its Parts")));
        QVERIFY(!menuOf(block("average")->pos()).contains(QStringLiteral("Replace by Its Parts")));
        enter("dark2_csp");
        const QStringList within = menuOf(block("dark2_csp.conv1")->pos());
        QVERIFY(within.contains(QStringLiteral("Open")) && within.contains(QStringLiteral("Copy")));
        QVERIFY(!within.contains(QStringLiteral("Delete")));
        QVERIFY(menuOf(scene().contentRect().topLeft() + QPointF(3, 3)).contains(QStringLiteral("Go outside")));
        QVERIFY(m_window->actions()[Command::GoOutside]->isEnabled());
        trigger(Command::GoOutside);
        QVERIFY(!m_window->actions()[Command::GoOutside]->isEnabled());
    }

    void pictures_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("en light small") << "en" << false << QSize(1280, 800);
        QTest::newRow("zh dark small") << "zh_CN" << true << QSize(1280, 800);
        QTest::newRow("en dark large") << "en" << true << QSize(1920, 1080);
        QTest::newRow("zh light large") << "zh_CN" << false << QSize(1920, 1080);
    }
    void pictures()
    {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        Theme::instance().setScheme(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        Languages::instance().use(language);
        m_window->resize(size);
        const QString name =
            QStringLiteral("inside-%1-%2-%3").arg(language).arg(isDark ? "dark" : "light").arg(size.width());
        enter("dark3_csp");
        QVERIFY(bar().crumb(0)->isVisible() && bar().crumb(1)->isVisible());
        click(block("dark3_csp.m.1")->pos());
        saveScreenshot(*m_window, name);
        enter("dark3_csp.m.1");
        enter("dark3_csp.m.1.conv2");
        click(block("dark3_csp.m.1.conv2.bn")->pos());
        press(Qt::Key_Delete);
        saveScreenshot(*m_window, name + QStringLiteral("-deep"));
        QVERIFY(bar().width() <= view().width() + 1);
        Languages::instance().use(QStringLiteral("en"));
    }
};

QTEST_MAIN(TestInside)
#include "tst_inside.moc"
