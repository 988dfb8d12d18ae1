#include "core/base/Cancel.h"
#include "core/base/Message.h"
#include "core/base/Result.h"

#include <QtTest>

#include <cstdint>
#include <limits>
#include <memory>
#include <thread>

using namespace vitrine;

class TestMessage : public QObject {
    Q_OBJECT

private slots:
    void text_data();
    void text();
    void keepsPatternAndArgumentsApart();
    void resultHoldsValueOrError();
    void resultMovesItsValueOut();
    void resultOfNothing();
    void cancelIsSharedAmongCopies();
};

void TestMessage::text_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("text");
    QTest::newRow("no place") << Message::of("Cancelled.") << "Cancelled.";
    QTest::newRow("in order") << Message::of("%1 and %2", "a", std::string("b")) << "a and b";
    QTest::newRow("out of order, twice") << Message::of("%2 %1 %2", "a", "b") << "b a b";
    QTest::newRow("place without an argument") << Message::of("%1 of %3", "a") << "a of %3";
    QTest::newRow("per cent sign at the end") << Message::of("%1 %", 50) << "50 %";
    QTest::newRow("a place in an argument stays") << Message::of("%1 %2", "%2", "b") << "%2 b";
    QTest::newRow("verbatim") << Message::verbatim("100 %1") << "100 %1";
    QTest::newRow("message in a message")
        << Message::of("Can't: %1.", Message::of("no %1", "room")) << "Can't: no room.";
    QTest::newRow("double") << Message::of("%1", 0.1) << "0.1";
    QTest::newRow("float") << Message::of("%1", 1.5F) << "1.5";
    QTest::newRow("largest unsigned") << Message::of("%1", std::numeric_limits<std::uint64_t>::max())
                                      << "18446744073709551615";
    QTest::newRow("smallest signed") << Message::of("%1", std::numeric_limits<std::int64_t>::min())
                                     << "-9223372036854775808";
    QTest::newRow("nothing") << Message() << "";
}

void TestMessage::text()
{
    QFETCH(Message, message);
    QTEST(QString::fromStdString(message.text()), "text");
}

void TestMessage::keepsPatternAndArgumentsApart()
{
    const Message message = Message::of(VITRINE_TEXT("core", "Read %1"), "file");
    QCOMPARE(message.pattern(), std::string("Read %1"));
    QCOMPARE(message.arguments().size(), std::size_t(1));
    QVERIFY(message.arguments().front().isVerbatim());
    QVERIFY(!message.isVerbatim());
    QVERIFY(Message().isEmpty());
    QVERIFY(message != Message::of("Read %1", "other"));
}

void TestMessage::resultHoldsValueOrError()
{
    const Result<int> good = 7;
    QVERIFY(good.ok());
    QCOMPARE(*good, 7);
    const Result<int> bad = fail("no %1", "luck");
    QVERIFY(!bad);
    QCOMPARE(bad.error().message.text(), std::string("no luck"));
    QVERIFY(!bad.error().cancelled);
    const Result<std::string> text = std::string("abc");
    QCOMPARE(text->size(), std::size_t(3));
}

void TestMessage::resultMovesItsValueOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 3);
}

void TestMessage::resultOfNothing()
{
    QVERIFY(Result<void>().ok());
    const Result<void> bad = fail("broken");
    QVERIFY(!bad.ok());
    QCOMPARE(bad.error().message.text(), std::string("broken"));
}

void TestMessage::cancelIsSharedAmongCopies()
{
    const Cancel cancel;
    const Cancel copy = cancel;
    QVERIFY(!copy.requested());
    std::jthread([cancel] { cancel.request(); }).join();
    QVERIFY(copy.requested());
    QVERIFY(!Cancel().requested());
    QVERIFY(Cancel::error().cancelled);
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
