// vitrine-cli experiment as others run it.

#include "tests/support/Cli.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace vitrine::test;

namespace {

Ended experiment(const QStringList &arguments)
{
    return runCli(QStringList{QStringLiteral("experiment")} + arguments);
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestCliExperiment : public QObject {
    Q_OBJECT

private slots:
    void withoutANameAllAreListed()
    {
        const Ended ended = experiment({QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        const auto list = nlohmann::json::parse(ended.output.toStdString());
        QVERIFY(list.size() >= 12);
        for (const auto &one : list)
            QVERIFY(!one["claim"].get<std::string>().empty() && !one["parameters"].empty());
        QVERIFY(experiment({}).output.contains("rmsprop_rho"));
    }

    void theVerdictIsOfTheNumbers()
    {
        const Ended small = experiment(words("rmsprop_rho --set rho=0.9 --json"));
        QCOMPARE(small.status, 0);
        const auto kept = nlohmann::json::parse(small.output.toStdString());
        QCOMPARE(kept["verdict"], "holds");
        QVERIFY(kept["table"].size() >= 2);
        QVERIFY(!kept["plot"]["series"][0]["y"].empty());
        const Ended large = experiment(words("rmsprop_rho --set rho=0.9999 --json"));
        QCOMPARE(nlohmann::json::parse(large.output.toStdString())["verdict"], "fails");
    }

    void theSameSeedGivesTheSameNumbers()
    {
        const QStringList arguments = words("zero_mean --set epochs=2 --seed 5 --json");
        QCOMPARE(experiment(arguments).output, experiment(arguments).output);
        QVERIFY(experiment(arguments).output != experiment(words("zero_mean --set epochs=2 --seed 6 --json")).output);
    }

    void wrongUsageSaysWhatThereIs_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("name") << "rmsprop_roh"
                              << "rmsprop_rho";
        QTest::newRow("parameter") << "rmsprop_rho --set beta=1"
                                   << "rho";
        QTest::newRow("range") << "rmsprop_rho --set rho=2"
                               << "between";
        QTest::newRow("not whole") << "rmsprop_rho --set steps=100.5"
                                   << "whole";
        QTest::newRow("no experiment") << "--set rho=1"
                                       << "which experiment";
    }
    void wrongUsageSaysWhatThereIs()
    {
        QFETCH(QString, line);
        QFETCH(QString, said);
        const Ended ended = experiment(words(qPrintable(line)));
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.output.isEmpty());
        QVERIFY2(ended.errors.contains(said.toUtf8()), ended.errors.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliExperiment)
#include "tst_cliexperiment.moc"
