#include "widgets/common/Theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using Role = Theme::Role;

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void contrastIsWcag()
    {
        QCOMPARE(Theme::contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(Theme::contrast(QColor("#767676"), Qt::white) - 4.54) < 0.01);
    }

    void textIsReadable_data()
    {
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::addColumn<Role>("text");
        QTest::addColumn<Role>("background");
        const std::pair<const char *, Theme::Scheme> schemes[] = {{"light", Theme::Scheme::Light},
                                                                  {"dark", Theme::Scheme::Dark}};
        const Role texts[] = {Role::Text,  Role::MutedText, Role::Accent,  Role::Lit,      Role::Dimmed,
                              Role::Error, Role::Warning,   Role::Forward, Role::Backward, Role::Receptive};
        const QMetaEnum names = QMetaEnum::fromType<Role>();
        for (const auto &[schemeName, scheme] : schemes) {
            for (const Role text : texts) {
                for (const Role background : {Role::Window, Role::Panel, Role::CanvasBackground})
                    QTest::addRow("%s %s on %s", schemeName, names.valueToKey(int(text)),
                                  names.valueToKey(int(background)))
                        << scheme << text << background;
            }
            QTest::addRow("%s BlockText on BlockFill", schemeName) << scheme << Role::BlockText << Role::BlockFill;
            QTest::addRow("%s Dimmed on BlockFill", schemeName) << scheme << Role::Dimmed << Role::BlockFill;
        }
    }

    void textIsReadable()
    {
        QFETCH(Theme::Scheme, scheme);
        QFETCH(Role, text);
        QFETCH(Role, background);
        Theme::instance().setScheme(scheme);
        const double contrast = Theme::contrast(Theme::instance().color(text), Theme::instance().color(background));
        QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
    }

    void textOnCategoriesIsReadable()
    {
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().setScheme(scheme);
            for (int i = 0; i < Theme::categoryCount; ++i) {
                const QColor fill = Theme::instance().category(static_cast<Category>(i));
                QVERIFY(Theme::contrast(Theme::textOn(fill), fill) >= 4.5);
            }
        }
    }

    void schemeChangesPaletteAndTells()
    {
        Theme &theme = Theme::instance();
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setScheme(Theme::Scheme::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Role::Window));
        theme.setScheme(Theme::Scheme::Light);
        QVERIFY(!theme.isDark());
        QCOMPARE(changed.count(), 2);
    }

    void scaleIsBoundedAndMovesType()
    {
        Theme &theme = Theme::instance();
        theme.setScale(1);
        const double size = QApplication::font().pointSizeF();
        theme.setScale(1.5);
        QCOMPARE(QApplication::font().pointSizeF(), size * 1.5);
        QCOMPARE(theme.px(8), 12);
        theme.setScale(100);
        QCOMPARE(theme.scale(), 3.0);
        theme.setScale(1);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
