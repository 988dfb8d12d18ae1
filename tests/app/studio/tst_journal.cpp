// What is kept of open networks while the studio runs: whole lists, one studio's apart from another's.

#include "app/studio/journal/Journal.h"
#include "widgets/common/Text.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

namespace {

constexpr int patience = 20000; // milliseconds

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    /// What can't be written as a whole is not written at all: the list of before is still true.
    void aListNamesNothingThatIsMissing()
    {
        const QString folder = m_folder.filePath(QStringLiteral("half"));
        {
            Journal journal(folder.toStdString());
            StudioState state;
            state.documents.resize(1);
            state.documents[0].question.network.preset = QStringLiteral("lenet-5");
            journal.setSource([&state] { return state; });
            QSignalSpy written(&journal, &Journal::written), failed(&journal, &Journal::failed);
            journal.note();
            QVERIFY(written.wait(patience));
            QVERIFY(QDir().mkpath(folder + QStringLiteral("/1/n1.vitrine.json/in-the-way")));
            state.documents[0].question.network.edited = std::make_shared<const Network>();
            journal.note();
            QVERIFY(failed.wait(patience));
            QVERIFY(toText(failed[0][0].value<Error>().message).contains(QStringLiteral("n1.vitrine.json")));
        }
        Journal next(folder.toStdString());
        const Journal::Found found = next.read();
        QCOMPARE(found.lost, 0);
        QCOMPARE(found.state.documents.size(), 1U);
        QCOMPARE(found.state.documents[0].question.network.preset, QStringLiteral("lenet-5"));
        QVERIFY(!found.state.documents[0].question.network.edited);
    }

    /// A second studio has a journal of its own; what one that crashed left behind comes along with the next.
    void studiosDontShareAJournal()
    {
        const std::filesystem::path journals = m_folder.filePath(QStringLiteral("several")).toStdString();
        const auto keep = [](Journal &journal, const char *preset) {
            StudioState state;
            state.documents.resize(1);
            state.documents[0].question.network.preset = QString::fromLatin1(preset);
            journal.setSource([state] { return state; });
            QSignalSpy written(&journal, &Journal::written);
            journal.note();
            QVERIFY(written.wait(patience));
        };
        {
            Journal first(journals), second(journals);
            keep(first, "lenet-5");
            keep(second, "bn-cnn");
        }
        Journal next(journals);
        const Journal::Found found = next.read();
        QVERIFY(!found.wasClosed);
        QCOMPARE(found.state.documents.size(), 2U);
        QCOMPARE(found.state.documents[1].question.network.preset, QStringLiteral("bn-cnn"));
    }
};

QTEST_MAIN(TestJournal)
#include "tst_journal.moc"
