// vitrine-test: LABELS slow; TIMEOUT 900; SOURCES StudioTour.cpp ClippedTexts.cpp ExportedPictures.cpp
// Any picture as PNG, SVG and PDF, and to the clipboard: each view of the Network room, by the commands and the dialog
// that a user has, and each pane that offers its own picture, by its menu.

#include "app/studio/LabDesk.h"
#include "app/studio/StudioStyle.h"
#include "tests/app/studio/ExportedPictures.h"
#include "tests/app/studio/StudioTour.h"

#include "widgets/maps/MapGridView.h"
#include <QCryptographicHash>

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QTimer>

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

    void everyViewAsPngSvgAndPdf();

private:
    struct Exported {
        QString view;
        QString name; ///< that was proposed for the file
        QByteArray picture; ///< its hash
    };

    QString path(const QString &view, const char *suffix) const
    {
        return m_pictures.filePath(QStringLiteral("%1.%2").arg(view, QLatin1String(suffix)));
    }
    /// Answers the dialog that `ask` opens; what it proposed.
    QString save(const QString &file, const std::function<void()> &ask);
    void exportBy(const QString &view, const std::function<void()> &ask, const std::function<void()> &copy,
                  bool isPhoto = false);
    void exportPanes(const QString &view);

    QDir m_pictures; ///< in the build folder, to be looked at
    QStringList m_faults;
    std::vector<Exported> m_exported;
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
    const QString png = path(view, "png"), svg = path(view, "svg"), pdf = path(view, "pdf");
    Exported made{view, save(png, ask), {}};
    save(svg, ask);
    save(pdf, ask);
    QApplication::clipboard()->clear();
    copy();
    const QImage picture(png);
    const auto note = [&](const char *what, const QString &fault) {
        if (!fault.isEmpty())
            m_faults += QStringLiteral("%1, %2: %3").arg(view, QLatin1String(what), fault);
    };
    note("name", made.name.isEmpty() ? QStringLiteral("is empty") : QString());
    note("PNG", test::imageFault(picture));
    if (!picture.isNull()) {
        note("SVG", test::svgFault(svg, picture, isPhoto));
        note("PDF", test::pdfFault(pdf, picture.size() / 2)); // a picture has two pixels for one
    }
    const QImage copied = QApplication::clipboard()->image();
    note("clipboard", copied.size() == picture.size() ? test::imageFault(copied) : QStringLiteral("is another size"));
    made.picture = QCryptographicHash::hash(QByteArrayView(picture.constBits(), picture.sizeInBytes()),
                                            QCryptographicHash::Sha256);
    m_exported.push_back(std::move(made));
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

void TestExports::everyViewAsPngSvgAndPdf()
{
    beginTour(QStringLiteral("en"), {1280, 800});
    int ownDialogs = 0;
    tour([&](const QString &view) {
        // Where a menu or a dialog stands before the room, its commands are out of reach.
        if (QApplication::activePopupWidget() || QApplication::activeModalWidget()) {
            ++ownDialogs;
            return;
        }
        exportBy(
            view, [this] { trigger(Command::SaveView); }, [this] { trigger(Command::CopyView); });
        exportPanes(view);
    });
    for (const Exported &each : m_exported)
        qInfo("%s: %s", qPrintable(each.view), qPrintable(each.name));
    for (const QString &each : m_faults)
        qInfo("%s", qPrintable(each));
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(QLatin1Char('\n'))));
    QVERIFY(ownDialogs < 20);
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
