// What is kept of open networks while the studio runs: whole lists, one studio's apart from another's.

#include "app/studio/journal/Journal.h"
#include "widgets/common/Text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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

    /// A studio with one network that comes to its end.
    static void keep(const std::filesystem::path &folder, const char *preset)
    {
        Journal journal(folder);
        StudioState state;
        state.documents.resize(1);
        state.documents[0].question.network.preset = QString::fromLatin1(preset);
        journal.setSource([state] { return state; });
        QSignalSpy written(&journal, &Journal::written);
        journal.note();
        QVERIFY(written.wait(patience));
    }

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
    /// It is read by the journal's thread: the window may be shown meanwhile.
    void findsWhatReadFinds()
    {
        const std::filesystem::path folder = m_folder.filePath(QStringLiteral("found")).toStdString();
        keep(folder, "bn-cnn");
        Journal next(folder);
        QSignalSpy found(&next, &Journal::found);
        next.find();
        QCOMPARE(found.count(), 0); // it does not wait for the disk
        QVERIFY(found.wait(patience));
        const auto last = found[0][0].value<Journal::Found>();
        QCOMPARE(last.state.documents.at(0).question.network.preset, QStringLiteral("bn-cnn"));
        QVERIFY(!last.error);
    }

    void saysWhyNothingComesBack()
    {
        const QString folder = m_folder.filePath(QStringLiteral("damaged"));
        keep(folder.toStdString(), "lenet-5");
        QFile list(folder + QStringLiteral("/1/open.json"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("{\"documents\":[");
        list.close();
        const Journal::Found found = Journal(folder.toStdString()).read();
        QVERIFY(found.error);
        QVERIFY(toText(found.error->message).contains(QStringLiteral("open.json")));
        // Nothing can be kept where no folder can be made.
        const QString blocked = m_folder.filePath(QStringLiteral("file"));
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(Journal(blocked.toStdString()).read().error);
    }

    /// A studio that starts afresh leaves what was open last alone; what is done in it is not lost either.
    void aFreshStartStandsApart()
    {
        const std::filesystem::path folder = m_folder.filePath(QStringLiteral("apart")).toStdString();
        keep(folder, "lenet-5");
        for (const bool isDone : {false, true}) {
            Journal fresh(folder, nullptr, true);
            QVERIFY(fresh.read().state.documents.empty());
            StudioState state;
            state.documents.resize(1);
            state.documents[0].question.network.preset = QStringLiteral("bn-cnn");
            if (isDone)
                state.documents[0].steps.push_back({state.documents[0].question, state.documents[0].question, {}});
            fresh.setSource([state] { return state; });
            QSignalSpy closed(&fresh, &Journal::closed);
            fresh.close();
            QVERIFY(closed.wait(patience));
        }
        const Journal::Found found = Journal(folder).read();
        QCOMPARE(found.state.documents.size(), 2U); // the one in which nothing was done is not missed
        QCOMPARE(found.state.documents[0].question.network.preset, QStringLiteral("lenet-5"));
        QCOMPARE(found.state.documents[1].question.network.preset, QStringLiteral("bn-cnn"));
        QCOMPARE(QDir(QString::fromStdString((folder / "2").string())).entryList({QStringLiteral("*.json")}).size(), 0);
    }

    /// One number of a large weight costs one number, in every step of undo.
    void changedNumbersAreKeptAlone()
    {
        const QString folder = m_folder.filePath(QStringLiteral("numbers"));
        const auto network = std::make_shared<const Network>();
        const auto origin = std::make_shared<const TrainedWeights>(
            TrainedWeights{network, {{"fc.weight", Snapshot::of({1000, 1000}, std::vector<float>(1'000'000))}}, 0, 0});
        StudioState state;
        state.documents.resize(1);
        Question &question = state.documents[0].question;
        question.network.edited = network;
        question.weights.kind = WeightsSource::Kind::Edited;
        const auto change = [&](int count) {
            TrainedWeights weights = *origin;
            weights.origin = origin;
            for (int i = 0; i < count; ++i)
                weights.edits["fc.weight"].insert(i * 1000, 0.5F * static_cast<float>(i));
            HistoryStep step{question, question, {}};
            step.after.weights.trained = std::make_shared<const TrainedWeights>(weights);
            if (question.weights.trained == nullptr)
                step.before.weights.trained = origin;
            question = step.after;
            state.documents[0].steps.push_back(step);
        };
        for (int count = 1; count <= 20; ++count)
            change(count);
        {
            Journal journal(folder.toStdString());
            journal.setSource([&state] { return state; });
            QSignalSpy written(&journal, &Journal::written);
            journal.note();
            QVERIFY(written.wait(patience));
        }
        qint64 bytes = 0;
        for (const QFileInfo &file : QDir(folder + QStringLiteral("/1")).entryInfoList(QDir::Files))
            bytes += file.size();
        QVERIFY2(bytes < 4'300'000, qPrintable(QString::number(bytes))); // the weights, once
        const DocumentState kept = Journal(folder.toStdString()).read().state.documents.at(0);
        const auto last = kept.question.weights.trained;
        QVERIFY(last && last->origin && last->edits.contains("fc.weight"));
        QCOMPARE(last->edits.at("fc.weight"), question.weights.trained->edits.at("fc.weight"));
        QCOMPARE(kept.steps.at(3).after.weights.trained->edits.at("fc.weight").size(), 4);
        QCOMPARE(last->tensors.at("fc.weight").data(), last->origin->tensors.at("fc.weight").data());
        QCOMPARE(last, kept.steps.back().after.weights.trained);
        // A list of before there were changed numbers apart.
        QFile list(folder + QStringLiteral("/1/open.json"));
        QVERIFY(list.open(QIODevice::ReadWrite));
        QByteArray text = list.readAll();
        QVERIFY(text.contains("\"edits\""));
        text.replace("\"edits\"", "\"others\"");
        QVERIFY(list.resize(0) && list.seek(0) && list.write(text) == text.size());
        list.close();
        const auto old = Journal(folder.toStdString()).read().state.documents.at(0).question.weights.trained;
        QVERIFY(old && old->edits.empty());
        QCOMPARE(old->tensors.at("fc.weight").elementCount(), 1'000'000);
    }
};

QTEST_MAIN(TestJournal)
#include "tst_journal.moc"
