// vitrine-test: TIMEOUT 600; SOURCES StudioTour.cpp ClippedTexts.cpp ExportedPictures.cpp
// Any picture as PNG, SVG and PDF, and to the clipboard: each view of the Network room and the other rooms' stages, by
// the commands and the dialog that a user has, and each pane that offers its own picture, by its menu.

#include "app/studio/detect/DetectRoom.h"
#include "app/studio/optimizers/OptimizersRoom.h"
#include "app/studio/window/StudioStyle.h"
#include "tests/app/studio/DetectRoomSamples.h"
#include "tests/app/studio/ExportedPictures.h"
#include "tests/app/studio/StudioTour.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/optimizers/OptimizersState.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QTimer>

#include <map>

using namespace vitrine;

class TestExports : public vitrine::test::StudioTour {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        beginCase();
        m_pictures.setPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots/exports"));
        QVERIFY(m_pictures.removeRecursively() && m_pictures.mkpath(QStringLiteral(".")));
    }
    void cleanup() { endTour(); }

    void init()
    {
        m_faults.clear();
        m_panes.clear();
    }
    void everyViewAsPngSvgAndPdf();
    void otherRooms();
    void aPhotoWithItsBoxes();

private:
    QString path(const QString &view, const char *suffix) const
    {
        return m_pictures.filePath(QStringLiteral("%1.%2").arg(view, QLatin1String(suffix)));
    }
    /// Answers the dialog that `ask` opens; what it proposed.
    QString save(const QString &file, const std::function<void()> &ask);
    void exportBy(const QString &view, const std::function<void()> &ask, const std::function<void()> &copy,
                  bool isPhoto = false);
    QStringList faultsOf(const QString &view, const std::function<void()> &ask, const std::function<void()> &copy,
                         bool isPhoto);
    void exportStage(const QString &view, bool isPhoto);
    void exportPanes(const QString &view);

    QDir m_pictures; ///< in the build folder, to be looked at
    QStringList m_faults;
    std::map<QString, QImage> m_exported; ///< by the view
    QSet<const QWidget *> m_panes; ///< whose pictures have been exported
};

QString TestExports::save(const QString &file, const std::function<void()> &ask)
{
    QString proposed;
    QTimer::singleShot(0, this, [&proposed, &file] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(field);
        proposed = QFileInfo(field->text()).completeBaseName();
        field->setText(file);
        QTest::keyClick(field, Qt::Key_Return);
    });
    ask();
    return proposed;
}

void TestExports::exportBy(const QString &view, const std::function<void()> &ask, const std::function<void()> &copy,
                           bool isPhoto)
{
    QStringList faults;
    for (int tries = 0; tries < 3 && (tries == 0 || !faults.isEmpty()); ++tries) // it may change in between
        faults = faultsOf(view, ask, copy, isPhoto);
    m_faults += faults;
}

QStringList TestExports::faultsOf(const QString &view, const std::function<void()> &ask,
                                  const std::function<void()> &copy, bool isPhoto)
{
    QStringList faults;
    const QString png = path(view, "png"), svg = path(view, "svg"), pdf = path(view, "pdf");
    for (const QString &file : {png, svg, pdf})
        QFile::remove(file);
    const QString name = save(png, ask);
    save(svg, ask);
    save(pdf, ask);
    QApplication::clipboard()->clear();
    copy();
    const QImage picture(png);
    const auto note = [&](const char *what, const QString &fault) {
        if (!fault.isEmpty())
            faults += QStringLiteral("%1, %2: %3").arg(view, QLatin1String(what), fault);
    };
    note("name", name.isEmpty() ? QStringLiteral("is empty") : QString());
    note("PNG", test::imageFault(picture));
    if (!picture.isNull()) {
        note("SVG", test::svgFault(svg, picture, isPhoto));
        note("PDF", test::pdfFault(pdf, picture.size() / 2)); // a picture has two pixels for one
    }
    const QImage copied = QApplication::clipboard()->image();
    note("clipboard", copied.size() == picture.size() ? test::imageFault(copied) : QStringLiteral("is another size"));
    m_exported[view] = picture;
    return faults;
}

void TestExports::exportPanes(const QString &view)
{
    int number = 0;
    for (QWidget *pane : m_window->findChildren<QWidget *>()) {
        if (!pane->isVisible() || pane->contextMenuPolicy() != Qt::CustomContextMenu || m_panes.contains(pane))
            continue;
        emit pane->customContextMenuRequested(pane->rect().center());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QAction *copying = nullptr, *saving = nullptr;
        for (QAction *each : menu ? menu->actions() : QList<QAction *>()) {
            copying = each->text() == QStringLiteral("Copy picture") ? each : copying;
            saving = each->text() == QStringLiteral("Save picture…") ? each : saving;
        }
        if (saving && copying) {
            m_panes += pane;
            // The menu stays hidden while the dialog that it opened is answered.
            menu->setAttribute(Qt::WA_DeleteOnClose, false);
            menu->close();
            exportBy(
                QStringLiteral("%1-pane-%2-%3")
                    .arg(view, QString::fromLatin1(pane->metaObject()->className()).section(QLatin1Char(':'), -1))
                    .arg(number++),
                [saving] { saving->trigger(); }, [copying] { copying->trigger(); },
                qobject_cast<MapGridView *>(pane->parentWidget())); // a single map is a bitmap by nature
            menu->deleteLater();
        } else if (menu) {
            menu->close();
        }
    }
}

void TestExports::exportStage(const QString &view, bool isPhoto)
{
    exportBy(
        view, [this] { trigger(Command::SaveView); }, [this] { trigger(Command::CopyView); }, isPhoto);
}

void TestExports::everyViewAsPngSvgAndPdf()
{
    beginTour(QStringLiteral("en"), {1280, 800});
    int behind = 0;
    tour([&](const QString &view) {
        // Where a menu or a dialog stands before the room, its commands are out of reach.
        if (QApplication::activePopupWidget() || QApplication::activeModalWidget()) {
            ++behind;
            return;
        }
        exportStage(view, false);
        exportPanes(view);
    });
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(QLatin1Char('\n'))));
    QVERIFY(behind < 16);
    // What is seen is exported: no page of a laboratory, no playground and no comparison gives the picture of another.
    std::map<QString, QImage> own;
    for (const auto &[view, picture] : m_exported)
        if (!view.contains(QLatin1String("-pane-"))
            && (view.startsWith(QLatin1String("lab-")) || view == QLatin1String("playground")
                || view == QLatin1String("two-runs") || view == QLatin1String("start")
                || view == QLatin1String("inside-a-composite")))
            own.emplace(view, picture);
    QVERIFY(own.size() > 18);
    for (const auto &[view, picture] : own)
        for (const auto &[other, same] : own)
            QVERIFY2(view == other || picture != same, qPrintable(view + QStringLiteral(", ") + other));
}

void TestExports::otherRooms()
{
    beginTour(QStringLiteral("en"), {1280, 800});
    trigger(Command::OptimizersRoom);
    auto *race = qobject_cast<OptimizersRoom *>(m_window->rooms()->current());
    QVERIFY(race);
    QTRY_VERIFY_WITH_TIMEOUT(race->state()->race() && race->state()->race()->steps() > 0, test::patience);
    exportStage(QStringLiteral("race"), false);
    SurfaceLayers layers = race->state()->layers();
    layers.isSolid = true;
    race->state()->setLayers(layers);
    QCoreApplication::processEvents();
    exportStage(QStringLiteral("race-solid"), false);
    m_window->rooms()->turn(Command::OptimizersRoom, 1);
    QVERIFY(m_window->rooms()->current() != race);
    exportStage(QStringLiteral("race-on-networks"), false);
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(QLatin1Char('\n'))));
    QVERIFY(m_exported.at(QStringLiteral("race")) != m_exported.at(QStringLiteral("race-solid")));
}

void TestExports::aPhotoWithItsBoxes()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
    beginTour(QStringLiteral("en"), {1280, 800});
    trigger(Command::DetectRoom);
    auto *room = qobject_cast<DetectRoom *>(m_window->rooms()->current());
    QVERIFY(room);
    test::dropFiles(*m_window, {test::pth()});
    QTRY_VERIFY_WITH_TIMEOUT(!room->session()->isBusy(), test::patience);
    test::dropFiles(*m_window, {test::photo(QStringLiteral("dog"))});
    QTRY_VERIFY_WITH_TIMEOUT(
        !room->session()->isBusy() && room->state()->run() && !room->state()->result().kept.empty(), test::patience);
    for (const char *suffix : {"png", "svg", "pdf"}) {
        QVERIFY(save(path(QStringLiteral("photo"), suffix), [this] {
                    trigger(Command::SaveView);
                }).startsWith(QStringLiteral("dog")));
        // It is written on a thread of its own, at once and whole.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(QStringLiteral("photo"), suffix)), test::patience);
    }
    const QImage picture(path(QStringLiteral("photo"), "png"));
    QCOMPARE(picture.size(), room->state()->run()->picture.size());
    QCOMPARE(test::svgFault(path(QStringLiteral("photo"), "svg"), picture, true), QString());
    QCOMPARE(test::pdfFault(path(QStringLiteral("photo"), "pdf"), picture.size()), QString());
    QFile drawing(path(QStringLiteral("photo"), "svg"));
    QVERIFY(drawing.open(QIODevice::ReadOnly));
    QVERIFY(drawing.readAll().contains("<text")); // a box says what it is
    trigger(Command::CopyView);
    QCOMPARE(QApplication::clipboard()->image().size(), picture.size());
}

int main(int argc, char **argv)
{
    vitrine::test::useLargeScreen();
    QApplication app(argc, argv);
    installStudioStyle(&app);
    TestExports test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exports.moc"
