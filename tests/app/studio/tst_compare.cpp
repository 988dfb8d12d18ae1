// vitrine-test: TIMEOUT 300
// Two runs compared in the Network room, with mouse and keyboard: two digits, two sets of weights, two networks.

#include "StudioWindow.h"

#include "app/studio/documents/WeightMatchDialog.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/NetCompareDesk.h"
#include "app/studio/network/desks/NetCompareMenu.h"
#include "app/studio/settings/Languages.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "core/network/NetworkReader.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/compare/NetCompareMaps.h"
#include "widgets/compare/NetCompareModel.h"
#include "widgets/compare/NetCompareSession.h"
#include "widgets/compare/NetCompareText.h"
#include "widgets/compare/NetCompareView.h"
#include "widgets/input/AnswerView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/StepCursor.h"

#include <QAbstractItemModelTester>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

#include <cmath>

using namespace vitrine;
using test::patience;

class TestCompare : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::StudioWindow> m_window;

    NetworkRoom &room() const { return *(*m_window)->networkRoom(); }
    Session &session() const { return *(*m_window)->session(); }
    NetCompareDesk &desk() const { return *room().compare(); }
    NetCompareView &view() const { return *desk().view(); }
    NetCompareState &state() const { return *desk().state(); }
    const TraceComparison &traces() const { return *state().comparison()->traces; }
    QString text(NetCompareMaps::Frame frame) const { return view().maps()->text(frame)->text(); }

    /// Everything asked for is compared and drawn.
    bool isSettled() const
    {
        return !session().isBusy() && !desk().session()->isBusy() && state().comparison()
            && state().comparison()->open == session().outcome() && view().maps()->isReady();
    }
    void openWithKeys()
    {
        QTest::keyClick(m_window->get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk().isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
    }
    /// Of the menu that says what the other side can be.
    QAction *entry(const QString &text) const
    {
        desk().menu()->fill();
        QList<QAction *> all = desk().menu()->actions();
        for (const QMenu *menu : desk().menu()->findChildren<QMenu *>())
            all += menu->actions();
        for (QAction *action : all)
            if (action->text().remove(QLatin1Char('&')).contains(text))
                return action;
        return nullptr;
    }
    int rowOf(const QString &name) const
    {
        for (int row = 0; row < view().model()->rowCount(); ++row)
            if (view().model()->index(row, NetCompareModel::Name).data().toString() == name)
                return row;
        return -1;
    }
    void clickRow(const QString &name)
    {
        QTableView *table = view().table();
        const QModelIndex index = view().model()->index(rowOf(name), NetCompareModel::Mean);
        QVERIFY2(index.isValid(), qPrintable(name));
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
    }
    void dropOnView(const QString &file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view(), &drop);
    }
    /// mean |a − b| of an output, worked out here.
    static double meanApart(const Trace &a, const Trace &b, const std::string &path)
    {
        const std::vector<double> one = a.output(path).toDoubles(), other = b.output(path).toDoubles();
        double sum = 0;
        for (std::size_t i = 0; i < one.size(); ++i)
            sum += std::abs(one[i] - other[i]);
        return sum / static_cast<double>(one.size());
    }

private slots:
    void init()
    {
        m_window = std::make_unique<test::StudioWindow>();
        QVERIFY(m_window->open());
    }
    void cleanup() { m_window.reset(); }

    void twoDigits()
    {
        openWithKeys();
        QAbstractItemModelTester tester(view().model());
        QCOMPARE(view().headline()->text(), QStringLiteral("Different inputs; the same network and weights"));
        const qint64 open = session().question().picture.item;
        QVERIFY(text(NetCompareMaps::SideA).startsWith(QStringLiteral("item %1 of").arg(open + 1)));
        QVERIFY(text(NetCompareMaps::SideB).startsWith(QStringLiteral("item %1 of").arg(open + 2)));
        QVERIFY(open + 1 != 3);

        // Another digit, by typing its number.
        QSpinBox *item = view().itemField();
        QVERIFY(item->isVisible());
        item->setFocus();
        item->selectAll();
        QTest::keyClicks(item, "3");
        QTest::keyClick(item, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && text(NetCompareMaps::SideB).startsWith(QStringLiteral("item 3 of")),
                                 patience);
        const auto a = session().trace(), b = state().comparison()->other->trace;
        QVERIFY(a != b);
        QVERIFY(view().beginning()->text().contains(QStringLiteral("image")));

        // A row goes there, on the step that all of the room shows.
        clickRow(QStringLiteral("c3"));
        QCOMPARE(room().cursor()->currentBlock(), QStringLiteral("c3"));
        const double mean =
            traces().blocks[static_cast<std::size_t>(rowOf("c3"))].part(ComparedPart::Output).difference.mean();
        QVERIFY(std::abs(mean - meanApart(*a, *b, "c3")) < 1e-9);
        QCOMPARE(view().maps()->map(NetCompareMaps::SideA)->tensor().data(), a->output("c3").data());
        QCOMPARE(view().maps()->map(NetCompareMaps::SideB)->tensor().data(), b->output("c3").data());

        // All three point at the same number.
        MapGridView *map = view().maps()->map(NetCompareMaps::SideA),
                    *between = view().maps()->map(NetCompareMaps::Between);
        const PlaneCell cell{3, 4, 5};
        QTest::mouseMove(map->viewport(), map->cellRect(cell).center().toPoint());
        const double apart = a->output("c3").at({0, 3, 4, 5}) - b->output("c3").at({0, 3, 4, 5});
        QTRY_VERIFY(view().maps()->readout()->text().startsWith(QStringLiteral("[0, 3, 4, 5]")));
        QVERIFY(std::abs(between->tensor().at({0, 3, 4, 5}) - apart) < 1e-6);
        QVERIFY(view().maps()->readout()->text().contains(QStringLiteral("A − B = ")));
        map->setZoom(2);
        QCOMPARE(between->zoom(), 2.0);

        // Into the backward pass by the key of the room: gradients.
        QTest::keyClick(m_window->get(), Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
        QCOMPARE(state().part(), ComparedPart::Gradient);
        QCOMPARE(view().parts()->current(), 1);
        QCOMPARE(map->tensor().data(), a->gradient("c3").data());
        // The step after it, and back by a click on what is shown.
        QTest::keyClick(m_window->get(), Qt::Key_Right);
        QCOMPARE(view().table()->currentIndex().row(), rowOf(room().cursor()->currentBlock()));
        QVERIFY(room().cursor()->currentBlock() != QStringLiteral("c3"));
        QTest::mouseClick(view().parts()->segment(0), Qt::LeftButton);
        QCOMPARE(room().cursor()->step()->pass, Pass::Forward);

        // Keys in the table.
        view().table()->setFocus();
        const int row = state().row();
        QTest::keyClick(view().table(), Qt::Key_Down);
        QCOMPARE(state().row(), row + 1);

        QTest::keyClick(m_window->get(), Qt::Key_Escape);
        QVERIFY(!desk().isOpen());
        QVERIFY(!view().isVisible());
    }

    void sidesChangePlaces()
    {
        openWithKeys();
        clickRow(QStringLiteral("c1"));
        const double before = view().maps()->map(NetCompareMaps::Between)->tensor().at({0, 0, 9, 9});
        const QString a = text(NetCompareMaps::SideA);
        QTest::mouseClick(view().swapButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
        QCOMPARE(text(NetCompareMaps::SideB), a);
        QVERIFY(before != 0);
        QVERIFY(std::abs(view().maps()->map(NetCompareMaps::Between)->tensor().at({0, 0, 9, 9}) + before) < 1e-6);
        QCOMPARE(view().changeButton()->text(), QStringLiteral("Change A"));
    }

    void colours()
    {
        openWithKeys();
        clickRow(QStringLiteral("c1"));
        MapGridView *a = view().maps()->map(NetCompareMaps::SideA), *b = view().maps()->map(NetCompareMaps::SideB);
        QCOMPARE(a->legend(), b->legend());
        const ColourScale between = view().maps()->map(NetCompareMaps::Between)->legend();
        QVERIFY(between.isSigned());
        QCOMPARE(between.low(), -between.high());
        QTest::mouseClick(view().scale()->segment(1), Qt::LeftButton);
        QVERIFY(!(a->legend() == b->legend()));
        QTest::keyClick(m_window->get(), Qt::Key_Escape);
        QVERIFY(m_window->reopen());
        openWithKeys();
        QVERIFY(!view().maps()->hasSharedScale());
    }

    /// Fresh weights against those that they took the place of, then one weight by hand, and a file that is none.
    void twoCheckpoints()
    {
        const QSignalSpy answered(&session(), &Session::outcomeChanged);
        session().drawWeights();
        QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty() && !session().isBusy(), patience);
        openWithKeys();
        QAction *before = entry(QStringLiteral("Before “Weights”"));
        QVERIFY(before);
        before->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && text(NetCompareMaps::SideB) == QStringLiteral("bundled weights"),
                                 patience);
        QCOMPARE(text(NetCompareMaps::SideA), QStringLiteral("fresh weights, seed 1"));
        QCOMPARE(view().headline()->text(), QStringLiteral("Different weights; the same network and input"));
        const auto first = [this](ComparedPart part) {
            return traces().blocks[static_cast<std::size_t>(traces().firstDifference(false, part))].a;
        };
        QCOMPARE(first(ComparedPart::Output), std::string("c1"));
        QVERIFY(std::abs(meanApart(*session().trace(), *traces().b, "image")) == 0);
        QTest::mouseClick(view().parts()->segment(2), Qt::LeftButton);
        clickRow(QStringLiteral("c1"));
        QCOMPARE(view().maps()->map(NetCompareMaps::SideB)->tensor().data(),
                 traces().b->weights.at("c1.weight").data());

        // B as A, but for one weight: everything up to it is the same, number by number.
        session().takeOwnWeights();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
        QCOMPARE(traces().firstDifference(false, ComparedPart::Weights), -1);
        std::vector<float> weights = session().trace()->weights.at("f6.weight").toFloats();
        weights[0] += 1;
        room().document()->applyWeights(
            QStringLiteral("f6"),
            {{"f6.weight", Snapshot::of(session().trace()->weights.at("f6.weight").shape(), weights)}});
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && traces().firstDifference(false, ComparedPart::Weights) >= 0, patience);
        QCOMPARE(first(ComparedPart::Output), std::string("f6"));

        // A file that is no weights: it is said, and B stays what it was.
        const QString file = m_window->filePath(QStringLiteral("bad.safetensors"));
        QFile bad(file);
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("nonsense") > 0);
        bad.close();
        const QSignalSpy failed(&desk(), &NetCompareDesk::failed);
        const NetCompareChoice choice = desk().session()->choice();
        dropOnView(file);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
        QVERIFY(desk().session()->choice() == choice);
        QCOMPARE(text(NetCompareMaps::SideB), QStringLiteral("bundled weights"));
    }

    /// What of a file fits is named, and taken where the user says so.
    void weightsThatFitInPart()
    {
        const auto trace = session().trace();
        TensorMap tensors;
        tensors["c1.weight"] = Snapshot::of({6, 1, 5, 5}, std::vector<float>(150, 0.25F));
        tensors["f6.weight"] = Snapshot::of({3, 2}, std::vector<float>(6)); // of another shape
        const QString file = m_window->filePath(QStringLiteral("part.safetensors"));
        QVERIFY(writeSafetensors(file.toStdString(), tensors).ok());
        openWithKeys();
        const NetCompareChoice choice = desk().session()->choice();
        const auto dialog = [this] { return m_window->get()->findChild<WeightMatchDialog *>(); };
        dropOnView(file);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        QVERIFY(desk().session()->choice() == choice);
        dropOnView(file);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
        dialog()->accept();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && desk().session()->choice().weights, patience);
        QCOMPARE(traces().b->weights.at("c1.weight").flat(0), 0.25);
        QCOMPARE(traces().b->weights.at("f6.weight").toFloats(), trace->weights.at("f6.weight").toFloats());
        QCOMPARE(traces().blocks[static_cast<std::size_t>(traces().firstDifference(false, ComparedPart::Weights))].a,
                 std::string("c1"));
        // The gradients of the weights, with a click; they are there without a step into the backward pass.
        QTest::mouseClick(view().parts()->segment(3), Qt::LeftButton);
        clickRow(QStringLiteral("c1"));
        QCOMPARE(state().part(), ComparedPart::WeightGradients);
        QCOMPARE(view().maps()->map(NetCompareMaps::SideB)->tensor().data(),
                 traces().b->weightGradients.at("c1.weight").data());
        clickRow(QStringLiteral("tanh1"));
        QVERIFY(!view().maps()->map(NetCompareMaps::SideA)->hasTensor());
    }

    /// LeNet-5 against one with a batch norm more and other activations, from a file.
    void twoNetworks()
    {
        Network edited = session().outcome()->network;
        edited.name = "edited";
        edited.find("tanh1")->type = "ReLU";
        edited.blocks.push_back({"bn", "BatchNorm2d", {}, {}, {}});
        for (Connection &connection : edited.connections)
            if (connection.to.block == "tanh1")
                connection.to.block = "bn";
        edited.connections.push_back({{"bn", 0}, {"tanh1", 0}, {}});
        edited.find("c3")->params["out_channels"] = std::int64_t(12);
        const QString file = m_window->filePath(QStringLiteral("edited.vitrine.json"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(QByteArray::fromStdString(toJson(edited))) > 0);
        out.close();

        openWithKeys();
        dropOnView(file);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && text(NetCompareMaps::SideB).startsWith(QStringLiteral("edited")),
                                 patience);
        QVERIFY(view().headline()->text().startsWith(QStringLiteral("Different networks")));
        const QString bn = QStringLiteral("bn (only in B)");
        QCOMPARE(rowOf(bn), rowOf(QStringLiteral("c1")) + 1);
        QCOMPARE(view().model()->index(rowOf(QStringLiteral("tanh1")), NetCompareModel::Kind).data().toString(),
                 QStringLiteral("Tanh ↔ ReLU"));
        QCOMPARE(view().model()->index(rowOf(QStringLiteral("c3")), NetCompareModel::Mean).data().toString(),
                 QStringLiteral("other shape"));

        const int step = room().cursor()->current();
        clickRow(bn);
        QCOMPARE(state().row(), rowOf(bn));
        QCOMPARE(room().cursor()->current(), step); // what is open has no such step
        QVERIFY(!view().maps()->map(NetCompareMaps::SideA)->hasTensor());
        QVERIFY(view().maps()->map(NetCompareMaps::SideB)->hasTensor());
        clickRow(QStringLiteral("c3"));
        QVERIFY(view().maps()->map(NetCompareMaps::SideA)->hasTensor());
        QVERIFY(!view().maps()->map(NetCompareMaps::Between)->hasTensor());
        // Operations in place of blocks, and the same place.
        room().cursor()->setGrain(Grain::Layer);
        QCOMPARE(std::ssize(state().pairs()), std::ssize(traces().nodes));
        QCOMPARE(state().path(*state().pair(), NetSide::A), QStringLiteral("c3"));
    }

    /// A pixel that is changed shows at once, and a laboratory takes the stage.
    void followsWhatIsOpen()
    {
        openWithKeys();
        session().setItem(desk().session()->choice().picture->item);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
        QCOMPARE(view().headline()->text(), QStringLiteral("A and B are the same: choose another side"));
        PixelEdits pixels;
        pixels["image"] = {{1, 28, 28}, {{14 * 28 + 14, 3.0F}}};
        session().setPixels(pixels);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && traces().firstDifference(false, ComparedPart::Output) == 0, patience);
        const TensorDifference &image = traces().blocks[0].part(ComparedPart::Output).difference;
        QVERIFY(std::abs(image.largest - std::abs(3.0 - traces().b->output("image").at({0, 0, 14, 14}))) < 1e-6);
        QVERIFY(std::abs(image.absolute - image.largest) < 1e-9); // no other pixel

        QTest::keyClick(m_window->get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!desk().isOpen());
        QTest::keyClick(m_window->get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk().isOpen() && view().isVisible());
    }

    void exports()
    {
        openWithKeys();
        const ExportSource source = view().exportSource();
        for (const char *suffix : {"png", "svg", "pdf", "csv"}) {
            const QString file = m_window->filePath(QStringLiteral("comparison.") + QLatin1String(suffix));
            QVERIFY(exportTo(file, source));
            QVERIFY(QFile(file).size() > 500);
        }
        QFile csv(m_window->filePath(QStringLiteral("comparison.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(csv.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + comparedParts * view().model()->rowCount());
        QVERIFY(lines[1].startsWith(QStringLiteral("output,\"image\",\"image\",\"Input\",compared,784,0,")));
        const QImage picture(m_window->filePath(QStringLiteral("comparison.png")));
        QCOMPARE(picture.size(), 2 * source.size());
    }

    void looks_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("en-light-1280") << QStringLiteral("en") << false << QSize(1280, 800);
        QTest::newRow("zh-dark-1280") << QStringLiteral("zh_CN") << true << QSize(1280, 800);
        QTest::newRow("en-dark-1920") << QStringLiteral("en") << true << QSize(1920, 1080);
        QTest::newRow("zh-light-1920") << QStringLiteral("zh_CN") << false << QSize(1920, 1080);
    }
    /// The window keeps its size; pictures to be looked at.
    void looks()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        Preferences preferences = test::StudioWindow::english();
        preferences.language = language;
        preferences.scheme = dark ? Theme::Scheme::Dark : Theme::Scheme::Light;
        Languages::instance().use(language);
        Theme::instance().setScheme(preferences.scheme);
        QVERIFY(m_window->open(preferences, size));
        openWithKeys();
        clickRow(QStringLiteral("c1"));
        QCOMPARE(m_window->get()->size(), size);
        test::saveScreenshot(*m_window->get(), QStringLiteral("compare-") + QLatin1String(QTest::currentDataTag()));
        Languages::instance().use(QStringLiteral("en"));
        Theme::instance().setScheme(Theme::Scheme::Light);
    }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
