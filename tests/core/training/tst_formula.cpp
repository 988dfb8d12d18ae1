// Formulas that a user types: what they mean, and what is said of those that mean nothing.

#include "core/training/SurfaceKind.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

class TestFormula : public QObject {
    Q_OBJECT

private slots:
    void value_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<double>("expected"); // at x = 2, y = 3
        const auto row = [](const char *formula, double expected) {
            QTest::newRow(formula) << QString::fromUtf8(formula) << expected;
        };
        row("x^2 + y^2", 13);
        row("(1 - x)^2 + 100*(y - x^2)^2", 101);
        row("f(x, y) = 100(y − x²)² + (1 − x)²", 101);
        row("z=2x y", 12);
        row("2xy", 12);
        row("x(y + 1)", 8);
        row("-x^2", -4);
        row("2^-x", 0.25);
        row("2^3^2", 512);
        row("x - y - 1", -2);
        row("12/x/y", 2);
        row("12 / 2x", 12); // written as a product, read from the left
        row("--x", 2);
        row("1e-2 + .5", 0.51);
        row("√4 + √(x + 7)", 5);
        row("x⁻¹ + y²", 9.5);
        row("x ** y", 8);
        row("e^0 + cos(2π)", 2);
        row("min(x, y, 1) + max(x, y)", 4);
        row("ln(e) + log(1) + exp(0) + abs(-3) + sign(-x)", 4);
        row("sin(0) + tan(0) + tanh(0) + sqrt(16) × 2 ÷ 4", 2);
        row("pi", M_PI);
    }

    void value()
    {
        QFETCH(QString, formula);
        QFETCH(double, expected);
        const auto surface = parseSurface(formula.toStdString());
        QVERIFY2(surface.ok(), surface ? "" : surface.error().message.text().c_str());
        QVERIFY2(std::abs((*surface)->value({2, 3}) - expected) < 1e-12,
                 qPrintable(QString::number((*surface)->value({2, 3}))));
        QCOMPARE((*surface)->at({2, 3}).value, (*surface)->value({2, 3}));
        QCOMPARE((*surface)->formula(), formula.toStdString());
    }

    void derivatives_data()
    {
        QTest::addColumn<QString>("formula");
        for (const char *formula :
             {"x*y^3", "exp(x*y)", "log(x + y^2)", "sqrt(x*y)", "abs(x - y)*x", "sin(x)*cos(y)", "tan(x/4)*y",
              "tanh(x*y/8)", "min(x^2, y)", "max(x*y, 1)", "x/y", "x^y", "2^(x*y)", "(x - y)^-3", "sign(x)*y", "x^2.5"})
            QTest::newRow(formula) << QString::fromUtf8(formula);
    }

    void derivatives()
    {
        QFETCH(QString, formula);
        const auto surface = parseSurface(formula.toStdString());
        QVERIFY(surface.ok());
        constexpr double h = 1e-5;
        const SurfacePoint p = (*surface)->at({1.3, 0.7});
        const SurfacePoint right = (*surface)->at({1.3 + h, 0.7}), left = (*surface)->at({1.3 - h, 0.7});
        const SurfacePoint above = (*surface)->at({1.3, 0.7 + h}), below = (*surface)->at({1.3, 0.7 - h});
        const auto check = [](double ours, double high, double low) {
            const double difference = (high - low) / (2 * h);
            QVERIFY2(std::abs(ours - difference) < 1e-6 * std::max(1.0, std::abs(difference)),
                     qPrintable(QStringLiteral("%1, not %2").arg(ours).arg(difference)));
        };
        check(p.gradient.x, right.value, left.value);
        check(p.gradient.y, above.value, below.value);
        check(p.hessian[0], right.gradient.x, left.gradient.x);
        check(p.hessian[1], right.gradient.y, left.gradient.y);
        check(p.hessian[2], above.gradient.y, below.gradient.y);
    }

    void mistake_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *formula, const char *message) {
            QTest::newRow(formula) << QString::fromUtf8(formula) << QString::fromUtf8(message);
        };
        row("", "at character 1: expected a number, x, y, a function or an opening parenthesis, but the formula ends");
        row("x +", "at character 4: expected a number");
        row("x + * y", "at character 5: expected a number, x, y, a function or an opening parenthesis, not “*”");
        row("(x + y", "at character 7: expected a closing parenthesis, but the formula ends there");
        row("x)", "at character 2: expected an operator or the end, not “)”");
        row("x² + é", "at character 6: expected a number, x, y, a function or an opening parenthesis, not “é”");
        row("sinn(x)", "at character 1: “sinn” is not known; did you mean “sin”?");
        row("1 + foo", "at character 5: “foo” is not known; there are x, y");
        row("min(x)", "at character 1: min takes two numbers or more");
        row("exp(x, y)", "at character 1: exp takes one number");
        row("sin x", "at character 5: expected the opening parenthesis of sin");
        row("1e999", "at character 1: expected a number that a double can hold");
        row("x = 2", "at character 3: expected an operator or the end, not “=”");
        row("2 3 ; system", "expected an operator or the end, not “;”");
    }

    void mistake()
    {
        QFETCH(QString, formula);
        QFETCH(QString, message);
        const auto surface = parseSurface(formula.toStdString());
        QVERIFY(!surface.ok());
        const QString text = QString::fromStdString(surface.error().message.text());
        QVERIFY2(text.contains(message), qPrintable(text));
    }

    void sizesAreBounded()
    {
        const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "x" + std::string(depth, ')'); };
        QVERIFY(parseSurface(nested(90)).ok());
        QVERIFY(!parseSurface(nested(101)).ok());
        QVERIFY(!parseSurface(std::string(400, '-') + "x").ok());
        std::string roots;
        for (int i = 0; i < 300; ++i)
            roots += "√";
        QVERIFY(!parseSurface(roots + "x").ok());
        std::string powers = "x";
        for (int i = 0; i < 200; ++i)
            powers += "^x";
        QVERIFY(!parseSurface(powers).ok());

        std::string sum = "x";
        while (sum.size() + 2 <= 1000)
            sum += "+x";
        QVERIFY(parseSurface(sum).ok());
        QVERIFY(!parseSurface(sum + "+x").ok());
        QVERIFY(!parseSurface(std::string(10'000'000, '1')).ok());
        QVERIFY(!parseSurface(std::string("x\0y", 3)).ok());
        QVERIFY(!parseSurface("\xff\xfe").ok());
    }
};

QTEST_GUILESS_MAIN(TestFormula)
#include "tst_formula.moc"
