// vitrine-cli optimize as others run it.

#include "tests/support/Cli.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>

using namespace vitrine::test;

namespace {

Ended optimize(const QStringList &arguments)
{
    return runCli(QStringList{QStringLiteral("optimize")} + arguments);
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestCliOptimize : public QObject {
    Q_OBJECT

private slots:
    void pathIsTheContracts()
    {
        const Ended ended =
            optimize(words("--function rosenbrock --start -1.2,1 --optimizer gd --set lr=0.001 --steps 3 --json"));
        QCOMPARE(ended.status, 0);
        const auto json = nlohmann::json::parse(ended.output.toStdString());
        QCOMPARE(json.size(), std::size_t{1});
        QCOMPARE(json["path"].size(), std::size_t{4});
        QCOMPARE(json["path"][0][0].get<double>(), -1.2);
        QCOMPARE(json["path"][0][1].get<double>(), 1.0);
        QVERIFY(std::abs(json["path"][0][2].get<double>() - 24.2) < 1e-13);
        // One step by hand: ∂f/∂x = −215.6, ∂f/∂y = −88.
        QVERIFY(std::abs(json["path"][1][0].get<double>() - (-1.2 + 0.2156)) < 1e-14);
        QVERIFY(std::abs(json["path"][1][1].get<double>() - 1.088) < 1e-14);
    }

    void noStepsAreOnePoint()
    {
        const Ended ended = optimize(words("--function booth --start 1,3 --optimizer adam --steps 0 --json"));
        QCOMPARE(ended.output, QByteArray("{\"path\":[[1.0,3.0,0.0]]}\n"));
    }

    void formulasCanBeTyped()
    {
        const Ended ended =
            optimize(words("--function x²+3y² --start 2,1 --optimizer sgd --set lr=0.1 --steps 1 --json"));
        QCOMPARE(ended.status, 0);
        const auto json = nlohmann::json::parse(ended.output.toStdString());
        QVERIFY(std::abs(json["path"][1][0].get<double>() - 1.6) < 1e-14);
        QVERIFY(std::abs(json["path"][1][1].get<double>() - 0.4) < 1e-14);
    }

    /// All N + 1 points, null for what is no number, and a word about it.
    void divergenceStaysJson()
    {
        const Ended ended =
            optimize(words("--function rosenbrock --start 2,2 --optimizer gd --set lr=1 --steps 30 --json"));
        QCOMPARE(ended.status, 0);
        const auto json = nlohmann::json::parse(ended.output.toStdString());
        QCOMPARE(json["path"].size(), std::size_t{31});
        QVERIFY(json["path"][30][2].is_null());
        QVERIFY2(ended.errors.contains("diverged: from step "), ended.errors);
        QCOMPARE(ended.errors.count('\n'), 1);
    }

    void noiseFollowsTheSeed()
    {
        const auto with = [](const char *seed) {
            return optimize(words("--function sphere --start 2,1 --optimizer sgd --steps 5 --noise 1 --json --seed")
                            + QStringList{QString::fromLatin1(seed)})
                .output;
        };
        QCOMPARE(with("3"), with("3"));
        QVERIFY(with("3") != with("4"));
    }

    void tableAndLinesForPeople()
    {
        const Ended ended =
            optimize(words("--function sphere --start 2,1 --optimizer momentum --set lr=0.1 --steps 300 "
                           "--schedule step --schedule-set gamma=0.5 --explain 1"));
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.output.contains("v = β·v − α·g = 0.9·0 − 0.1·4 = -0.4"), ended.output);
        QVERIFY2(ended.output.contains("Converged at step "), ended.output);
        QVERIFY2(ended.output.contains("\n 300 "), ended.output);
        QVERIFY(ended.output.count('\n') < 60);
    }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("says");
        const QString rest = QStringLiteral(" --steps 3");
        const auto row = [&](const char *name, const char *arguments, const char *says) {
            QTest::newRow(name) << QString::fromUtf8(arguments) + rest << QString::fromUtf8(says);
        };
        row("unknown surface", "--function rosenbrok --optimizer adam",
            "there is no surface rosenbrok; did you mean rosenbrock?");
        row("bad formula", "--function x+*y --optimizer adam", "at character 3");
        row("unknown optimizer", "--function booth --optimizer adamax", "there is no optimizer adamax");
        row("unknown setting", "--function booth --optimizer adam --set momentum=1", "adam has no setting “momentum”");
        row("value out of range", "--function booth --optimizer adam --set beta1=1", "beta1 is a number from 0 to");
        row("no number", "--function booth --optimizer adam --set lr=fast", "“lr=fast” is no setting");
        row("no point", "--function booth --optimizer adam --start 1", "“1” is no point");
        row("NaN as start", "--function booth --optimizer adam --start nan,1", "is no point");
        row("NaN as noise", "--function booth --optimizer adam --noise nan", "--noise");
        row("a negative batch", "--function booth --optimizer adam --batch -4", "--batch");
        row("unknown schedule", "--function booth --optimizer adam --schedule linear",
            "there is no schedule linear; there are: constant");
        row("no schedule to set", "--function booth --optimizer adam --schedule-set end=1", "--schedule");
        row("a step too far", "--function booth --optimizer adam --explain 4", "there are 3 steps");
        row("negative noise", "--function booth --optimizer adam --noise -1", "--noise");
    }

    void wrongUsageEndsWithTwo()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, says);
        const Ended ended = optimize(arguments.split(QLatin1Char(' ')));
        QCOMPARE(ended.status, 2);
        QVERIFY2(QString::fromUtf8(ended.errors).contains(says), ended.errors);
        QCOMPARE(ended.errors.count('\n'), 1);
        QVERIFY(ended.output.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliOptimize)
#include "tst_clioptimize.moc"
