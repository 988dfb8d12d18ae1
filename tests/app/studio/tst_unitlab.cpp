// vitrine-test: TIMEOUT 300; SERIAL
// Modular backpropagation and the gradient check, as a user works them.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/settings/Languages.h"
#include "app/studio/window/MainWindow.h"
#include "tests/support/Looks.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/Theme.h"
#include "widgets/gradcheck/GradCheckModel.h"
#include "widgets/gradcheck/GradCheckView.h"
#include "widgets/labs/LabStage.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/units/ChainRuleView.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphView.h"
#include "widgets/units/UnitLabView.h"
#include "widgets/units/UnitPlayer.h"
#include "widgets/units/UnitText.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds

} // namespace

class TestUnitLab : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    UnitLabView &lab() const { return *static_cast<UnitLabView *>(room().labs()->stage()->current()); }
    UnitCursor &cursor() const { return *lab().cursor(); }

    void open(const QString &preset, const QString &language = QStringLiteral("en"), QSize size = {1280, 800})
    {
        m_window.reset();
        QSettings().clear();
        Languages::instance().use(language);
        Preferences preferences;
        preferences.language = language;
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(size);
        m_window->show();
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome() && !session().isBusy(), patience);
        if (preset != QStringLiteral("lenet-5")) {
            const auto before = session().outcome();
            session().openPreset(preset);
            QTRY_VERIFY_WITH_TIMEOUT(session().outcome() != before && !session().isBusy(), patience);
        }
    }
    void openLab()
    {
        room().labs()->open(QStringLiteral("units"));
        QTRY_VERIFY_WITH_TIMEOUT(cursor().picture(), patience);
        QApplication::processEvents();
    }
    void shoot(const QString &name) const
    {
        QApplication::processEvents();
        const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(m_window->grab().save(folder.filePath(name + QStringLiteral(".png"))));
    }
    int unit(const QString &name) const { return static_cast<int>(cursor().picture()->names.indexOf(name)); }
    double gradient(const QString &name) const
    {
        return cursor().picture()->graph.units[static_cast<std::size_t>(unit(name))].gradient;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void cleanup()
    {
        m_window.reset();
        Languages::instance().use(QStringLiteral("en"));
        Theme::instance().setScheme(Theme::Scheme::Light);
    }

    /// x → (w₁, b₁) → (w₂, b₂) → L, stepped unit by unit with the keyboard.
    void theNotesExample()
    {
        open(QStringLiteral("two-linear-layers"));
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(room().labs()->isOpen() && cursor().picture(), patience);
        QCOMPARE(lab().order().scope, UnitOrder::Scope::Whole);
        // u₁ = w₁·x, y₁ = u₁ + b₁, u₂ = w₂·y₁, y₂ = u₂ + b₂, u₃ = y₂ − t, L = u₃².
        QCOMPARE(cursor().count(), 12);
        QCOMPARE(cursor().lossStep(), 5);
        const Trace &trace = *session().trace();
        QCOMPARE(static_cast<float>(gradient(QStringLiteral("w₁"))),
                 static_cast<float>(trace.weightGradients.at("y1.weight").flat(0)));

        UnitGraphView *graph = lab().graph();
        QTRY_VERIFY(graph->hasFocus());
        QTest::keyClick(graph, Qt::Key_Home);
        QCOMPARE(cursor().current(), -1);
        QTest::keyClick(graph, Qt::Key_Right);
        QTest::keyClick(graph, Qt::Key_Right);
        QVERIFY(lab().player()->sentence()->text().startsWith(QStringLiteral("2 · Add: y₁ = u₁ + b₁")));
        QTest::keyClick(graph, Qt::Key_Left);
        QVERIFY(lab().player()->sentence()->text().contains(QStringLiteral("u₁ = w₁ · x")));
        QTest::keyClick(graph, Qt::Key_End);
        QVERIFY(lab().player()->sentence()->text().contains(QStringLiteral("∂L/∂w₁ = ∂u₁/∂w₁ · ∂L/∂u₁ = x · ∂L/∂u₁")));
        // The square that is the loss has its rule written out, too.
        QVERIFY(unitSentence(*cursor().picture(), 6).contains(QStringLiteral("∂L/∂u₃ = 2·u₃ · ∂L/∂L = ")));

        // The two ways: the notes' formula, and the counts at both levels.
        const QString general = lab().chainRule()->toPlainText();
        QVERIFY2(general.contains(QStringLiteral("∂L/∂w₁ = ∂L/∂y₂ · ∂y₂/∂y₁ · ∂y₁/∂w₁")), qPrintable(general));
        QCOMPARE(lab().chainRule()->cost().general, 6.0);
        QCOMPARE(lab().chainRule()->cost().modular, 5.0);
        lab().chainRule()->setByUnits(true);
        QCOMPARE(lab().chainRule()->cost().general, 14.0);
        QCOMPARE(lab().chainRule()->cost().modular, 8.0);

        // Space plays, from the start again.
        QTest::keyClick(graph, Qt::Key_Space);
        QVERIFY(lab().player()->playAction()->isChecked());
        QCOMPARE(cursor().current(), -1);
        QTRY_VERIFY_WITH_TIMEOUT(cursor().current() > 0, patience);
        QTest::keyClick(graph, Qt::Key_Space);
        QVERIFY(!lab().player()->playAction()->isChecked());
        QVERIFY(room().climb());
        QVERIFY(!room().labs()->isOpen());
    }

    /// A click on a parameter, a number, Return: everything follows, and undo brings it back.
    void parametersAreChangedInPlace()
    {
        open(QStringLiteral("two-linear-layers"));
        openLab();
        UnitGraphView *graph = lab().graph();
        const double before = gradient(QStringLiteral("b₁"));
        const int undoSteps = m_window->undoStack()->count();
        QTest::mouseClick(graph, Qt::LeftButton, {}, graph->rectOf(unit(QStringLiteral("w₂"))).center());
        auto *field = graph->findChild<NumberField *>();
        QVERIFY(field);
        QCOMPARE(field->value(), 0.5);
        QTest::keyClicks(field, QStringLiteral("2"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(session().trace()->weights.at("y2.weight").flat(0), 2.0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(gradient(QStringLiteral("b₁")) != before, patience);
        // ∂L/∂b₁ = ∂L/∂y₂ · w₂
        QTRY_VERIFY(std::abs(gradient(QStringLiteral("b₁")) - gradient(QStringLiteral("y₂")) * 2) < 1e-9);
        QCOMPARE(m_window->undoStack()->count(), undoSteps + 1);
        m_window->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(gradient(QStringLiteral("b₁")) - before) < 1e-9, patience);
    }

    /// What is too large as a whole has paths; a given number opens, Esc closes it again.
    void largeNetworksHavePaths()
    {
        open(QStringLiteral("lenet-5"));
        openLab();
        QCOMPARE(lab().order().scope, UnitOrder::Scope::Path);
        const auto picture = cursor().picture();
        QVERIFY(picture->leftOut > 0);
        const auto &units = picture->graph.units;
        const auto given =
            std::find_if(units.begin(), units.end(), [](const Unit &each) { return each.role == UnitRole::Output; });
        QVERIFY(given != units.end());
        const int at = static_cast<int>(given - units.begin());
        QVERIFY(picture->openable(at));
        const std::size_t before = units.size();
        emit lab().graph()->openWanted(*picture->openable(at));
        QTRY_VERIFY_WITH_TIMEOUT(cursor().picture()->graph.units.size() > before, patience);
        QVERIFY(room().climb());
        QTRY_COMPARE_WITH_TIMEOUT(cursor().picture()->graph.units.size(), before, patience);
        QVERIFY(room().labs()->isOpen());
        lab().setScope(UnitOrder::Scope::Number);
        QTRY_COMPARE_WITH_TIMEOUT(cursor().picture()->order.scope, UnitOrder::Scope::Number, patience);
        const auto place = cursor().picture()->order.place;
        const double value = session().trace()->output(place.name).at(place.index);
        const auto &made = cursor().picture()->graph;
        QVERIFY(std::abs(made.units[static_cast<std::size_t>(made.losses[0])].value - value) < 1e-4 * std::abs(value));
    }

    void gradientCheck()
    {
        open(QStringLiteral("mlp-xor"));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(room().labs()->isOpen());
        auto &check = *static_cast<GradCheckView *>(room().labs()->stage()->current());
        // A block's weights come before its biases.
        QCOMPARE(check.tensors()->findData(QStringLiteral("output.bias")),
                 check.tensors()->findData(QStringLiteral("output.weight")) + 1);
        check.tensors()->setCurrentIndex(0); // all
        QTest::mouseClick(check.checkButton(), Qt::LeftButton);
        QVERIFY(check.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!check.isRunning(), patience);
        QCOMPARE(check.model()->rowCount(), 9);
        QVERIFY(check.model()->worst() < GradientCheck::limit);
        QCOMPARE(check.model()->wrongCount(), 0);
        QVERIFY(check.verdict()->text().contains(QStringLiteral("9")));
        // The largest error comes first.
        const auto errorAt = [&](int row) {
            return check.table()
                ->model()
                ->index(row, GradCheckModel::RelativeError)
                .data(GradCheckModel::sortRole)
                .toDouble();
        };
        QVERIFY(errorAt(0) >= errorAt(8));
        // One tensor alone.
        check.tensors()->setCurrentIndex(check.tensors()->findData(QStringLiteral("output.bias")));
        QTest::mouseClick(check.checkButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!check.isRunning(), patience);
        QCOMPARE(check.model()->rowCount(), 1);
        // Another laboratory on the same network, and back.
        QVERIFY(room().climb());
    }

    void looks_data() { test::addLooks(); }

    void looks()
    {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        Theme::instance().setScheme(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        open(QStringLiteral("two-linear-layers"), language, size);
        openLab();
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        shoot(QStringLiteral("units-notes-%1").arg(row));
        open(QStringLiteral("mlp-xor"), language, size);
        openLab();
        cursor().setCurrent(cursor().lossStep() + 6);
        shoot(QStringLiteral("units-xor-%1").arg(row));
        open(QStringLiteral("lenet-5"), language, size);
        openLab();
        QCOMPARE(lab().order().scope, UnitOrder::Scope::Path);
        shoot(QStringLiteral("units-path-%1").arg(row));
        room().labs()->open(QStringLiteral("gradient-check"));
        auto &check = *static_cast<GradCheckView *>(room().labs()->stage()->current());
        QTest::mouseClick(check.checkButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!check.isRunning(), patience);
        shoot(QStringLiteral("gradient-check-%1").arg(row));
    }
};

QTEST_MAIN(TestUnitLab)
#include "tst_unitlab.moc"
