#include "core/training/observe/LayerState.h"

#include "tests/core/training/TrainSamples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

class TestLayerState : public QObject {
    Q_OBJECT

private:
    static std::unique_ptr<Trainer> trained(const std::string &optimizer, int steps)
    {
        TrainSetup setup = setupOf(xorSet(), perceptron());
        setup.optimizer = optimizer;
        auto trainer = trainerOf(setup);
        if (!run(*trainer, steps - 1))
            qFatal("could not be trained");
        trainer->recordTensors();
        if (!run(*trainer, 1))
            qFatal("could not be trained");
        return trainer;
    }
    static const StateSummary *find(const LayerState &layer, const std::string &symbol)
    {
        const auto found = std::find_if(layer.state.begin(), layer.state.end(),
                                        [&](const StateSummary &one) { return one.symbol == symbol; });
        return found == layer.state.end() ? nullptr : &*found;
    }

private slots:
    void saysWhatAdamKeeps()
    {
        const auto trainer = trained("adam", 5);
        const auto layers = readLayers(*trainer);
        const auto &ranges = trainer->model().ranges();
        QCOMPARE(layers.size(), ranges.size());
        for (std::size_t i = 0; i < layers.size(); ++i) {
            QCOMPARE(layers[i].tensor, ranges[i].name);
            QVERIFY(layers[i].norms.weightNorm > 0);
            QCOMPARE(layers[i].state.size(), std::size_t(4)); // s, r, ŝ, r̂
            double squares = 0, sum = 0, largest = 0;
            for (std::size_t k = 0; k < ranges[i].count(); ++k) {
                const double value = trainer->state()[1][ranges[i].offset + k];
                squares += value * value;
                sum += value;
                largest = std::max(largest, std::abs(value));
            }
            const StateSummary *r = find(layers[i], "r");
            QVERIFY(r);
            QVERIFY(std::abs(r->norm - std::sqrt(squares)) <= 1e-12);
            QVERIFY(std::abs(r->mean - sum / static_cast<double>(ranges[i].count())) <= 1e-12);
            QVERIFY(std::abs(r->largest - largest) <= 1e-12);
            // The formulas' corrections after five steps.
            const StateSummary *s = find(layers[i], "s"), *sHat = find(layers[i], "ŝ"), *rHat = find(layers[i], "r̂");
            QVERIFY(s && sHat && rHat);
            QVERIFY(std::abs(sHat->norm / s->norm - 1 / (1 - std::pow(0.9, 5))) < 1e-9);
            QVERIFY(std::abs(rHat->norm / r->norm - 1 / (1 - std::pow(0.999, 5))) < 1e-6);
        }
    }

    void everyOptimizerIsRead()
    {
        for (const auto &kind : optimizerKinds()) {
            const auto trainer = trained(kind->name(), 3);
            for (const LayerState &layer : readLayers(*trainer)) {
                QVERIFY(layer.state.size() >= kind->state().size());
                for (const StateSummary &summary : layer.state)
                    QVERIFY(std::isfinite(summary.norm));
            }
        }
    }

    void histogramsCountEveryNumber()
    {
        const auto trainer = trained("momentum", 4);
        const auto histograms = layerHistograms(*trainer, 0);
        QCOMPARE(histograms.size(), std::size_t(3));
        QCOMPARE(histograms[2].symbol, std::string("v"));
        for (const StateHistogram &histogram : histograms) {
            QCOMPARE(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::int64_t{0}), 16);
            QVERIFY(histogram.low < histogram.high);
            QVERIFY(histogram.counts.front() > 0 && histogram.counts.back() > 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestLayerState)
#include "tst_layerstate.moc"
