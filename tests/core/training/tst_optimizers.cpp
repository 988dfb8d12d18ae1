// Every optimizer against its formula, written here a second time without any of the program's helpers, in float64 on
// the test surfaces; its worked lines; its hyperparameters.

#include "core/training/SurfaceKind.h"
#include "tests/core/training/OptimizerRun.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace vitrine;

namespace {

/// A weight pair as a formula sees it: parameters w, gradients g, memories a and b, step t.
struct Pair {
    double w[2];
    double g[2] = {};
    double a[2] = {};
    double b[2] = {};
    int t = 0;
};

using Set = Hyperparameters;
using Formula = std::function<void(Pair &, const Set &)>;

/// A formula that treats each weight by itself.
Formula each(const std::function<void(double &w, double g, double &a, double &b, int t, const Set &)> &step)
{
    return [step](Pair &p, const Set &set) {
        for (int i = 0; i < 2; ++i)
            step(p.w[i], p.g[i], p.a[i], p.b[i], p.t, set);
    };
}

void plain(double &w, double g, double &, double &, int, const Set &set)
{
    w -= set.at("lr") * (g + set.at("weight_decay") * w);
}

void momentum(double &w, double g, double &v, double &, int, const Set &set)
{
    v = set.at("momentum") * v - set.at("lr") * (g + set.at("weight_decay") * w);
    w += v;
}

void nesterov(double &w, double g, double &v, double &, int, const Set &set)
{
    g += set.at("weight_decay") * w;
    v = set.at("momentum") * v + g;
    w -= set.at("lr") * (g + set.at("momentum") * v);
}

void adagrad(double &w, double g, double &r, double &, int, const Set &set)
{
    g += set.at("weight_decay") * w;
    r += g * g;
    w -= set.at("lr") / (std::sqrt(r) + set.at("eps")) * g;
}

void rmsprop(double &w, double g, double &r, double &, int, const Set &set)
{
    g += set.at("weight_decay") * w;
    r = set.at("rho") * r + (1 - set.at("rho")) * g * g;
    w -= set.at("lr") / (std::sqrt(r) + set.at("eps")) * g;
}

void adam(double &w, double g, double &s, double &r, int t, const Set &set)
{
    g += set.at("weight_decay") * w;
    s = set.at("beta1") * s + (1 - set.at("beta1")) * g;
    r = set.at("beta2") * r + (1 - set.at("beta2")) * g * g;
    const bool corrects = set.at("bias_correction") != 0;
    const double sHat = corrects ? s / (1 - std::pow(set.at("beta1"), t)) : s;
    const double rHat = corrects ? r / (1 - std::pow(set.at("beta2"), t)) : r;
    w -= set.at("lr") * sHat / (std::sqrt(rHat) + set.at("eps"));
}

void adamw(double &w, double g, double &s, double &r, int t, const Set &set)
{
    w -= set.at("lr") * set.at("weight_decay") * w;
    Set without = set;
    without["weight_decay"] = 0;
    adam(w, g, s, r, t, without);
}

void radam(double &w, double g, double &s, double &r, int t, const Set &set)
{
    const double b1 = set.at("beta1"), b2 = set.at("beta2");
    g += set.at("weight_decay") * w;
    s = b1 * s + (1 - b1) * g;
    r = b2 * r + (1 - b2) * g * g;
    const double sHat = s / (1 - std::pow(b1, t));
    const double longest = 2 / (1 - b2) - 1;
    const double length = longest - 2 * t * std::pow(b2, t) / (1 - std::pow(b2, t));
    if (length <= 5) {
        w -= set.at("lr") * sHat;
        return;
    }
    const double rectification =
        std::sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
    const double l = std::sqrt(1 - std::pow(b2, t)) / (std::sqrt(r) + set.at("eps"));
    w -= set.at("lr") * rectification * sHat * l;
}

void lion(double &w, double g, double &s, double &, int, const Set &set)
{
    const double c = set.at("beta1") * s + (1 - set.at("beta1")) * g;
    const double direction = c > 0 ? 1 : c < 0 ? -1 : 0;
    w -= set.at("lr") * (direction + set.at("weight_decay") * w);
    s = set.at("beta2") * s + (1 - set.at("beta2")) * g;
}

/// (x, y) is a matrix of one row, so that X·Xᵀ is a number and the iteration a polynomial of the row's length.
void muon(Pair &p, const Set &set)
{
    double u[2];
    for (int i = 0; i < 2; ++i) {
        p.a[i] = set.at("momentum") * p.a[i] + (1 - set.at("momentum")) * p.g[i];
        u[i] = (1 - set.at("momentum")) * p.g[i] + set.at("momentum") * p.a[i];
    }
    double length = std::sqrt(u[0] * u[0] + u[1] * u[1]);
    const double direction[2] = {u[0] / length, u[1] / length};
    length = 1;
    for (int k = 0; k < 5; ++k)
        length = 3.4445 * length - 4.7750 * std::pow(length, 3) + 2.0315 * std::pow(length, 5);
    for (int i = 0; i < 2; ++i)
        p.w[i] = (1 - set.at("lr") * set.at("weight_decay")) * p.w[i] - set.at("lr") * length * direction[i];
}

const std::map<std::string, Formula> formulas{{"gd", each(plain)},
                                              {"sgd", each(plain)},
                                              {"momentum", each(momentum)},
                                              {"nesterov", each(nesterov)},
                                              {"adagrad", each(adagrad)},
                                              {"rmsprop", each(rmsprop)},
                                              {"adam", each(adam)},
                                              {"adamw", each(adamw)},
                                              {"radam", each(radam)},
                                              {"lion", each(lion)},
                                              {"muon", muon}};

/// Legal values that are not the defaults, so that one that is ignored shows.
const Hyperparameters unusual{{"lr", 0.0005},  {"momentum", 0.7}, {"rho", 0.8},          {"beta1", 0.85},
                              {"beta2", 0.95}, {"eps", 1e-3},     {"weight_decay", 0.02}};

Hyperparameters unusualFor(const OptimizerKind &kind)
{
    Hyperparameters given;
    for (const HyperparameterSpec &spec : kind.hyperparameters())
        if (const auto found = unusual.find(spec.name); found != unusual.end())
            given[spec.name] = found->second;
    return given;
}

} // namespace

class TestOptimizers : public QObject {
    Q_OBJECT

private slots:
    void followsItsFormula_data();
    void followsItsFormula();
    void defaultsAreTheContracts();
    void switchesDoWhatTheySay();
    void workedLinesAreTheStep_data() { addKinds(); }
    void workedLinesAreTheStep();
    void workChangesNothing_data() { addKinds(); }
    void workChangesNothing();
    void vectorLoopsTreatAllWeightsAlike_data() { addKinds(); }
    void vectorLoopsTreatAllWeightsAlike();
    void muonMakesMatricesOrthogonal();
    void wrongSettingsAreRefused();

private:
    static void addKinds()
    {
        QTest::addColumn<QString>("name");
        for (const auto &kind : optimizerKinds())
            QTest::newRow(kind->name().c_str()) << QString::fromStdString(kind->name());
    }
};

void TestOptimizers::followsItsFormula_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("surface");
    for (const auto &kind : optimizerKinds())
        for (const char *surface : {"rosenbrock", "beale", "valley", "styblinski_tang"})
            QTest::addRow("%s on %s", kind->name().c_str(), surface)
                << QString::fromStdString(kind->name()) << QString::fromLatin1(surface);
}

void TestOptimizers::followsItsFormula()
{
    QFETCH(QString, name);
    QFETCH(QString, surface);
    const auto formula = formulas.find(name.toStdString());
    QVERIFY2(formula != formulas.end(), "an optimizer without a formula in this test");
    const OptimizerKind &kind = *findOptimizerKind(name.toStdString());
    const SurfaceKind &place = *findSurfaceKind(surface.toStdString());

    test::OptimizerRun<double> run(kind, unusualFor(kind), {{1, 2}});
    Pair pair{{place.start().x, place.start().y}};
    run.weights = {pair.w[0], pair.w[1]};
    for (int step = 1; step <= 100; ++step) {
        const Point2 here = place.at({run.weights[0], run.weights[1]}).gradient;
        run.gradients = {here.x, here.y};
        run.step();
        const Point2 there = place.at({pair.w[0], pair.w[1]}).gradient;
        pair.g[0] = there.x;
        pair.g[1] = there.y;
        pair.t = step;
        formula->second(pair, run.settings);
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY2(std::abs(run.weights[i] - pair.w[i]) <= 1e-9 * std::max(1.0, std::abs(pair.w[i])),
                     qPrintable(QStringLiteral("step %1: %2, not %3").arg(step).arg(run.weights[i]).arg(pair.w[i])));
    }
    QVERIFY(std::hypot(pair.w[0] - place.start().x, pair.w[1] - place.start().y) > 0.01);
}

void TestOptimizers::defaultsAreTheContracts()
{
    const Hyperparameters usual{{"lr", 0.01},     {"momentum", 0.9}, {"rho", 0.9},         {"beta1", 0.9},
                                {"beta2", 0.999}, {"eps", 1e-8},     {"weight_decay", 0.0}};
    QCOMPARE(optimizerKinds().size(), formulas.size());
    for (const auto &[name, formula] : formulas) {
        const OptimizerKind *kind = findOptimizerKind(name);
        QVERIFY2(kind, name.c_str());
        const bool isAdam = name == "adam" || name == "adamw" || name == "radam";
        const Hyperparameters defaults = *completeHyperparameters(*kind, {});
        for (const auto &[key, value] : defaults) {
            const auto expected = usual.find(key);
            if (key == "lr" && isAdam)
                QCOMPARE(value, 1e-3);
            else if (expected != usual.end())
                QCOMPARE(value, expected->second);
        }
        QCOMPARE(kind->isFullBatch(), name == "gd");
        QVERIFY(!kind->summary().isEmpty() && !kind->title().empty());
        for (const HyperparameterSpec &spec : kind->hyperparameters()) {
            QVERIFY2(spec.min <= spec.usualMin && spec.usualMin < spec.usualMax && spec.usualMax <= spec.max,
                     (name + " " + spec.name).c_str());
            QVERIFY(!spec.logarithmic || spec.usualMin > 0);
            QVERIFY(!spec.help.isEmpty() && !spec.symbol.empty());
        }
    }
}

void TestOptimizers::switchesDoWhatTheySay()
{
    // Without correction Adam's first steps are larger: s is a tenth of g, but the root of r only a thirtieth.
    const auto firstStep = [](double corrects) {
        test::OptimizerRun<double> run(*findOptimizerKind("adam"), {{"bias_correction", corrects}}, {{1}});
        run.gradients = {2};
        run.step();
        return -run.weights[0];
    };
    QVERIFY(std::abs(firstStep(1) - 1e-3) < 1e-9);
    QVERIFY(std::abs(firstStep(0) - 1e-3 * 0.1 / std::sqrt(0.001)) < 1e-9);

    // The two forms of momentum part where the rate changes: the notes' keeps the old steps, PyTorch's scales them.
    const auto afterTheRateFell = [](double pytorchForm) {
        test::OptimizerRun<double> run(*findOptimizerKind("momentum"), {{"lr", 1}, {"pytorch_form", pytorchForm}},
                                       {{1}});
        run.gradients = {1};
        run.step();
        run.settings["lr"] = 0;
        run.step();
        return run.weights[0];
    };
    QCOMPARE(afterTheRateFell(0), -1.9);
    QCOMPARE(afterTheRateFell(1), -1.0);
}

void TestOptimizers::workedLinesAreTheStep()
{
    QFETCH(QString, name);
    const OptimizerKind &kind = *findOptimizerKind(name.toStdString());
    test::OptimizerRun<double> run(kind, unusualFor(kind), {{3, 2}, {2}});
    for (int step = 1; step <= 12; ++step) {
        for (std::size_t i = 0; i < run.weights.size(); ++i)
            run.gradients[i] = std::sin(static_cast<double>(i) * 1.3 + step) + 0.4 * run.weights[i];
        std::vector<std::vector<WorkedLine>> work;
        for (std::size_t i = 0; i < run.weights.size(); ++i)
            work.push_back(kind.work(run.row(), i, run.settings));
        run.step();
        for (std::size_t i = 0; i < run.weights.size(); ++i) {
            double weight = NAN;
            for (const WorkedLine &line : work[i]) {
                // The numbers have six digits, of which a difference loses one or two: in Muon's iteration of numbers
                // near 1, and a little elsewhere.
                const double scale = line.symbol.starts_with("x") ? 0.1 : 0.001;
                const auto again = parseSurface(line.numbers);
                QVERIFY2(again.ok(), (line.numbers + ": " + (again ? "" : again.error().message.text())).c_str());
                const double value = (*again)->value({0, 0});
                QVERIFY2(std::abs(value - line.value) <= 1e-4 * std::max(scale, std::abs(line.value)),
                         (line.symbol + " = " + line.numbers + " gives " + std::to_string(value) + ", not "
                          + std::to_string(line.value))
                             .c_str());
                if (line.symbol == "w")
                    weight = line.value;
                for (std::size_t k = 0; k < kind.state().size(); ++k)
                    if (line.symbol == kind.state()[k].name)
                        QCOMPARE(line.value, run.state[k][i]);
            }
            QVERIFY2(std::abs(weight - run.weights[i]) <= 1e-14, (name.toStdString() + " w").c_str());
        }
    }
}

void TestOptimizers::workChangesNothing()
{
    QFETCH(QString, name);
    const OptimizerKind &kind = *findOptimizerKind(name.toStdString());
    test::OptimizerRun<double> run(kind, {}, {{2, 2}});
    run.weights = {1, 2, 3, 4};
    run.gradients = {0.1, -0.2, 0.3, -0.4};
    run.step();
    const auto weights = run.weights;
    const auto state = run.state;
    QVERIFY(!kind.work(run.row(), 2, run.settings).empty());
    QCOMPARE(run.weights, weights);
    QCOMPARE(run.state, state);
}

/// A loop of vectors has a rest at its end: 67 equal weights must stay equal, in float and double.
void TestOptimizers::vectorLoopsTreatAllWeightsAlike()
{
    QFETCH(QString, name);
    const auto check = [&]<typename Real>(Real) {
        test::OptimizerRun<Real> run(*findOptimizerKind(name.toStdString()), {}, {{67}});
        for (std::size_t i = 0; i < 67; ++i)
            run.weights[i] = Real(0.3);
        for (int step = 0; step < 5; ++step) {
            for (std::size_t i = 0; i < 67; ++i)
                run.gradients[i] = Real(0.17) - Real(0.05) * Real(step);
            run.step();
        }
        QVERIFY(run.weights[0] != Real(0.3));
        for (std::size_t i = 1; i < 67; ++i)
            QCOMPARE(run.weights[i], run.weights[0]);
    };
    check(1.0F);
    check(1.0);
}

/// What Muon is for: all directions of a matrix count nearly alike, the rare as well as the common ones.
void TestOptimizers::muonMakesMatricesOrthogonal()
{
    test::OptimizerRun<float> run(*findOptimizerKind("muon"), {{"lr", 1}}, {{3, 40}});
    for (std::size_t j = 0; j < 40; ++j)
        for (std::size_t i = 0; i < 3; ++i)
            run.gradients[i * 40 + j] =
                std::pow(0.1F, static_cast<float>(i)) * std::sin(static_cast<float>(j * (i + 1)) * 0.4F);
    run.step();
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k <= i; ++k) {
            double product = 0;
            for (std::size_t j = 0; j < 40; ++j)
                product += static_cast<double>(run.weights[i * 40 + j]) * static_cast<double>(run.weights[k * 40 + j]);
            if (i == k)
                QVERIFY2(product > 0.4 && product < 1.6, qPrintable(QString::number(product)));
            else
                QVERIFY2(std::abs(product) < 0.3, qPrintable(QString::number(product)));
        }
}

void TestOptimizers::wrongSettingsAreRefused()
{
    const OptimizerKind &adam = *findOptimizerKind("adam");
    const auto message = [&](const Hyperparameters &given) {
        const auto result = completeHyperparameters(adam, given);
        return result ? std::string() : result.error().message.text();
    };
    QCOMPARE(message({{"lr", 0.5}}), std::string());
    QVERIFY(message({{"beta_1", 0.5}}).find("Did you mean “beta1”?") != std::string::npos);
    QVERIFY(message({{"momentum", 0.5}}).find("There are: lr, beta1, beta2, eps, weight_decay") != std::string::npos);
    QCOMPARE(message({{"lr", -1}}), std::string("adam: lr is a number from 0 to 1e+06, not -1."));
    QVERIFY(!message({{"lr", NAN}}).empty() && !message({{"beta2", 1}}).empty());
    QCOMPARE(message({{"bias_correction", 0.5}}), std::string("adam: bias_correction is 1 (on) or 0 (off), not 0.5."));
    QVERIFY(parseHyperparameter("lr=1e-3").ok());
    for (const char *bad : {"lr", "=1", "lr=", "lr=1x", "lr=inf", "lr=nan", "lr 1", ""})
        QVERIFY2(!parseHyperparameter(bad).ok(), bad);
    QVERIFY(!findOptimizerKind("adamax"));
}

QTEST_GUILESS_MAIN(TestOptimizers)
#include "tst_optimizers.moc"
