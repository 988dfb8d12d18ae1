// vitrine-test: LABELS slow; TIMEOUT 900; SOURCES StudioTour.cpp ClippedTexts.cpp
// Pictures of all views of the Network room, in both languages, both themes and both sizes, to be looked at in the
// build folder; nothing in them is cut off.

#include "app/studio/window/StudioStyle.h"
#include "tests/app/studio/StudioTour.h"
#include "tests/support/Screenshot.h"
#include "widgets/common/Theme.h"

using namespace vitrine;

class TestViews : public vitrine::test::StudioTour {
    Q_OBJECT

private slots:
    void initTestCase() { beginCase(); }
    void cleanup()
    {
        endTour();
        Theme::instance().setScheme(Theme::Scheme::Light);
    }

    void allViews_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"en", "zh_CN"})
            for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark})
                for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                    QTest::addRow("%s-%s-%d", language, scheme == Theme::Scheme::Dark ? "dark" : "light", size.width())
                        << QString::fromLatin1(language) << scheme << size;
    }
    void allViews()
    {
        QFETCH(const QString, language);
        QFETCH(const Theme::Scheme, scheme);
        QFETCH(const QSize, size);
        Theme::instance().setScheme(scheme);
        beginTour(language, size);
        QStringList found;
        tour([&](const QString &name) {
            test::saveScreenshot(*m_window,
                                 QStringLiteral("view-%1-%2").arg(name, QLatin1String(QTest::currentDataTag())));
            QVERIFY2(m_window->size() == size, qPrintable(name));
            for (const QString &fault : faults())
                found += name + QStringLiteral(": ") + fault;
        });
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

int main(int argc, char **argv)
{
    vitrine::test::useLargeScreen();
    QApplication app(argc, argv);
    installStudioStyle(&app);
    TestViews test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_views.moc"
