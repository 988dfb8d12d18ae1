// vitrine-test: TIMEOUT 300
// Blocks of the user's own, as a user makes them: of a selection, with a name in place, from “My blocks”, edited,
// imported, deleted; undone, redone, saved and loaded.

#include "tests/app/studio/BuildHarness.h"

#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/Documents.h"
#include "core/graph/KindOf.h"
#include "tests/support/Screenshot.h"
#include "widgets/builder/OwnBlockDialog.h"
#include "widgets/builder/OwnBlockTools.h"
#include "widgets/builder/OwnBlocks.h"
#include "widgets/inspector/BlockCard.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/OwnBlockNote.h"
#include "widgets/inspector/ParameterField.h"
#include "widgets/inspector/ParameterForm.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace vitrine;
using vitrine::test::patience;

class TestOwnBlocks : public vitrine::test::BuildHarness {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        beginCase();
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
    }
    void init()
    {
        QDir(OwnBlocks::usualFolder()).removeRecursively();
        begin();
    }
    void cleanup() { m_window.reset(); }

    void aSelectionBecomesABlock();
    void whatCanNotBeOneSaysWhy();
    void offeredParametersAreSetInTheInspector();
    void theSavedOnesAreKeptEditedAndDeleted();
    void filesComeInByDrop();
    void dragsCarryTheDefinition();
    void pictures();

private:
    OwnBlockTools &tools() const { return *builder().ownBlocks(); }
    OwnBlocks &library() const { return *tools().blocks(); }
    bool isIdle() const { return !m_window->session()->isBusy(); }
    OwnBlockDialog *dialog() const { return m_window->findChild<OwnBlockDialog *>(); }

    /// image → conv1 → bn1 → relu1 → flatten → fc1
    void unitNetwork()
    {
        empty();
        for (const char *phrase : {"input 3x16x16", "conv 4 3 padding=1", "bn", "relu", "flatten", "linear 5"})
            typeInPanel(phrase);
        trigger(Command::FitView);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle() && m_window->session()->trace()->graph.blocks.size() == 6, patience);
    }
    void selectUnit()
    {
        click(block("conv1")->pos());
        click(block("bn1")->pos(), Qt::ControlModifier);
        click(block("relu1")->pos(), Qt::ControlModifier);
        QCOMPARE(scene().selectedIds(), (edit::Ids{"bn1", "conv1", "relu1"}));
    }
    void makeUnit(const char *name)
    {
        selectUnit();
        trigger(Command::MakeBlock);
        QTRY_VERIFY(builder().nameField()->isVisible());
        QTest::keyClicks(builder().nameField(), QString::fromUtf8(name)); // over the proposal, which is selected
        QTest::keyClick(builder().nameField(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(library().all().size(), std::size_t(1), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(), patience);
    }
    QStringList savedNames() const
    {
        QStringList names;
        for (const OwnBlock &saved : library().all())
            names += QString::fromStdString(kindName(*saved.kind));
        return names;
    }
};

void TestOwnBlocks::aSelectionBecomesABlock()
{
    unitNetwork();
    const auto before = m_window->session()->trace();
    makeUnit("Conv unit");
    QCOMPARE(network().blocks.size(), std::size_t(4));
    QVERIFY(block("convunit1") && !block("conv1"));
    QCOMPARE(block("convunit1")->block().type, QStringLiteral("Conv unit"));
    QCOMPARE(wires(), std::string("image>convunit1 convunit1>flatten flatten>fc1 "));
    QCOMPARE(undo().undoText(), QStringLiteral("Make Conv unit of 3 blocks"));
    // The same weights under their new names, and the same answer to the last bit.
    const auto after = m_window->session()->trace();
    QCOMPARE(after->graph.blocks.size(), std::size_t(4));
    QCOMPARE(after->weights.at("convunit1.conv1.weight").toFloats(), before->weights.at("conv1.weight").toFloats());
    QCOMPARE(after->output("fc1").toFloats(), before->output("fc1").toFloats());
    QCOMPARE(after->output("convunit1.bn1").toFloats(), before->output("bn1").toFloats());

    // Another one from the panel, behind the first, with weights of its own.
    QVERIFY(block("convunit1")->isSelected());
    typeInPanel("convu");
    QVERIFY(block("convunit2"));
    QCOMPARE(wires(), std::string("image>convunit1 convunit2>flatten flatten>fc1 convunit1>convunit2 "));
    // And as a copy.
    trigger(Command::Copy);
    trigger(Command::Paste);
    QVERIFY(block("convunit3"));
    QCOMPARE(block("convunit3")->block().type, QStringLiteral("Conv unit"));
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), patience);

    const std::string text = toJson(network());
    const int steps = undo().count();
    undo().setIndex(0);
    QVERIFY(network().blocks.empty());
    undo().setIndex(steps);
    QCOMPARE(toJson(network()), text);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), patience);

    // Saved and opened again it is byte for byte the same, with nothing beside it but its weights.
    const QString file = m_folder.filePath(QStringLiteral("unit.vitrine.json"));
    room().files()->saveTo(room().documents()->id(room().documents()->current()), file);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(file), patience);
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const auto read = parseNetwork(saved.readAll().toStdString(), "unit");
    QVERIFY(read.ok());
    empty();
    room().open({file});
    QTRY_COMPARE_WITH_TIMEOUT(network().blocks.size(), std::size_t(6), patience);
    QVERIFY(network() == *read);
    QCOMPARE(network().find("convunit2")->unknown.at(definitionMember),
             network().find("convunit1")->unknown.at(definitionMember));
}

void TestOwnBlocks::whatCanNotBeOneSaysWhy()
{
    unitNetwork();
    const int steps = undo().count();
    click(block("image")->pos());
    click(block("conv1")->pos(), Qt::ControlModifier);
    press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY2(room().banner()->text().contains(QStringLiteral("\"image\" is where a tensor enters")),
             qPrintable(room().banner()->text()));
    QVERIFY(!builder().nameField()->isVisible());
    click(block("conv1")->pos());
    click(block("relu1")->pos(), Qt::ControlModifier);
    press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY2(room().banner()->text().contains(QStringLiteral("bn1")), qPrintable(room().banner()->text()));
    // Esc at the name leaves everything as it is.
    selectUnit();
    press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(builder().nameField()->isVisible());
    QTest::keyClick(builder().nameField(), Qt::Key_Escape);
    QVERIFY(!builder().nameField()->isVisible());
    QCOMPARE(undo().count(), steps);
    QVERIFY(library().all().empty());
}

void TestOwnBlocks::offeredParametersAreSetInTheInspector()
{
    unitNetwork();
    makeUnit("Unit");
    click(block("unit1")->pos());
    auto *note = m_window->findChild<OwnBlockNote *>();
    QVERIFY(note && !note->isHidden());
    QVERIFY(room().isEnabled(Command::EditOwnBlock));
    note->editButton()->click();
    QTRY_VERIFY(dialog());
    QTreeWidget *list = dialog()->parameterList();
    const auto rows = list->findItems(QStringLiteral("out_channels"), Qt::MatchExactly, 2);
    QCOMPARE(rows.size(), 1);
    rows.front()->setCheckState(0, Qt::Checked);
    rows.front()->setText(0, QStringLiteral("not a name"));
    QVERIFY(!dialog()->buttons()->button(QDialogButtonBox::Ok)->isEnabled());
    rows.front()->setText(0, QStringLiteral("channels"));
    dialog()->helpField()->setPlainText(QStringLiteral("Convolution, norm, activation"));
    dialog()->buttons()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(undo().undoText(), QStringLiteral("Define unit1"));
    ParameterForm *form = room().inspector()->blockCard()->form();
    QTRY_VERIFY(form->field(QStringLiteral("channels")));
    QCOMPARE(block("unit1")->block().shape, QStringLiteral("1 × 4 × 16 × 16"));
    emit form->field(QStringLiteral("channels"))->edited(std::int64_t(7));
    QCOMPARE(block("unit1")->block().shape, QStringLiteral("1 × 7 × 16 × 16"));
    QCOMPARE(block("unit1")->block().parameters, QStringLiteral("channels 7"));
    // The saved one stays as it was: a block carries its own definition.
    QVERIFY(definitionOf(*library().all().front().kind)->parameters.empty());
    trigger(Command::KeepOwnBlock);
    QTRY_COMPARE_WITH_TIMEOUT(savedNames(), (QStringList{QStringLiteral("Unit"), QStringLiteral("Unit 2")}), patience);
    undo().undo();
    undo().undo();
    QVERIFY(kindOf(*network().find("unit1"))->parameters().empty());
}

void TestOwnBlocks::theSavedOnesAreKeptEditedAndDeleted()
{
    unitNetwork();
    makeUnit("Unit");
    const std::string placed = toJson(network());
    m_window.reset();
    begin(); // another session finds it
    QTRY_COMPARE_WITH_TIMEOUT(savedNames(), QStringList{QStringLiteral("Unit")}, patience);
    QListView *list = builder().palette()->list();
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("My blocks"));
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_F2);
    QTRY_VERIFY(dialog());
    dialog()->nameField()->setText(QStringLiteral("卷积单元"));
    dialog()->colourField()->setCurrentIndex(dialog()->colourField()->count() - 1);
    dialog()->buttons()->button(QDialogButtonBox::Ok)->click();
    QTRY_COMPARE_WITH_TIMEOUT(savedNames(), QStringList{QStringLiteral("卷积单元")}, patience);
    QCOMPARE(library().all().front().kind->category(), Category::Detection);
    // Placed ones are not touched.
    QVERIFY(parseNetwork(placed, "placed")->find("unit1")->unknown.at(definitionMember).find("Unit")
            != std::string::npos);

    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(library().all().empty(), patience);
    QVERIFY(QDir(OwnBlocks::usualFolder()).isEmpty());
    // It can be brought back, by the button as long as that is there, and by the menu of the list.
    QToolButton *undoDelete = m_window->banner()->action();
    QTRY_VERIFY_WITH_TIMEOUT(undoDelete->isVisible(), patience);
    QVERIFY(m_window->banner()->text().contains(QStringLiteral("卷积单元")));
    QTest::mouseClick(undoDelete, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(savedNames(), QStringList{QStringLiteral("卷积单元")}, patience);
    QVERIFY(!undoDelete->isVisible());
    QCOMPARE(library().all().front().kind->category(), Category::Detection);
    QVERIFY(library().deletedName().isEmpty());
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(library().all().empty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(library().deletedName(), QStringLiteral("卷积单元"), patience);
    emit list->customContextMenuRequested(QPoint(4, 4));
    auto *menu = builder().palette()->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions())
        if (action->text().startsWith(QStringLiteral("Undo Delete")))
            action->trigger();
    menu->close();
    QTRY_COMPARE_WITH_TIMEOUT(savedNames(), QStringList{QStringLiteral("卷积单元")}, patience);
    library().remove(QString(library().all().front().file));
    QTRY_VERIFY_WITH_TIMEOUT(library().all().empty(), patience);
    QVERIFY(QDir(OwnBlocks::usualFolder()).isEmpty());
}

void TestOwnBlocks::filesComeInByDrop()
{
    unitNetwork();
    makeUnit("Unit");
    const QString saved = library().all().front().file;
    const QString file = m_folder.filePath(QStringLiteral("given.vitrine-block.json"));
    QVERIFY(QFile::exists(file) || QFile::copy(saved, file));
    library().remove(saved);
    QTRY_VERIFY_WITH_TIMEOUT(library().all().empty(), patience);
    QCOMPARE(room().promise({file}), QStringLiteral("Take the block given.vitrine-block.json into My blocks"));
    room().open({file});
    QTRY_COMPARE_WITH_TIMEOUT(savedNames(), QStringList{QStringLiteral("Unit")}, patience);
    // One that can't be read is named, and nothing else changes.
    const QString broken = m_folder.filePath(QStringLiteral("broken.vitrine-block.json"));
    QFile out(broken);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(R"({"format": "vitrine-block", "version": 1, "name": "B", "blocks": [], "outputs": []})");
    out.close();
    const std::string before = toJson(network());
    room().open({broken});
    QTRY_VERIFY2_WITH_TIMEOUT(room().banner()->text().contains(QStringLiteral("broken.vitrine-block.json")),
                              qPrintable(room().banner()->text()), patience);
    QCOMPARE(toJson(network()), before);
    QCOMPARE(library().all().size(), std::size_t(1));
}

void TestOwnBlocks::dragsCarryTheDefinition()
{
    unitNetwork();
    makeUnit("Unit");
    QListView *list = builder().palette()->list();
    const std::unique_ptr<QMimeData> data(list->model()->mimeData({list->model()->index(1, 0)}));
    const QPoint place = at(scene().wireInto({block("flatten"), true, 0})->path().pointAtPercent(0.5));
    QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &enter);
    QDropEvent event(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &event);
    QCOMPARE(wires(), std::string("image>unit1 unit2>flatten flatten>fc1 unit1>unit2 "));
}

void TestOwnBlocks::pictures()
{
    unitNetwork();
    makeUnit("Conv unit");
    typeInPanel("convu");
    m_window->findChild<QDockWidget *>(QStringLiteral("blocksDock"))->raise();
    trigger(Command::FitView);
    trigger(Command::EditOwnBlock);
    QTRY_VERIFY(dialog());
    dialog()->parameterList()->topLevelItem(0)->setCheckState(0, Qt::Checked);
    for (const Command theme : {Command::LightTheme, Command::DarkTheme}) {
        trigger(theme);
        const QString name = theme == Command::LightTheme ? QStringLiteral("light") : QStringLiteral("dark");
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            m_window->resize(size);
            test::saveScreenshot(*m_window, QStringLiteral("ownblocks-%1-%2").arg(name).arg(size.width()));
        }
        test::saveScreenshot(*dialog(), QStringLiteral("ownblockdialog-%1").arg(name));
    }
    QCOMPARE(block("convunit2")->block().category, Category::Convolution);
}

QTEST_MAIN(TestOwnBlocks)
#include "tst_ownblocks.moc"
