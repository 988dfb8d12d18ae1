// vitrine-test: TIMEOUT 300
// From the empty canvas to a network that was stepped through and changed by hand, all the way back, and forth again.

#include "app/studio/documents/Documents.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "tests/app/studio/BuildHarness.h"
#include "widgets/common/NumberField.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/ripple/CellEditor.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/ripple/KernelTools.h"
#include "widgets/ripple/WeightTools.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

using namespace vitrine;
using vitrine::test::patience;

class TestBuildWhole : public vitrine::test::BuildHarness {
    Q_OBJECT

    Session &session() const { return *m_window->session(); }
    StepCursor &cursor() const { return *m_window->cursor(); }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience); }
    std::vector<float> kernels() const { return session().trace()->weights.at("conv1.weight").toFloats(); }
    std::vector<float> kernel(std::size_t number) const
    {
        const std::vector<float> all = kernels();
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(25 * number);
        return {first, first + 25};
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray contentOf(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Each platform has its own keys for some.
    void pressFor(Command command) { QTest::keySequence(m_window.get(), m_window->actions()[command]->shortcut()); }
    void saveAs(const char *name);
    void stepsThroughBothPasses();
    void editsAKernel();

private slots:
    void initTestCase() { beginCase(); }
    void init() { begin(); }
    void cleanup() { m_window.reset(); }

    void undoneToTheEmptyCanvasAndRedone();
};

/// Through the dialog that asks for the file.
void TestBuildWhole::saveAs(const char *name)
{
    QTimer::singleShot(0, this, [this, name] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(field);
        field->setText(path(name)); // typed, its completions would take the key
        QTest::keyClick(field, Qt::Key_Return);
    });
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(room().documents()->file(room().documents()->current()), path(name), patience);
    activate();
}

void TestBuildWhole::stepsThroughBothPasses()
{
    press(Qt::Key_Home);
    QCOMPARE(cursor().current(), 0);
    const int count = cursor().count();
    const auto &blocks = session().trace()->graph.blocks;
    QVERIFY(count >= 2 * static_cast<int>(blocks.size()) - 1);
    for (int step = 1; step < count; ++step) {
        press(Qt::Key_Right);
        QCOMPARE(cursor().current(), step);
        QCOMPARE(scene().activeBlock(), scene().find(cursor().currentBlock()));
    }
    for (const GraphBlock &each : blocks) {
        const QString id = QString::fromStdString(each.id);
        QVERIFY2(cursor().isVisited(id, Pass::Forward), each.id.c_str());
        QVERIFY2(each.id == "image" || cursor().isVisited(id, Pass::Backward), each.id.c_str());
    }
    press(Qt::Key_Left);
    QCOMPARE(cursor().current(), count - 2);
}

/// A cell typed, then a whole kernel put in.
void TestBuildWhole::editsAKernel()
{
    trigger(Command::FitView);
    click(block("conv1")->pos());
    QTabBar *tabs = room().inspector()->tabs()->tabBar();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    WeightTools &tools = *room().ripple()->weightTools();
    QTRY_VERIFY(tools.kernel()->isVisible());
    MapGridView *map = room().inspector()->weightPane()->valueView();
    QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->cellRect({2, 1, 1}).center().toPoint());
    NumberField *field = room().ripple()->weightEditor()->field();
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("1.5"));
    QTest::keyClick(field, Qt::Key_Return);
    settle();
    QCOMPARE(kernels()[2 * 25 + 5 + 1], 1.5F);
    const int steps = undo().count();
    QTest::keyClick(tools.kernel()->presets(), Qt::Key_Down); // the first of them: what lets all through
    settle();
    QCOMPARE(undo().count(), steps + 1);
    std::vector<float> identity(25, 0.0F);
    identity[12] = 1;
    QCOMPARE(kernel(2), identity);
}

void TestBuildWhole::undoneToTheEmptyCanvasAndRedone()
{
    buildLeNet();
    QVERIFY2(m_actions < 60, qPrintable(QString::number(m_actions)));
    const std::string built = toJson(network());
    saveAs("before.vitrine.json");
    QCOMPARE(contentOf("before.vitrine.json").toStdString(), built);

    const PictureSource picture = session().outcome()->question.picture;
    press(Qt::Key_N);
    settle();
    QVERIFY(session().outcome()->question.picture != picture);
    stepsThroughBothPasses();
    editsAKernel();
    saveAs("changed.vitrine.json");
    const QByteArray weights = contentOf("changed.safetensors");
    QVERIFY(!weights.isEmpty());

    m_window->setFocus();
    const int steps = undo().count();
    for (int step = 0; step < steps; ++step)
        pressFor(Command::Undo);
    QVERIFY(network().blocks.empty() && network().connections.empty());
    QVERIFY(scene().blocks().empty());
    settle();
    for (int step = 0; step < steps; ++step)
        pressFor(Command::Redo);
    QCOMPARE(undo().count(), steps);
    QCOMPARE(toJson(network()), built);
    settle();
    QVERIFY(session().outcome()->question.picture != picture);
    saveAs("after.vitrine.json");
    QCOMPARE(contentOf("after.vitrine.json"), contentOf("before.vitrine.json"));
    QCOMPARE(contentOf("after.safetensors"), weights);
}

QTEST_MAIN(TestBuildWhole)
#include "tst_buildwhole.moc"
