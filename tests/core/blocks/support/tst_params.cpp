// Parameters as a kind sees them: checked, filled up, in one form. What is said about bad ones is in tests/core/graph.

#include "core/blocks/BlockKind.h"
#include "core/blocks/support/LegalValues.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <set>

using namespace vitrine;

Q_DECLARE_METATYPE(vitrine::ParamValue)

namespace {

using Type = ParameterSpec::Type;
using Integers = std::vector<std::int64_t>;
using Reals = std::vector<double>;

const std::vector<ParameterSpec> specs = {
    {.name = "count", .type = Type::Integer, .defaultValue = 3, .min = 1, .max = 9},
    {.name = "pair",
     .type = Type::Integers,
     .defaultValue = 2,
     .min = 0,
     .nullable = true,
     .count = 2,
     .choices = {"same"}},
    {.name = "sizes", .type = Type::Sizes, .defaultValue = Integers{4, 5}, .min = 1},
    {.name = "rate", .type = Type::Real, .defaultValue = 1, .min = 0, .max = 1},
    {.name = "scales", .type = Type::Reals, .nullable = true, .count = 2},
    {.name = "means", .type = Type::Reals, .nullable = true, .count = 0},
    {.name = "flag", .type = Type::Boolean, .defaultValue = true},
    {.name = "mode", .type = Type::Choice, .defaultValue = "a", .choices = {"a", "b"}},
};

/// With problems, if there are any, as texts.
Params resolved(const std::map<std::string, ParamValue, std::less<>> &given, std::size_t expectedProblems = 0)
{
    std::vector<Problem> problems;
    Params params = Params::resolve(specs, {"id", "Type", given, {}, {}}, problems);
    for (const Problem &problem : problems) {
        if (problems.size() != expectedProblems)
            qWarning("%s", problem.message.text().c_str());
    }
    if (problems.size() != expectedProblems)
        qFatal("%zu problems, not %zu", problems.size(), expectedProblems);
    return params;
}

} // namespace

class TestParams : public QObject {
    Q_OBJECT

private slots:
    void defaults();
    void numbersStandForLists();
    void wordsAndNull();
    void wholeNumbersAreRealsToo();
    void refused_data();
    void refused();
    void everyKindDescribesItsParameters();
};

void TestParams::defaults()
{
    const Params params = resolved({});
    QCOMPARE(params.integer("count"), 3);
    QVERIFY(params.integers("pair") == (Integers{2, 2}));
    QVERIFY(params.integers("sizes") == (Integers{4, 5}));
    QCOMPARE(params.real("rate"), 1.0);
    QVERIFY(params.isNull("scales") && params.isNull("means") && !params.isNull("rate"));
    QVERIFY(params.boolean("flag"));
    QCOMPARE(params.choice("mode"), std::string("a"));
    QCOMPARE(params.word("pair"), std::string());
}

void TestParams::numbersStandForLists()
{
    const Params params = resolved({{"pair", 7}, {"sizes", 6}, {"scales", 0.5}, {"means", Integers{1, 2, 3}}});
    QVERIFY(params.integers("pair") == (Integers{7, 7}));
    QVERIFY(params.integers("sizes") == (Integers{6}));
    QVERIFY(params.reals("scales") == (Reals{0.5}));
    QVERIFY(params.reals("means") == (Reals{1, 2, 3}));
    QVERIFY(resolved({{"pair", Integers{0, 1}}}).integers("pair") == (Integers{0, 1}));
}

void TestParams::wordsAndNull()
{
    QCOMPARE(resolved({{"pair", "same"}}).word("pair"), std::string("same"));
    const Params params = resolved({{"pair", ParamValue()}});
    QVERIFY(params.isNull("pair"));
    QCOMPARE(params.word("pair"), std::string());
}

void TestParams::wholeNumbersAreRealsToo()
{
    QCOMPARE(resolved({{"rate", 0}}).real("rate"), 0.0);
    QVERIFY(resolved({{"scales", Integers{2, 3}}}).reals("scales") == (Reals{2, 3}));
}

void TestParams::refused_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<ParamValue>("value");
    const auto row = [](const char *title, const char *name, const ParamValue &value) {
        QTest::newRow(title) << std::string(name) << value;
    };
    row("null", "count", {});
    row("too small", "count", 0);
    row("too large", "count", 10);
    row("fraction", "count", 2.5);
    row("whole number with a point", "count", 2.0);
    row("list for one", "count", Integers{3});
    row("truth for a number", "count", true);
    row("short list", "pair", Integers{1});
    row("long list", "pair", Integers{1, 1, 1});
    row("one of a list too small", "pair", Integers{1, -1});
    row("another word", "pair", "full");
    row("list of reals", "pair", Reals{1, 2});
    row("no sizes", "sizes", Integers{});
    row("six sizes", "sizes", Integers{1, 1, 1, 1, 1, 1});
    row("beyond 32 bits", "sizes", std::int64_t(1) << 40);
    row("not a number", "rate", std::nan(""));
    row("infinite", "means", std::numeric_limits<double>::infinity());
    row("real too large", "rate", 1.01);
    row("text for a real", "rate", "1");
    row("three scales", "scales", Reals{1, 2, 3});
    row("no means", "means", Reals{});
    row("too many means", "means", Reals(65537, 0.5));
    row("number for a truth", "flag", 1);
    row("another choice", "mode", "c");
    row("number for a choice", "mode", 1);
}

void TestParams::refused()
{
    QFETCH(std::string, name);
    QFETCH(ParamValue, value);
    resolved({{name, value}}, 1);
}

void TestParams::everyKindDescribesItsParameters()
{
    for (const auto &kind : blockKinds()) {
        std::set<std::string> names;
        for (const ParameterSpec &spec : kind->parameters()) {
            const std::string where = kind->type() + "." + spec.name;
            QVERIFY2(names.insert(spec.name).second, where.c_str());
            QVERIFY2(!kind->isPublic() || !spec.help.isEmpty(), where.c_str());
            QVERIFY2(!legalValues(spec).text().empty(), where.c_str());
            const bool hasDefault = !std::holds_alternative<std::monostate>(spec.defaultValue);
            QVERIFY2(!hasDefault || toCanonical(spec, spec.defaultValue), where.c_str());
            QVERIFY2(hasDefault || spec.required || spec.nullable, where.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestParams)
#include "tst_params.moc"
