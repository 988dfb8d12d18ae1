#include "widgets/common/Format.h"
#include "widgets/common/Text.h"

#include <QFont>
#include <QFontMetricsF>
#include <QTest>
#include <QTranslator>

#include <cmath>
#include <limits>

using namespace vitrine;

namespace {

/// Answers as a .qm file would, without one.
class Dictionary : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        if (qstrcmp(context, "core") != 0)
            return {};
        if (qstrcmp(text, "%1 needs %2.") == 0)
            return QStringLiteral("需要 %2：%1。");
        return qstrcmp(text, "a number") == 0 ? QStringLiteral("一个数") : QString();
    }
};

} // namespace

class TestFormat : public QObject {
    Q_OBJECT

private slots:
    void whatFindsNoRoomEndsInDots()
    {
        const QFont font;
        const double line = QFontMetricsF(font).lineSpacing(), width = 120;
        const QString text = QStringLiteral("a kernel of size 40 reaches over 40 values, but there are only 14");
        const QStringList all = linesWithin(text, font, {width, 20 * line});
        QVERIFY(all.size() > 2);
        QCOMPARE(all.join(QLatin1Char(' ')), text);
        const QStringList two = linesWithin(text, font, {width, 2.5 * line});
        QCOMPARE(two.size(), qsizetype{2});
        QCOMPARE(two[0], all[0]);
        QVERIFY(two[1].endsWith(QChar(0x2026)));
        QVERIFY(QFontMetricsF(font).horizontalAdvance(two[1]) <= width);
        QVERIFY(linesWithin(text, font, {width, 0.5 * line}).isEmpty());
    }

    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("rounded");
        QTest::addColumn<QString>("exact");
        QTest::newRow("zero") << 0.0 << "0"
                              << "0";
        QTest::newRow("minus zero") << -0.0 << "0"
                                    << "-0";
        QTest::newRow("float") << double(0.1f) << "0.1"
                               << "0.1";
        QTest::newRow("double") << 0.123456789 << "0.1235"
                                << "0.123456789";
        QTest::newRow("negative") << -12.5 << "-12.5"
                                  << "-12.5";
        QTest::newRow("small") << 2.5e-7 << "2.5e-07"
                               << "2.5e-07";
        QTest::newRow("large") << 123456.0 << "1.235e+05"
                               << "123456";
        QTest::newRow("nan") << std::nan("") << "NaN"
                             << "NaN";
        QTest::newRow("inf") << std::numeric_limits<double>::infinity() << "∞"
                             << "∞";
        QTest::newRow("-inf") << -std::numeric_limits<double>::infinity() << "-∞"
                              << "-∞";
    }

    void numbers()
    {
        QFETCH(double, value);
        QTEST(formatNumber(value), "rounded");
        QTEST(formatExact(value), "exact");
    }

    void shapes()
    {
        QCOMPARE(formatShape({1, 6, 28, 28}), QStringLiteral("1 × 6 × 28 × 28"));
        QCOMPARE(formatShape({}), QStringLiteral("scalar"));
    }

    void shares()
    {
        QCOMPARE(formatShare(0.85321), QStringLiteral("85.32 %"));
        QCOMPARE(formatShare(1e-7), QStringLiteral("< 0.01 %"));
        QCOMPARE(formatShare(0), QStringLiteral("0.00 %"));
    }

    void times()
    {
        QCOMPARE(formatMilliseconds(0.312), QStringLiteral("0.31 ms"));
        QCOMPARE(formatMilliseconds(123.4), QStringLiteral("123 ms"));
        QCOMPARE(formatMilliseconds(1400), QStringLiteral("1.40 s"));
    }

    void messagesInEnglish()
    {
        QCOMPARE(toText(Message::of("%1 needs %2.", "conv%2", 3)), QStringLiteral("conv%2 needs 3."));
        QCOMPARE(toText(Message()), QString());
    }

    void messagesAreTranslatedRecursively()
    {
        Dictionary dictionary;
        QCoreApplication::installTranslator(&dictionary);
        QCOMPARE(toText(Message::of("%1 needs %2.", "a number", Message::of("a number"))),
                 QStringLiteral("需要 一个数：a number。"));
        QCoreApplication::removeTranslator(&dictionary);
    }
};

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
